namespace NewsBot.Messaging;

/// <summary>A command that somebody sent.</summary>
/// <param name="Incoming">The message.</param>
/// <param name="Argument">The text after the command's name; may be empty.</param>
/// <param name="Scene">What the reply is composed from.</param>
/// <param name="Commands">All commands.</param>
internal sealed record CommandInvocation(
    IncomingMessage Incoming,
    string Argument,
    ReplyContext Scene,
    SlashCommands Commands
);
