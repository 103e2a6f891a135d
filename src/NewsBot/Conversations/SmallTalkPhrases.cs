namespace NewsBot.Conversations;

/// <summary>The contents of the embedded file <c>SmallTalkPhrases.txt</c>.</summary>
internal static class SmallTalkPhrases
{
    private const string Filler = "Filler";

    /// <summary>Phrases that are small talk by themselves.</summary>
    public static IReadOnlyList<(string Phrase, string Language, SmallTalkKind Kind)> All { get; }

    /// <summary>Words that may accompany such a phrase, like "again" in "hello again".</summary>
    public static IReadOnlyList<string> Fillers { get; }

    static SmallTalkPhrases()
    {
        var phrases = new List<(string, string, SmallTalkKind)>();
        var fillers = new List<string>();
        string[] section = [];
        foreach (var line in Lines())
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                section = line.Trim('[', ']').Split(' ');
                continue;
            }

            var words = line.Split('|', StringSplitOptions.TrimEntries);
            if (section is [Filler])
            {
                fillers.AddRange(words);
                continue;
            }

            var (language, kind) = (section[0], Enum.Parse<SmallTalkKind>(section[1]));
            phrases.AddRange(words.Select(phrase => (phrase, language, kind)));
        }

        All = phrases;
        Fillers = fillers;
    }

    private static IEnumerable<string> Lines()
    {
        var name = $"{typeof(SmallTalkPhrases).FullName}.txt";
        using var reader = new StreamReader(typeof(SmallTalkPhrases).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
