using NewsBot.Localization;
using NewsBot.Replies;

namespace NewsBot.Messaging;

/// <summary>A command such as <c>/latest</c>.</summary>
/// <param name="name">The name without the slash, in lower case.</param>
internal abstract class SlashCommand(string name)
{
    public string Name { get; } = name;

    /// <summary>Whether only moderators can use and see it.</summary>
    public virtual bool IsForModerators => false;

    /// <summary>Whether, in a group, only the sender sees the reply.</summary>
    public virtual bool IsEphemeral => true;

    /// <summary>The line in the menu of commands; null for a command that is not in the menu.</summary>
    public virtual string? Describe(Phrases words) => null;

    public abstract Reply ReplyTo(CommandInvocation call);
}
