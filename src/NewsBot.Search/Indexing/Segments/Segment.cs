using NewsBot.Search.Collections;

namespace NewsBot.Search.Indexing.Segments;

/// <summary>
/// The articles of one update, with paragraph and article ids from 0; their words and terms have the ids of the
/// library's <see cref="TermDictionary"/>. A library is a list of segments, so an update costs as much as what
/// changed: with 10,000 paragraphs 5 milliseconds instead of half a second. Smaller libraries would not need it.
/// Immutable.
/// </summary>
/// <param name="Counts">The number of paragraphs of each article.</param>
/// <param name="Headlines">The terms of headlines with standfirst and date, one document per article.</param>
/// <param name="HeadlineWords">The words of headlines alone.</param>
internal sealed record Segment(
    ArticleLanguages[] Languages,
    int[] Counts,
    ForwardIndex Words,
    InvertedIndex Paragraphs,
    InvertedIndex Headlines,
    HeadlineWords HeadlineWords
)
{
    private readonly int[] _articleOf = GetArticles(Counts);

    /// <summary>The number of its articles.</summary>
    public int Articles => Counts.Length;

    /// <summary>The number of its paragraphs.</summary>
    public int ParagraphCount => Words.Count;

    /// <summary>Bytes held.</summary>
    public long Bytes =>
        Words.Bytes
        + Paragraphs.Bytes
        + Headlines.Bytes
        + HeadlineWords.Bytes
        + ((Counts.LongLength + _articleOf.LongLength) * sizeof(int));

    /// <summary>The article that a paragraph belongs to.</summary>
    public int GetArticle(int paragraph) => _articleOf[paragraph];

    /// <summary>One segment with the articles of several, in their order.</summary>
    /// <param name="isRemoved">Whether an article, by its segment's place and its id there, is to be left out.</param>
    /// <param name="terms">The number of the library's terms.</param>
    public static Segment Merge(IReadOnlyList<Segment> segments, Func<int, int, bool> isRemoved, int terms)
    {
        var (articles, paragraphs) = (0, 0);
        var (languages, counts) = (new List<ArticleLanguages>(), new List<int>());
        var (idsOfArticles, idsOfParagraphs) = (new int[segments.Count][], new int[segments.Count][]);
        for (var s = 0; s < segments.Count; s++)
        {
            var segment = segments[s];
            var (ofArticles, ofParagraphs) = (new int[segment.Articles], new int[segment.ParagraphCount]);
            var p = 0;
            for (var a = 0; a < segment.Articles; a++)
            {
                var isLeftOut = isRemoved(s, a);
                ofArticles[a] = isLeftOut ? -1 : articles++;
                for (var i = 0; i < segment.Counts[a]; i++)
                    ofParagraphs[p++] = isLeftOut ? -1 : paragraphs++;
                if (isLeftOut)
                    continue;
                languages.Add(segment.Languages[a]);
                counts.Add(segment.Counts[a]);
            }

            (idsOfArticles[s], idsOfParagraphs[s]) = (ofArticles, ofParagraphs);
        }

        return new Segment(
            [.. languages],
            [.. counts],
            ForwardIndex.Merge([.. segments.Select((segment, s) => (segment.Words, idsOfParagraphs[s]))], paragraphs),
            InvertedIndex.Merge([.. segments.Select((segment, s) => (segment.Paragraphs, idsOfParagraphs[s]))], terms),
            InvertedIndex.Merge([.. segments.Select((segment, s) => (segment.Headlines, idsOfArticles[s]))], terms),
            HeadlineWords.Merge([.. segments.Select((segment, s) => (segment.HeadlineWords, idsOfArticles[s]))])
        );
    }

    public void Write(ArrayWriter writer)
    {
        writer.Write<int>(Counts);
        foreach (var languages in Languages)
            languages.Write(writer);
        Words.Write(writer);
        Paragraphs.Write(writer);
        Headlines.Write(writer);
        HeadlineWords.Write(writer);
    }

    public static Segment Read(ArrayReader reader)
    {
        var counts = reader.Read<int>();
        var languages = Array.ConvertAll(counts, _ => ArticleLanguages.Read(reader));
        return new Segment(
            languages,
            counts,
            ForwardIndex.Read(reader),
            InvertedIndex.Read(reader),
            InvertedIndex.Read(reader),
            HeadlineWords.Read(reader)
        );
    }

    private static int[] GetArticles(int[] counts)
    {
        var articles = HugePageArray.Create<int>(counts.Sum());
        var paragraph = 0;
        for (var article = 0; article < counts.Length; article++)
        {
            articles.AsSpan(paragraph, counts[article]).Fill(article);
            paragraph += counts[article];
        }

        return articles;
    }
}
