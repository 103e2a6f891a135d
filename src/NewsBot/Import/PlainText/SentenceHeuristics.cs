using System.Text;

namespace NewsBot.Import.PlainText;

/// <summary>Distinguishes sentences from headlines, names and fragments.</summary>
internal static class SentenceHeuristics
{
    /// <summary>A line of at least this length that ends a sentence is running text.</summary>
    private const int MinRunningLength = 70;

    /// <summary>How many words there are between white space.</summary>
    public static int CountWords(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Whether the last sign, quotes and brackets aside, ends a sentence.</summary>
    public static bool IsWhole(string text)
    {
        var end = text.Length;
        while (end > 0 && "\"'”’»)]）」』".Contains(text[end - 1], StringComparison.Ordinal))
            end--;
        return end > 0 && ".!?…:;。！？؟۔।".Contains(text[end - 1], StringComparison.Ordinal);
    }

    /// <summary>Whether a text that grows is surely running text so far; its end alone is copied.</summary>
    public static bool IsRunning(StringBuilder text)
    {
        var end = text.Length;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end < MinRunningLength)
            return false;
        return IsWhole(text.ToString(end - MinRunningLength, MinRunningLength));
    }

    /// <summary>Whether it is surely running text.</summary>
    public static bool IsRunning(string text) => text.Length >= MinRunningLength && IsWhole(text);
}
