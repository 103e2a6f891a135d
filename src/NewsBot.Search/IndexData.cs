using NewsBot.Search.Collections;
using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;

namespace NewsBot.Search;

/// <summary>
/// What an index is made of: articles in the order in which they came, in segments, and their words. Immutable.
/// </summary>
/// <param name="Articles">The articles by their numbers, those taken away among them.</param>
/// <param name="Removed">Whether each was taken away.</param>
/// <param name="LiveArticles">The numbers of those that are there, in ordinal order of their ids.</param>
/// <param name="Segments">The segments, whose articles are numbered one behind the other.</param>
internal sealed record IndexData(
    Article[] Articles,
    bool[] Removed,
    int[] LiveArticles,
    Segment[] Segments,
    TermDictionary Dictionary
)
{
    /// <summary>That of no articles.</summary>
    public static IndexData Empty { get; } = new([], [], [], [], TermDictionary.Empty);

    /// <summary>The article in a place of the library's order, from 0.</summary>
    public Article ArticleAt(int place) => Articles[LiveArticles[place]];

    /// <summary>Which paragraph is whose.</summary>
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

    /// <summary>Whether merging all that should be merged leaves fewer segments, or smaller ones.</summary>
    public bool NeedsCompaction => GetGroups(int.MaxValue).Exists(group => group.IsMerged);

    /// <summary>
    /// The same articles in fewer segments, so that each is but half as large as the one before it; what was taken away
    /// is left out of those that are merged.
    /// </summary>
    /// <param name="maxMerged">How many paragraphs, and how many words, are merged at most.</param>
    public IndexData Merge(int maxMerged)
    {
        var lexicon = Dictionary.Merge(maxMerged);
        var groups = GetGroups(maxMerged);
        if (!groups.Exists(group => group.IsMerged))
            return this with { Dictionary = lexicon };

        var (articles, removed, segments) = (
            new List<Article>(Articles.Length),
            new List<bool>(Articles.Length),
            new List<Segment>(groups.Count)
        );
        var numbers = new int[Articles.Length];
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
                    ? Segment.Merge(members, (s, a) => Removed[firstOfGroup + starts[s] + a], lexicon.TermCount)
                    : members[0]
            );
            first += members.Sum(member => member.Articles);
            for (var number = firstOfGroup; number < first; number++)
            {
                if (group.IsMerged && Removed[number])
                    continue;
                numbers[number] = articles.Count;
                articles.Add(Articles[number]);
                removed.Add(Removed[number]);
            }
        }

        return new IndexData(
            [.. articles],
            [.. removed],
            Array.ConvertAll(LiveArticles, number => numbers[number]),
            [.. segments],
            lexicon
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
    /// Reads texts where they were saved when they are asked for; null to hold them in memory.
    /// </param>
    public static IndexData Read(ArrayReader reader, ReadBytesAt? saved)
    {
        var articles = PackedText
            .Read(reader.ReadInt32(), reader, saved)
            .ConvertAll(paragraphs => ReadArticle(paragraphs, reader));
        var (removed, numbers) = (reader.Read<bool>(), reader.Read<int>());
        var segments = new List<Segment>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            segments.Add(Segment.Read(reader));
        return new IndexData([.. articles], removed, numbers, [.. segments], TermDictionary.Read(reader));
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

    /// <summary>Runs of segments that become one each.</summary>
    private List<SegmentGroup> GetGroups(int most)
    {
        var groups = new List<SegmentGroup>();
        var first = 0;
        for (var s = 0; s < Segments.Length; s++)
        {
            var (paragraphs, removed) = (Segments[s].ParagraphCount, 0);
            for (var a = 0; a < Segments[s].Articles; a++)
                removed += Removed[first + a] ? Segments[s].Counts[a] : 0;
            first += Segments[s].Articles;
            groups.Add(
                new SegmentGroup(s, s + 1, paragraphs, IsMerged: 2 * removed > paragraphs && paragraphs <= most)
            );
            while (
                groups is [.., var before, var last]
                && before.Paragraphs <= 2 * last.Paragraphs
                && before.Paragraphs + last.Paragraphs <= most
            )
            {
                groups.RemoveRange(groups.Count - 2, 2);
                groups.Add(
                    new SegmentGroup(before.First, last.End, before.Paragraphs + last.Paragraphs, IsMerged: true)
                );
            }
        }

        return groups;
    }

    private readonly record struct SegmentGroup(int First, int End, int Paragraphs, bool IsMerged);
}
