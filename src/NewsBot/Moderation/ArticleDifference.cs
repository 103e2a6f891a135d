using System.Globalization;
using NewsBot.Import.PlainText;
using NewsBot.Localization;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Moderation;

/// <summary>How a new version of an article differs from the one before.</summary>
/// <param name="Added">Paragraphs that only the new version has.</param>
/// <param name="Removed">Paragraphs that only the old version has.</param>
/// <param name="Changed">Paragraphs that both have in different words, the old text first.</param>
internal sealed record ArticleDifference(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyList<(string Old, string New)> Changed
)
{
    /// <summary>The shared part of the words from which two paragraphs are versions of each other.</summary>
    private const double MinShareOfWords = 0.4;

    private const int MaxShownLength = 200;
    private const int WordsBefore = 3;

    /// <summary>Compares the paragraphs of two versions, ignoring case, white space and punctuation.</summary>
    public static ArticleDifference Of(Article old, Article @new)
    {
        var removed = old.Paragraphs.ToList();
        var added = new List<string>();
        foreach (var paragraph in @new.Paragraphs)
        {
            var same = removed.FindIndex(other => LetterComparison.AreSame(other, paragraph));
            if (same >= 0)
                removed.RemoveAt(same);
            else
                added.Add(paragraph);
        }

        var changed = new List<(string Old, string New)>();
        foreach (var paragraph in added.ToList())
        {
            var words = GetWords(paragraph);
            var closest = removed
                .Select(other => (Text: other, Share: GetShare(words, GetWords(other))))
                .DefaultIfEmpty()
                .MaxBy(other => other.Share);
            if (closest.Share < MinShareOfWords)
                continue;
            changed.Add((closest.Text, paragraph));
            removed.Remove(closest.Text);
            added.Remove(paragraph);
        }

        return new ArticleDifference(added, removed, changed);
    }

    /// <summary>The lines that say how two versions differ; none if they don't.</summary>
    public static IEnumerable<string> Describe(Article old, Article @new, Phrases words)
    {
        if (old.Headline != @new.Headline)
            yield return Entry(words.FieldTitle, old.Headline, @new.Headline);
        if (@new.Date is { } date && date != old.Date)
            yield return Entry(words.FieldDate, Show(old.Date, words), Show(date, words));
        if (@new.Outlet is { } outlet && outlet != old.Outlet)
            yield return Entry(words.FieldOutlet, old.Outlet ?? "–", outlet);
        if (@new.Url is { } link && link != old.Url)
            yield return Entry(words.FieldLink, old.Url?.AbsoluteUri ?? "–", link.AbsoluteUri);
        var text = Of(old, @new);
        if (text.Added.Count + text.Removed.Count + text.Changed.Count > 0)
            yield return words.Paragraphs(text.Added.Count, text.Removed.Count, text.Changed.Count);
        if (text.Changed.Count > 0)
        {
            var (before, after) = text.Changed[0];
            var start = FindDifference(before, after);
            yield return "− " + Excerpt(before, start);
            yield return "+ " + Excerpt(after, start);
        }
        else if (text.Added.Count > 0)
        {
            yield return "+ " + Excerpt(text.Added[0], 0);
        }
    }

    private static string Entry(string name, string before, string after) =>
        ShownText.OneLine($"{name}: {before} → {after}", 2 * MaxShownLength);

    private static string Show(DateOnly? date, Phrases words) => date is { } day ? words.ShortDay(day) : words.Undated;

    /// <summary>The start of the words that differ first, with a few before them.</summary>
    private static int FindDifference(string one, string other)
    {
        var end = one.AsSpan().CommonPrefixLength(other);
        for (var words = 0; end > 0; end--)
        {
            if (char.IsWhiteSpace(one[end - 1]) && words++ == WordsBefore)
                break;
        }

        return end;
    }

    private static string Excerpt(string text, int start) =>
        ShownText.OneLine(start > 0 ? "…" + text[start..] : text, MaxShownLength);

    private static HashSet<string> GetWords(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(LetterComparison.Normalize)
            .Where(word => word.Length > 0)
            .ToHashSet(StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true));

    /// <summary>Dice's coefficient, 0 to 1.</summary>
    private static double GetShare(HashSet<string> one, HashSet<string> other) =>
        2.0 * one.Count(other.Contains) / Math.Max(1, one.Count + other.Count);
}
