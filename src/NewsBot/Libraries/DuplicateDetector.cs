using System.Globalization;
using System.Runtime.InteropServices;
using NewsBot.Articles;
using NewsBot.Import.PlainText;
using NewsBot.Search;

namespace NewsBot.Libraries;

/// <summary>
/// Finds articles that a library has more than once: versions under one link, and texts that are the same or nearly so.
/// </summary>
internal static class DuplicateDetector
{
    /// <summary>A paragraph that more articles have is an outlet's formula.</summary>
    private const int MaxArticles = 8;

    /// <summary>The shared part of the shorter text from which two texts are nearly identical.</summary>
    private const double NearlyTheSame = 0.5;

    /// <summary>
    /// With fewer of its words in the other text, and none of its headline's, an article is no version of another one:
    /// one of the two links is wrong.
    /// </summary>
    private const double MinShareOfStory = 0.2;

    private const int MinWordLength = 4;

    /// <summary>A link that more files have is a template's, and they need not be compared.</summary>
    private const int MaxVersions = 100;

    /// <summary>
    /// The file whose article is the one to quote, for each file that has an earlier version under the same link: later
    /// by date, fuller, later in the folder. A site's front page is no article's link, and texts that have nothing in
    /// common are no versions of each other, although some templates give them all one link.
    /// </summary>
    public static Dictionary<string, string> EarlierVersions(IEnumerable<FileReport> files) =>
        files
            .Where(file => file.Article?.Url is { } link && link.PathAndQuery != "/")
            .GroupBy(file => file.Article!.Url!.GetLeftPart(UriPartial.Query), StringComparer.Ordinal)
            .Where(versions => versions.Count() is > 1 and <= MaxVersions)
            .SelectMany(EarlierOnes)
            .ToDictionary(version => version.Path, version => version.Newest, StringComparer.Ordinal);

    private static IEnumerable<(string Path, string Newest)> EarlierOnes(IEnumerable<FileReport> underOneLink)
    {
        var rest = underOneLink
            .OrderByDescending(file => file.Article!.Date ?? DateOnly.MinValue)
            .ThenByDescending(file => file.Article!.Paragraphs.Sum(paragraph => paragraph.Length))
            .ThenByDescending(file => file.Path, StringComparer.Ordinal)
            .Select(file => new Story(file))
            .ToList();
        while (rest.Count > 0)
        {
            var newest = rest[0];
            var earlier = rest.Skip(1).Where(newest.IsAlsoIn).ToHashSet();
            foreach (var story in earlier)
                yield return (story.Path, newest.Path);
            rest.RemoveAll(story => story == newest || earlier.Contains(story));
        }
    }

    /// <summary>What an article is about, by its words.</summary>
    private sealed class Story(FileReport file)
    {
        private readonly HashSet<string> _headline = Words([file.Article!.Headline]);

        /// <summary>Most versions have words of the headline in common, and their texts need not be looked at.</summary>
        private readonly Lazy<HashSet<string>> _text = new(() => Words(file.Article!.Paragraphs));

        public string Path { get; } = file.Path;

        public bool IsAlsoIn(Story other) =>
            _headline.Overlaps(other._headline) || SharesText(_text.Value, other._text.Value);

        private static bool SharesText(HashSet<string> one, HashSet<string> other) =>
            one.Count(other.Contains) >= MinShareOfStory * Math.Min(one.Count, other.Count);

        /// <summary>Longer words; of scripts without spaces, pairs of letters.</summary>
        private static HashSet<string> Words(IEnumerable<string> texts)
        {
            var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var text in texts)
            {
                var start = 0;
                for (var i = 0; i <= text.Length; i++)
                {
                    if (i < text.Length && char.IsLetter(text[i]))
                    {
                        if (i > start && char.GetUnicodeCategory(text[i]) == UnicodeCategory.OtherLetter)
                            words.Add(text[(i - 1)..(i + 1)]);
                        continue;
                    }

                    if (i - start >= MinWordLength)
                        words.Add(text[start..i]);
                    start = i + 1;
                }
            }

            return words;
        }
    }

    /// <summary>The articles that have their text, or half of it, in common with another one.</summary>
    /// <param name="fingerprints">Their paragraphs' prints.</param>
    public static List<DuplicatePair> Find(IReadOnlyList<Article> articles, ParagraphFingerprints fingerprints)
    {
        var paragraphs = articles.Select(article => fingerprints[article]).ToList();
        var places = new Dictionary<ParagraphFingerprint, List<int>>();
        for (var a = 0; a < articles.Count; a++)
        {
            foreach (var paragraph in paragraphs[a])
            {
                ref var of = ref CollectionsMarshal.GetValueRefOrAddDefault(places, paragraph, out _);
                (of ??= new List<int>(1)).Add(a);
            }
        }

        var shared = new Dictionary<(int One, int Other), int>();
        foreach (var (paragraph, of) in places)
        {
            if (of.Count is < 2 or > MaxArticles)
                continue;
            for (var i = 0; i < of.Count; i++)
            {
                for (var j = i + 1; j < of.Count; j++)
                    shared[(of[i], of[j])] = shared.GetValueOrDefault((of[i], of[j])) + paragraph.Letters;
            }
        }

        var lengths = paragraphs.ConvertAll(texts => texts.Sum(text => text.Letters));
        return
        [
            .. shared
                .OrderBy(pair => pair.Key)
                .Where(pair => pair.Value >= NearlyTheSame * Math.Min(lengths[pair.Key.One], lengths[pair.Key.Other]))
                .Select(pair => new DuplicatePair(
                    articles[pair.Key.One],
                    articles[pair.Key.Other],
                    pair.Value == lengths[pair.Key.One] && pair.Value == lengths[pair.Key.Other]
                )),
        ];
    }
}

/// <summary>Two articles with text in common.</summary>
/// <param name="One">The first one in the library's order.</param>
/// <param name="IsWhole">Whether all of their text is the same, rather than half of it or more.</param>
internal sealed record DuplicatePair(Article One, Article Other, bool IsWhole)
{
    /// <summary>The warning about the other one.</summary>
    public Problem Problem =>
        IsWhole
            ? Problem.Warning(
                $"it has the same text as '{One.Id}'; both are kept as copies of one story",
                "Take one away if it came in twice"
            )
            : Problem.Warning(
                $"it has half of its text or more from '{One.Id}'",
                "If it is a new version, give both the same link, or take the old one away"
            );
}
