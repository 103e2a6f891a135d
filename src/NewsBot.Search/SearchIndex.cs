using NewsBot.Search.Indexing;
using NewsBot.Search.Questions;
using NewsBot.Search.Ranking;
using NewsBot.Search.Snippets;
using NewsBot.Search.Spelling;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>
/// A library of articles, ready to be asked. Built once and never changed: any number of threads may ask it side by side.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>How many paragraphs the best sentence may bring forward. The right one is among so many in 98 of 100 cases.</summary>
    private const int LeastCandidates = 30;

    /// <summary>What a term is worth once more for standing in the paragraph's best sentence, beside the same term in the paragraph.</summary>
    private const double SentenceWeight = 0.3;

    private readonly Article[] _articles;
    private readonly Language[] _languages;
    private readonly int[] _firstParagraph;
    private readonly InvertedIndex _paragraphs;
    private readonly InvertedIndex _headlines;
    private readonly QueryReader _reader;
    private readonly Ranker _ranker;

    internal SearchIndex(
        Article[] articles,
        Language[] languages,
        int[] firstParagraph,
        InvertedIndex paragraphs,
        InvertedIndex headlines,
        float[] norms,
        Vocabulary vocabulary)
    {
        _articles = articles;
        _languages = languages;
        _firstParagraph = firstParagraph;
        _paragraphs = paragraphs;
        _headlines = headlines;
        var mostFrequentFirst = languages.CountBy(language => language)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Code, StringComparer.Ordinal)
            .Select(pair => pair.Key).ToList();
        _reader = new QueryReader(paragraphs, headlines, vocabulary, mostFrequentFirst);
        _ranker = new Ranker(paragraphs, headlines, firstParagraph, norms);
    }

    /// <summary>The articles, in ordinal order of their ids.</summary>
    public IReadOnlyList<Article> Articles => _articles;

    public int ParagraphCount => _paragraphs.DocumentCount;

    /// <summary>Bytes that the index holds beside the articles' own text and the terms' strings.</summary>
    public long Bytes => _paragraphs.Bytes + _headlines.Bytes + _ranker.Bytes;

    /// <summary>Builds the index of some articles; their order does not matter.</summary>
    /// <param name="articles">Articles with distinct ids.</param>
    /// <param name="progress">Told the number of articles done.</param>
    /// <param name="cancellationToken">Stops the work between two articles.</param>
    /// <exception cref="ArgumentException">Two articles have one id.</exception>
    public static SearchIndex Build(
        IEnumerable<Article> articles,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var builder = new SearchIndexBuilder(articles);
        while (builder.AddNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(builder.Done);
        }

        return builder.Build();
    }

    /// <summary>Ranks the paragraphs for a question and says whether the first one answers it.</summary>
    /// <param name="question">Any text.</param>
    /// <param name="top">How many hits at most; at least 1.</param>
    /// <param name="thresholds">Where confidence becomes an outcome; <see cref="ConfidenceThresholds.Default"/> when left out.</param>
    /// <returns>The same result for the same library and question, always.</returns>
    public SearchResult Search(string question, int top = 10, ConfidenceThresholds? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);

        var query = _reader.Read(question);
        var candidates = Candidates(query, Math.Max(top, LeastCandidates));
        var hits = candidates.Take(top).Select(candidate => Hit(query, candidate)).ToArray();
        var confidence = candidates.Count > 0
            ? Confidence.Of(query, Matches(query, candidates[0]), candidates[0].SentenceMass, Idf.Of(ParagraphCount, 0))
            : 0;
        var outcome = hits.Length == 0 ? Outcome.None : (thresholds ?? ConfidenceThresholds.Default).Decide(confidence);
        return new SearchResult(question, query.Language.Code, outcome, confidence, hits, query.Words);
    }

    /// <summary>The best paragraphs by their own terms, put in order again with what their best sentence adds.</summary>
    private List<Candidate> Candidates(Query query, int count)
    {
        var best = _ranker.Best(query, count, out var scores);
        var candidates = new List<Candidate>(best.Length);
        for (var i = 0; i < best.Length; i++)
        {
            var article = ArticleOf(best[i]);
            var text = _articles[article].Paragraphs[best[i] - _firstParagraph[article]];
            var (sentence, mass) = BestSentence.Find(text, _languages[article], query);
            candidates.Add(new Candidate(best[i], article, scores[i] + (SentenceWeight * mass), sentence, mass));
        }

        candidates.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Paragraph.CompareTo(b.Paragraph));
        return candidates;
    }

    private Hit Hit(Query query, Candidate candidate) => new(
        _articles[candidate.Article],
        candidate.Paragraph - _firstParagraph[candidate.Article] + 1,
        candidate.Sentence,
        candidate.Score,
        SentenceWeight * candidate.SentenceMass,
        [.. Matches(query, candidate).Select(match => new WordMatch(match.Term.Word, match.InParagraph, match.InHeadline))]);

    private IReadOnlyList<TermMatch> Matches(Query query, Candidate candidate) => _ranker.Matches(query, candidate.Paragraph, candidate.Article);

    private int ArticleOf(int paragraph)
    {
        // An article without paragraphs shares its first number with the next one: the last of equals has it.
        var article = Array.BinarySearch(_firstParagraph, paragraph);
        if (article < 0) return ~article - 1;
        while (_firstParagraph[article + 1] == paragraph) article++;
        return article;
    }

    /// <summary>A paragraph on its way to becoming a hit.</summary>
    private readonly record struct Candidate(int Paragraph, int Article, double Score, TextRange Sentence, double SentenceMass);
}
