using System.Collections.Frozen;
using Lucene.Net.Analysis.Util;

namespace NewsBot.Search.Languages;

/// <summary>Lists of words as they are written in the languages' files.</summary>
internal static class WordList
{
    /// <summary>The words of a text, parted by white space.</summary>
    public static string[] Parse(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words of a text as a set.</summary>
    public static FrozenSet<string> ParseSet(string words) => Parse(words).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Lucene.NET's list of function words, and the words with which a question asks, which it lacks.
    /// </summary>
    /// <param name="less">What is also a common noun or name: "estado" is "been" and "state".</param>
    public static IEnumerable<string> Parse(CharArraySet set, string more, string less = "") =>
        set.Select(word => word.ToString()!).Except(Parse(less)).Concat(Parse(more));
}
