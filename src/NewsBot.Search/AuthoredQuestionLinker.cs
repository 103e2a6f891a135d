using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Queries;
using NewsBot.Search.Reranking;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>
/// Reads the authored questions of a library's articles, and then asks each as a user would, to see where it leads.
/// </summary>
internal sealed class AuthoredQuestionLinker
{
    private readonly IndexData _data;
    private readonly ParagraphMap _paragraphMap;
    private readonly List<Entry> _entries = [];

    private AuthoredQuestionLinker(IndexData data, ParagraphMap paragraphMap) =>
        (_data, _paragraphMap) = (data, paragraphMap);

    /// <summary>The questions, for the ranker.</summary>
    public AuthoredQuestions Questions { get; } = new();

    /// <summary>Reads the questions of all live articles.</summary>
    public static AuthoredQuestionLinker Read(
        IndexData data,
        ParagraphMap paragraphMap,
        QueryParser parser,
        CancellationToken cancellationToken
    )
    {
        var linker = new AuthoredQuestionLinker(data, paragraphMap);
        foreach (var article in data.LiveArticles)
        {
            foreach (var question in data.Articles[article].Questions)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var query = parser.Parse(question.Text);
                var passage = question.Passage is { } words ? linker.FindPassage(article, words) : null;
                linker._entries.Add(new Entry(article, question, query, passage));
                linker.Questions.Add(query, article, passage);
            }
        }

        return linker;
    }

    /// <summary>Asks each question, in the articles' order.</summary>
    public List<AuthoredQuestionTarget> Link(QueryRanker ranker, CancellationToken cancellationToken) =>
        _entries.ConvertAll(entry =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Link(entry, ranker.Rank(entry.Query));
        });

    private AuthoredQuestionTarget Link(Entry entry, RankedCandidates ranked)
    {
        var outcome = ConfidenceThresholds.Default.Judge(ranked).Outcome;
        var isFound =
            outcome != Outcome.None
            && (
                entry.Passage is { Paragraph: var named }
                    ? ranked.Best.Paragraph == named
                    : _paragraphMap.GetArticle(ranked.Best.Paragraph) == entry.Article
            );
        var target = new AuthoredQuestionTarget(
            _data.Articles[entry.Article],
            entry.Question,
            Paragraph: null,
            TargetSource.NotFound
        );
        if (entry is { Passage: null, Question.Passage: not null })
            return target with { FoundBy = TargetSource.NoSuchPassage };

        target = target with { IsFound = isFound, IsSure = isFound && outcome == Outcome.Answer };
        if (entry.Passage is { } passage)
        {
            return target with
            {
                Paragraph = passage.Paragraph - _paragraphMap.GetFirstParagraph(entry.Article) + 1,
                FoundBy = TargetSource.Passage,
            };
        }

        return isFound ? target with { Paragraph = ranked.Best.Place + 1, FoundBy = TargetSource.Ranking } : target;
    }

    /// <summary>The first paragraph that has the words, ignoring letter case and line breaks; null if none has.</summary>
    private NamedPassage? FindPassage(int article, string words)
    {
        var paragraphs = _data.Articles[article].Paragraphs;
        for (var p = 0; p < paragraphs.Count; p++)
        {
            var start = paragraphs[p]
                .Replace('\r', ' ')
                .Replace('\n', ' ')
                .IndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (start >= 0)
            {
                return new NamedPassage(
                    _paragraphMap.GetFirstParagraph(article) + p,
                    new TextRange(start, words.Length)
                );
            }
        }

        return null;
    }

    /// <param name="Article">The article's id in the index.</param>
    /// <param name="Passage">The passage that it names; null if it names none, or none that exists.</param>
    private sealed record Entry(int Article, AuthoredQuestion Question, Query Query, NamedPassage? Passage);
}
