using System.Collections.Frozen;

namespace NewsBot.Import.PlainText;

/// <summary>Sets of words that are compared without regard to letter case.</summary>
internal static class WordSet
{
    /// <summary>The words of a text, separated by spaces.</summary>
    public static FrozenSet<string> Parse(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
