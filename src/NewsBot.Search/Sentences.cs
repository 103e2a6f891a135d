using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>The sentences of a text.</summary>
public static class Sentences
{
    /// <returns>Ranges in order that cover all of the text but the white space between the sentences.</returns>
    public static IReadOnlyList<TextRange> Split(string text) => SentenceSplitter.Split(text);
}
