using NewsBot.Localization;

namespace NewsBot.Messaging;

/// <summary>The commands, in the order of the menu.</summary>
internal sealed class SlashCommands(IEnumerable<SlashCommand> commands)
{
    private static readonly char[] EndOfName = [' ', '\n', '\t', '@'];

    private readonly SlashCommand[] _all = [.. commands];

    /// <summary>The command menu: the commands with a description that a user may use.</summary>
    public IEnumerable<(SlashCommand Command, string Description)> Menu(bool isModerator, Phrases words)
    {
        foreach (var command in AvailableTo(isModerator))
        {
            if (command.Describe(words) is { } description)
                yield return (command, description);
        }
    }

    /// <summary>The command with a name; null if there is none that this user may use.</summary>
    /// <param name="name">The name without the slash.</param>
    /// <param name="isModerator">Whether a moderator sent it.</param>
    public SlashCommand? Find(string name, bool isModerator) =>
        AvailableTo(isModerator)
            .FirstOrDefault(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<SlashCommand> AvailableTo(bool isModerator) =>
        _all.Where(command => isModerator || !command.IsForModerators);

    /// <summary>Splits "/ask@news_bot Who?" into name and argument; null if the text is not a command.</summary>
    public static (string Name, string Argument)? Parse(string text)
    {
        if (!text.StartsWith('/'))
            return null;
        var end = text.AsSpan().IndexOfAny(EndOfName);
        var space = text.IndexOfAny([' ', '\n', '\t']);
        return ((end < 0 ? text : text[..end])[1..].ToLowerInvariant(), space < 0 ? "" : text[space..].Trim());
    }
}
