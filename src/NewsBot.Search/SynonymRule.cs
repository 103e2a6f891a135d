namespace NewsBot.Search;

/// <summary>
/// Words that mean the same in a library, as its moderators define it: a query for one matches the others too, with a
/// lower weight.
/// </summary>
/// <param name="Asked">Words or phrases that are asked for.</param>
/// <param name="Found">Words or phrases that are searched for in addition.</param>
public sealed record SynonymRule(IReadOnlyList<string> Asked, IReadOnlyList<string> Found)
{
    private const string Leads = "=>";

    /// <summary>
    /// Reads a line: "kremlin, moscow" for both directions, "premier =&gt; prime minister" for one. Null for a line
    /// without effect: a single word, or nothing on one side of the arrow.
    /// </summary>
    public static SynonymRule? Parse(string line)
    {
        var sides = line.Split(Leads)
            .Select(side =>
                side.Split(
                    [',', '،', '、', '，'],
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
            )
            .ToArray();
        return sides switch
        {
            [{ Length: > 1 } words] => new SynonymRule(words, words),
            [{ Length: > 0 } asked, { Length: > 0 } found] => new SynonymRule(asked, found),
            _ => null,
        };
    }
}
