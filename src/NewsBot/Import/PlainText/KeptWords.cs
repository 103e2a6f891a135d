namespace NewsBot.Import.PlainText;

/// <summary>
/// The blocks that the header's <c>keep</c> lines bring back: those that have the words of one of them.
/// </summary>
internal sealed class KeptWords(ArticleHeader header)
{
    private readonly IReadOnlyList<string> _words = header[HeaderKey.Keep]?.Items ?? [];
    private readonly HashSet<string> _found = [];

    /// <summary>Whether a block has the words of a line.</summary>
    public bool Has(string block)
    {
        foreach (var words in _words)
        {
            if (!block.Contains(words, StringComparison.OrdinalIgnoreCase))
                continue;
            _found.Add(words);
            return true;
        }

        return false;
    }

    /// <summary>Warnings about words that no block has.</summary>
    public IEnumerable<Problem> Problems =>
        _words
            .Where(words => !_found.Contains(words))
            .Select(words =>
                header[HeaderKey.Keep]!.Report(
                    Problem.Warning(
                        $"no line of the text has the words '{TextShortening.Shorten(words)}', which 'keep' names",
                        "Copy some words of the line that was left out"
                    )
                )
            );
}
