namespace NewsBot.Messaging;

/// <summary>A command that a user sent.</summary>
/// <param name="Argument">The text after the command's name; may be empty.</param>
/// <param name="Context">What the reply is composed from.</param>
internal sealed record CommandInvocation(
    IncomingMessage Incoming,
    string Argument,
    ReplyContext Context,
    SlashCommands Commands
);
