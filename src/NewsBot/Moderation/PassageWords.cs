using NewsBot.Replies;

namespace NewsBot.Moderation;

/// <summary>The words that name a passage in a header: "Who owns the ship? =&gt; Shoei Kisen Kaisha".</summary>
internal static class PassageWords
{
    private const int WordsAtFirst = 6;

    /// <summary>
    /// As few words as no earlier paragraph of the article has, from the start of the best sentence; at worst all of
    /// the paragraph.
    /// </summary>
    public static string Select(Passage passage)
    {
        var text = OneLine(passage.Text);
        var start = passage.BestSentence.Start;
        var earlier = passage.Article.Paragraphs.Take(passage.Paragraph - 1).Select(OneLine).ToList();
        var words = 0;
        for (var end = start; end < text.Length; end++)
        {
            if (!char.IsWhiteSpace(text[end]) || ++words < WordsAtFirst)
                continue;
            var candidate = text[start..end];
            if (!earlier.Exists(other => other.Contains(candidate, StringComparison.OrdinalIgnoreCase)))
                return candidate;
        }

        return earlier.Exists(other => other.Contains(text[start..], StringComparison.OrdinalIgnoreCase))
            ? text
            : text[start..];
    }

    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ');
}
