namespace NewsBot.Messaging;

/// <summary>The commands, in the order of the menu.</summary>
internal sealed class SlashCommands(IEnumerable<SlashCommand> commands)
{
    private static readonly char[] EndOfName = [' ', '\n', '\t', '@'];

    private readonly SlashCommand[] _all = [.. commands];

    /// <summary>The commands that somebody may use, in the order of the menu.</summary>
    public IEnumerable<SlashCommand> AvailableTo(bool isModerator) =>
        _all.Where(command => isModerator || !command.IsForModerators);

    /// <summary>The command of a name; null if there is none that this person may use.</summary>
    /// <param name="name">The name without the slash.</param>
    /// <param name="isModerator">Whether a moderator sent it.</param>
    public SlashCommand? Find(string name, bool isModerator) =>
        AvailableTo(isModerator)
            .FirstOrDefault(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

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
