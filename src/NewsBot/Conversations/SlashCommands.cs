using System.Collections.Immutable;
using NewsBot.Messages;
using NewsBot.Wording;

namespace NewsBot.Conversations;

/// <summary>Something that is asked for by name, as in «/latest».</summary>
/// <param name="Name">The name without its slash, in lower case.</param>
/// <param name="Does">What it does, in a line of a menu; null for one that is in no menu.</param>
/// <param name="Reply">The reply to it and to the words behind it.</param>
internal sealed record SlashCommand(string Name, Func<Words, string>? Does, Func<Incoming, string, Reply> Reply)
{
    /// <summary>Whether only moderators have it; nobody else can tell that there is one.</summary>
    public bool IsForModerators { get; init; }

    /// <summary>Whether, in a group, it concerns nobody but who asks.</summary>
    public bool IsAside { get; init; } = true;
}

/// <summary>The commands, in the order of a menu.</summary>
internal sealed class SlashCommands(ImmutableArray<SlashCommand> all)
{
    private static readonly char[] EndOfName = [' ', '\n', '\t', '@'];

    /// <summary>Those that stand in somebody's menu.</summary>
    /// <param name="isModerator">Whether they are a moderator.</param>
    public IEnumerable<SlashCommand> Menu(bool isModerator) =>
        all.Where(command => command.Does is not null && (isModerator || !command.IsForModerators));

    /// <summary>The command of a name; null where there is none that somebody has.</summary>
    /// <param name="name">The name, without its slash.</param>
    /// <param name="isModerator">Whether they are a moderator.</param>
    public SlashCommand? Find(string name, bool isModerator) =>
        all.FirstOrDefault(command =>
            (isModerator || !command.IsForModerators) && command.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Takes «/ask@news_bot Who?» apart; null where a text is no command.</summary>
    public static (string Name, string Argument)? Parse(string text)
    {
        if (!text.StartsWith('/'))
            return null;
        var end = text.AsSpan().IndexOfAny(EndOfName);
        var space = text.IndexOfAny([' ', '\n', '\t']);
        return ((end < 0 ? text : text[..end])[1..].ToLowerInvariant(), space < 0 ? "" : text[space..].Trim());
    }
}
