using NewsBot.Search.Collections;
using NewsBot.Search.Queries;
using NewsBot.Search.Reranking;

namespace NewsBot.Search;

/// <summary>
/// A searchable library of articles. It is built once and never changes: any number of threads may search it.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>
    /// The maximum number of hits of a question: the candidates that reach the second stage. The right one is among
    /// them in 98 % of cases.
    /// </summary>
    public const int MaxHits = QueryRanker.MaxCandidates;

    private readonly IndexParts _parts;
    private readonly Article[] _articles;
    private readonly FollowUpSearch _followUps;
    private readonly Func<Query, RankedCandidates> _rankAgain;

    private SearchIndex(IndexParts parts)
    {
        _parts = parts;
        _articles = Array.ConvertAll(parts.Data.LiveArticles, article => parts.Data.Articles[article]);
        _followUps = new FollowUpSearch(parts.Ranker, parts.Subjects, parts.ParagraphMap);
        _rankAgain = parts.Ranker.Rank;
    }

    /// <summary>The articles, in ordinal order of their ids.</summary>
    public IReadOnlyList<Article> Articles => _articles;

    /// <summary>The language that each article is read in, in the articles' order: ISO 639-1, or "und".</summary>
    public IReadOnlyList<string> Languages =>
        [.. _parts.Data.LiveArticles.Select(article => _parts.Languages[article].Main.Code)];

    /// <summary>Where the authored questions lead, in the articles' order.</summary>
    public IReadOnlyList<AuthoredQuestionTarget> AuthoredQuestions => _parts.AuthoredTargets;

    public int ParagraphCount => _parts.ParagraphMap.LiveCount;

    /// <summary>Bytes that the index holds beside the articles' own text.</summary>
    public long Bytes => _parts.Bytes;

    /// <summary>Builds the index of some articles; their order does not matter.</summary>
    /// <param name="articles">Articles with distinct ids.</param>
    /// <param name="synonyms">The moderators' synonyms; none when left out.</param>
    /// <param name="progress">Receives the number of articles done.</param>
    /// <param name="cancellationToken">Stops the work between two articles or authored questions.</param>
    /// <exception cref="ArgumentException">Two articles have the same id.</exception>
    public static SearchIndex Build(
        IEnumerable<Article> articles,
        IReadOnlyCollection<SynonymRule>? synonyms = null,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default
    ) => Build(articles, synonyms, IndexSizes.Default, progress, cancellationToken);

    /// <inheritdoc cref="Build(IEnumerable{Article}, IReadOnlyCollection{SynonymRule}, IProgress{int}, CancellationToken)"/>
    internal static SearchIndex Build(
        IEnumerable<Article> articles,
        IReadOnlyCollection<SynonymRule>? synonyms,
        IndexSizes sizes,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var data = IndexBuilder.Build(IndexData.Empty, articles, sizes.MergedAtOnce, progress, cancellationToken);
        return new SearchIndex(
            IndexParts.Create(data, synonyms ?? [], Thesauri.None, sizes, earlier: null, cancellationToken)
        );
    }

    /// <summary>
    /// Builds the index of another set of articles; this one stays usable. Only articles that were added or removed
    /// are read, and the results are those of an index built from scratch.
    /// </summary>
    /// <param name="articles">All articles, with distinct ids. One that equals an earlier article is reused.</param>
    /// <param name="synonyms">The moderators' synonyms; none when left out.</param>
    /// <param name="progress">Receives the number of articles read.</param>
    /// <param name="cancellationToken">Stops the work between two articles or authored questions.</param>
    /// <returns>This index if nothing has changed.</returns>
    /// <exception cref="ArgumentException">Two articles have the same id.</exception>
    public SearchIndex With(
        IEnumerable<Article> articles,
        IReadOnlyCollection<SynonymRule>? synonyms = null,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var (data, sizes) = (_parts.Data, _parts.Sizes);
        var next = IndexBuilder.Build(data, articles, sizes.MergedAtOnce, progress, cancellationToken);
        return ReferenceEquals(next, data) && _parts.Synonyms.SequenceEqual(synonyms ?? [])
            ? this
            : new SearchIndex(
                IndexParts.Create(next, synonyms ?? [], _parts.Thesauri, sizes, _parts, cancellationToken)
            );
    }

    /// <summary>The same index with the thesauri of an operator; indexes made of it keep them.</summary>
    /// <param name="cancellationToken">Stops the work between two authored questions.</param>
    public SearchIndex WithThesauri(Thesauri thesauri, CancellationToken cancellationToken = default) =>
        thesauri == _parts.Thesauri
            ? this
            : new SearchIndex(
                IndexParts.Create(_parts.Data, _parts.Synonyms, thesauri, _parts.Sizes, _parts, cancellationToken)
            );

    /// <summary>
    /// The same index with its segments merged, so it is as fast as one built from scratch; null if there is nothing
    /// to merge.
    /// </summary>
    /// <param name="cancellationToken">Stops the work between two authored questions.</param>
    public SearchIndex? Compact(CancellationToken cancellationToken = default)
    {
        if (!_parts.Data.NeedsCompaction)
            return null;
        var data = _parts.Data.Merge(int.MaxValue);
        return new SearchIndex(
            IndexParts.Create(data, _parts.Synonyms, _parts.Thesauri, _parts.Sizes, _parts, cancellationToken)
        );
    }

    /// <summary>
    /// Writes the index with its articles: arrays as they are in memory, for the same version of the program.
    /// </summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Save(Stream stream) => _parts.Data.Write(new ArrayWriter(stream));

    /// <summary>Reads an index that was saved.</summary>
    /// <param name="stream">What <see cref="Save"/> wrote, unchanged; the stream must know its length.</param>
    /// <param name="synonyms">The moderators' synonyms; none when left out.</param>
    /// <param name="saved">
    /// Reads the articles' text from the saved file when it is needed, and throws what reading a file throws; null to
    /// hold the text in memory.
    /// </param>
    /// <param name="cancellationToken">Stops the work between two authored questions.</param>
    /// <exception cref="IOException">It can't be read, or it ends too early.</exception>
    /// <exception cref="InvalidDataException">It was written by another version.</exception>
    public static SearchIndex Load(
        Stream stream,
        IReadOnlyCollection<SynonymRule>? synonyms = null,
        ReadBytesAt? saved = null,
        CancellationToken cancellationToken = default
    ) => Load(stream, synonyms, IndexSizes.Default, saved, cancellationToken);

    /// <inheritdoc cref="Load(Stream, IReadOnlyCollection{SynonymRule}, ReadBytesAt, CancellationToken)"/>
    internal static SearchIndex Load(
        Stream stream,
        IReadOnlyCollection<SynonymRule>? synonyms,
        IndexSizes sizes,
        ReadBytesAt? saved = null,
        CancellationToken cancellationToken = default
    )
    {
        var data = IndexData.Read(new ArrayReader(stream), saved);
        return new SearchIndex(
            IndexParts.Create(data, synonyms ?? [], Thesauri.None, sizes, earlier: null, cancellationToken)
        );
    }

    /// <summary>Whether an article has a word, or a word of a phrase, in any of its forms.</summary>
    public bool HasWord(string phrase) => _parts.Parser.IsKnown(phrase);

    /// <summary>Ranks the paragraphs for a question and decides whether the first one answers it.</summary>
    /// <param name="top">How many hits at most; 1 to <see cref="MaxHits"/>.</param>
    /// <param name="thresholds">
    /// Turn the two probabilities into an outcome; <see cref="ConfidenceThresholds.Default"/> when left out.
    /// </param>
    /// <returns>Always the same result for the same library and question.</returns>
    public SearchResult Search(string question, int top = 10, ConfidenceThresholds? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, MaxHits);

        var query = Parse(question);
        var workspace = _parts.Ranker.Workspaces.Rent();
        var ranked = _parts.Ranker.Rank(query, workspace);
        var explanation = new Explanation(_rankAgain, query);
        var result = ToResult(question, ranked, top, thresholds ?? ConfidenceThresholds.Default, explanation);
        _parts.Ranker.Workspaces.Return(workspace);
        return result;
    }

    /// <summary>How the index understands the words of a question, in order, each once.</summary>
    public IReadOnlyList<QuestionWord> GetWords(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Parse(question).Words;
    }

    /// <summary>
    /// What a question means in its conversation. A follow-up is searched in the article that answered the question
    /// before, with the earlier question's terms as weak evidence; for a complete question that article is somewhat
    /// more likely than others.
    /// </summary>
    /// <param name="alone">What the question found by itself; a result of this index.</param>
    /// <param name="earlier">The question before it.</param>
    /// <param name="articleId">The article that was quoted.</param>
    /// <param name="paragraph">The number of the paragraph that was quoted, from 1.</param>
    /// <param name="thresholds">
    /// Turn the two probabilities into an outcome; <see cref="ConfidenceThresholds.Default"/> when left out.
    /// </param>
    /// <returns>
    /// The same result if the conversation says nothing: the question is a confident answer or has none by itself, it
    /// is the earlier one again, or the passage is gone.
    /// </returns>
    public SearchResult Continue(
        SearchResult alone,
        string earlier,
        string articleId,
        int paragraph,
        ConfidenceThresholds? thresholds = null
    )
    {
        if (string.Equals(alone.Question.Trim(), earlier.Trim(), StringComparison.OrdinalIgnoreCase))
            return alone;
        if (FindId(articleId) is not { } article || paragraph > _parts.Data.Articles[article].Paragraphs.Count)
            return alone;

        var lastAnswer = _parts.ParagraphMap.GetFirstParagraph(article) + paragraph - 1;
        if (_followUps.Find(alone.Query, alone.Explanation.Ranked, Parse(earlier), lastAnswer) is { } followUp)
            return ToResult(followUp) with
            {
                IsFollowUp = true,
                Outcome = followUp.AnswerTypeMatch >= 0 ? Outcome.Answer : Outcome.Unsure,
            };
        return alone.Outcome == Outcome.Unsure ? ToResult(_parts.Ranker.RankPreferring(article, alone.Query)) : alone;

        SearchResult ToResult(RankedCandidates ranked) =>
            this.ToResult(
                alone.Question,
                ranked,
                MaxHits,
                thresholds ?? ConfidenceThresholds.Default,
                new Explanation(_ => ranked, ranked.Query)
            );
    }

    /// <summary>
    /// The subject of a question, if the library has articles on it: related articles for a question without an answer.
    /// </summary>
    /// <param name="result">What it found; a result of this index.</param>
    public Subject? FindSubject(SearchResult result) =>
        _parts.Subjects.Find(result.Query) is { } subject
            ? new Subject(subject.Words, [.. subject.Articles.Select(article => _parts.Data.Articles[article])])
            : null;

    /// <summary>The authored questions most similar to a question, the most similar first, if they lead anywhere.</summary>
    /// <param name="result">What the question found; a result of this index.</param>
    public IEnumerable<AuthoredQuestionTarget> FindSimilarQuestions(SearchResult result) =>
        _parts
            .AuthoredQuestions.FindRelated(result.Query)
            .Select(question => AuthoredQuestions[question])
            .Where(target => target.Paragraph is not null);

    internal Query Parse(string question) => _parts.Parser.Parse(question);

    internal RankedCandidates Rank(string question) => _parts.Ranker.Rank(Parse(question));

    /// <summary>A candidate's article.</summary>
    internal Article GetArticle(Candidate candidate) =>
        _parts.Data.Articles[_parts.ParagraphMap.GetArticle(candidate.Paragraph)];

    private SearchResult ToResult(
        string question,
        RankedCandidates ranked,
        int top,
        ConfidenceThresholds thresholds,
        Explanation explanation
    )
    {
        var (outcome, answerability, confidence) = thresholds.Judge(ranked);
        var hits = new Hit[Math.Min(top, ranked.Candidates.Count)];
        for (var i = 0; i < hits.Length; i++)
        {
            var candidate = ranked.Candidates[i];
            hits[i] = new Hit(GetArticle(candidate), candidate, explanation);
        }

        return new SearchResult(
            question,
            ranked.Query.Language.Code,
            outcome,
            answerability,
            confidence,
            hits,
            ranked.Query.Words
        )
        {
            Query = ranked.Query,
            Explanation = explanation,
        };
    }

    /// <summary>The index's own id of an article; null if there is no such article.</summary>
    private int? FindId(string id)
    {
        var place = BinarySearch.LowerBound(_articles.Length, other =>
            string.CompareOrdinal(_articles[other].Id, id) < 0
        );
        return place < _articles.Length && _articles[place].Id == id ? _parts.Data.LiveArticles[place] : null;
    }
}
