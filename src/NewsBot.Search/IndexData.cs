using NewsBot.Search.Collections;
using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;

namespace NewsBot.Search;

/// <summary>
/// What an index is made of, as it is saved: articles, segments and the term dictionary. Articles have ids from 0 in
/// the order in which they were added, through all segments. Immutable.
/// </summary>
/// <param name="Articles">The articles by their ids, including removed ones.</param>
/// <param name="Removed">Whether each article was removed.</param>
/// <param name="LiveArticles">The ids of the other articles, in ordinal order of <see cref="Article.Id"/>.</param>
internal sealed record IndexData(
    Article[] Articles,
    bool[] Removed,
    int[] LiveArticles,
    Segment[] Segments,
    TermDictionary Dictionary
)
{
    /// <summary>The data of no articles.</summary>
    public static IndexData Empty { get; } = new([], [], [], [], TermDictionary.Empty);

    /// <summary>A live article by its place in their order, from 0.</summary>
    public Article ArticleAt(int place) => Articles[LiveArticles[place]];

    /// <summary>The map from paragraphs to articles.</summary>
    public ParagraphMap CreateParagraphMap(SegmentList segments)
    {
        var isInOrder = true;
        for (var i = 1; i < LiveArticles.Length && isInOrder; i++)
            isInOrder = LiveArticles[i - 1] < LiveArticles[i];
        var order = isInOrder ? null : new int[Articles.Length];
        for (var i = 0; i < LiveArticles.Length && order is not null; i++)
            order[LiveArticles[i]] = i;
        return new ParagraphMap(segments, Removed.Contains(true) ? Removed : null, order);
    }

    /// <summary>Whether merging would leave fewer or smaller segments.</summary>
    public bool NeedsCompaction => SegmentGroup.Plan(Segments, Removed, int.MaxValue).Exists(group => group.IsMerged);

    /// <summary>
    /// The same articles in fewer segments, without the removed articles of those that are merged: see
    /// <see cref="SegmentGroup.Plan"/>.
    /// </summary>
    /// <param name="maxMerged">How many paragraphs a merged segment has at most, and how many words.</param>
    public IndexData Merge(int maxMerged)
    {
        var dictionary = Dictionary.Merge(maxMerged);
        var groups = SegmentGroup.Plan(Segments, Removed, maxMerged);
        if (!groups.Exists(group => group.IsMerged))
            return this with { Dictionary = dictionary };

        var (articles, removed, segments) = (
            new List<Article>(Articles.Length),
            new List<bool>(Articles.Length),
            new List<Segment>(groups.Count)
        );
        var newIds = new int[Articles.Length];
        var first = 0;
        foreach (var group in groups)
        {
            var members = Segments[group.First..group.End];
            var starts = new int[members.Length];
            for (var s = 1; s < members.Length; s++)
                starts[s] = starts[s - 1] + members[s - 1].Articles;
            var firstOfGroup = first;
            segments.Add(
                group.IsMerged
                    ? Segment.Merge(members, (s, a) => Removed[firstOfGroup + starts[s] + a], dictionary.TermCount)
                    : members[0]
            );
            first += members.Sum(member => member.Articles);
            for (var id = firstOfGroup; id < first; id++)
            {
                if (group.IsMerged && Removed[id])
                    continue;
                newIds[id] = articles.Count;
                articles.Add(Articles[id]);
                removed.Add(Removed[id]);
            }
        }

        return new IndexData(
            [.. articles],
            [.. removed],
            Array.ConvertAll(LiveArticles, id => newIds[id]),
            [.. segments],
            dictionary
        );
    }

    public void Write(ArrayWriter writer)
    {
        writer.Write(Articles.Length);
        PackedText.Write(Array.ConvertAll(Articles, article => article.Paragraphs), writer);
        foreach (var article in Articles)
            Write(article, writer);
        writer.Write<bool>(Removed);
        writer.Write<int>(LiveArticles);
        writer.Write(Segments.Length);
        foreach (var segment in Segments)
            segment.Write(writer);
        Dictionary.Write(writer);
    }

    /// <param name="saved">
    /// Reads the articles' text from the saved file when it is needed; null to hold the text in memory.
    /// </param>
    public static IndexData Read(ArrayReader reader, ReadBytesAt? saved)
    {
        var articles = PackedText
            .Read(reader.ReadInt32(), reader, saved)
            .ConvertAll(paragraphs => ReadArticle(paragraphs, reader));
        var (removed, live) = (reader.Read<bool>(), reader.Read<int>());
        var segments = new List<Segment>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            segments.Add(Segment.Read(reader));
        return new IndexData([.. articles], removed, live, [.. segments], TermDictionary.Read(reader));
    }

    private static void Write(Article article, ArrayWriter writer)
    {
        writer.Write(article.Id);
        writer.Write(article.Headline);
        writer.Write(article.Standfirst);
        writer.Write(article.Outlet);
        writer.Write(article.Date?.DayNumber ?? -1);
        writer.Write(article.Url?.OriginalString);
        writer.Write(article.Language);
        writer.Write(article.Correction);
        writer.Write(article.Questions.Count);
        foreach (var question in article.Questions)
        {
            writer.Write(question.Text);
            writer.Write(question.Passage);
        }
    }

    private static Article ReadArticle(IReadOnlyList<string> paragraphs, ArrayReader reader)
    {
        var article = new Article(reader.ReadString() ?? "", reader.ReadString() ?? "", paragraphs)
        {
            Standfirst = reader.ReadString(),
            Outlet = reader.ReadString(),
            Date = reader.ReadInt32() is >= 0 and var day ? DateOnly.FromDayNumber(day) : null,
            Url = reader.ReadString() is { } url ? new Uri(url, UriKind.RelativeOrAbsolute) : null,
            Language = reader.ReadString(),
            Correction = reader.ReadString(),
        };
        var questions = new List<AuthoredQuestion>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            questions.Add(new AuthoredQuestion(reader.ReadString() ?? "", reader.ReadString()));
        return questions.Count == 0 ? article : article with { Questions = questions };
    }
}
