using System.Collections.Concurrent;
using NewsBot.Search.Collections;
using NewsBot.Search.Indexing;
using NewsBot.Search.Queries;
using NewsBot.Search.Reranking;
using NewsBot.Search.Retrieval;
using NewsBot.Search.Spelling;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>
/// A library of articles, ready to be asked. Built once and never changed: any number of threads may ask it side by
/// side.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>
    /// How many hits a question has at most: as many as get the second, closer look. The right one is among so many in
    /// 98 of 100 cases.
    /// </summary>
    public const int MaxHits = 20;

    /// <summary>
    /// What an article has of a question, as a share of its idf, that goes on from what was quoted of it without saying
    /// so.
    /// </summary>
    private const double MinShare = 0.6;

    private readonly IndexData _content;
    private readonly IReadOnlyCollection<SynonymRule> _synonyms;
    private readonly IndexSizes _sizes;
    private readonly Article[] _sorted;
    private readonly ArticleLanguages[] _languages;
    private readonly ParagraphMap _paragraphMap;
    private readonly SpellingIndex _vocabulary;
    private readonly QueryParser _reader;
    private readonly CandidateRetriever _firstStage;
    private readonly CandidateReader _candidates;

    private readonly Func<Query, RankedCandidates> _look;
    private readonly AuthoredQuestions _own = new();
    private readonly SubjectFinder _subjects;

    // What one question needs of arrays over the whole library; as many as threads have asked at once.
    private readonly ConcurrentBag<QueryWorkspace> _idle = [];

    /// <param name="synonyms">What the moderators say means the same.</param>
    /// <param name="sizes">From which sizes on it is treated as a large one.</param>
    /// <param name="earlier">
    /// Another index of some of the same, whose parts need no second look; null where there is none.
    /// </param>
    /// <param name="cancellationToken">Stops the work between two of the articles' own questions.</param>
    private SearchIndex(
        IndexData content,
        IReadOnlyCollection<SynonymRule> synonyms,
        IndexSizes sizes,
        SearchIndex? earlier,
        CancellationToken cancellationToken
    )
    {
        _content = content;
        _sizes = sizes;
        _look = Look;
        _synonyms = synonyms;
        _sorted = Array.ConvertAll(content.LiveArticles, number => content.Articles[number]);
        _languages = [.. content.Segments.SelectMany(segment => segment.Languages)];
        var segments = new Segments(content.Segments);
        _paragraphMap = content.CreateParagraphMap(segments);
        var bm25 = Bm25.For(segments, _paragraphMap);
        var newness = GetNewness(content);
        var mostFrequentFirst = content
            .LiveArticles.CountBy(number => _languages[number].Main)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key.Code, StringComparer.Ordinal)
            .Select(pair => pair.Key)
            .ToList();
        var writing = new SurfaceForms(content.Articles, _languages, _paragraphMap, content.Dictionary, segments);
        _vocabulary = new SpellingIndex(content.Dictionary, earlier?._vocabulary);
        _reader = new QueryParser(
            content.Dictionary,
            _paragraphMap.LiveCount,
            _vocabulary,
            writing.Get,
            mostFrequentFirst,
            synonyms.SelectMany(rule => rule.Asked.Select(asked => (asked, rule.Found.Where(found => found != asked))))
        );
        _firstStage = new CandidateRetriever(segments, _paragraphMap, bm25, sizes.LongFrom);
        _candidates = new CandidateReader(segments, _paragraphMap, bm25, newness);
        _subjects = new SubjectFinder(
            article => content.Articles[article].Above(),
            _languages,
            content.Dictionary,
            segments,
            _paragraphMap,
            newness
        );
        while (earlier?._idle.TryTake(out var idle) == true)
        {
            if (
                idle.IsFor(
                    _paragraphMap.Count,
                    _paragraphMap.Articles,
                    content.Dictionary.WordCount,
                    content.Dictionary.TermCount
                )
            )
                _idle.Add(idle);
        }

        AuthoredQuestions = LinkOwnQuestions(cancellationToken);
        Bytes = segments.Bytes + content.Dictionary.Bytes + _vocabulary.Bytes + _paragraphMap.Bytes;
    }

    /// <summary>The articles, in ordinal order of their ids.</summary>
    public IReadOnlyList<Article> Articles => _sorted;

    /// <summary>The language that each article is read in, in the articles' order: ISO 639-1, or "und".</summary>
    public IReadOnlyList<string> Languages => [.. _content.LiveArticles.Select(number => _languages[number].Main.Code)];

    /// <summary>Where the articles' own questions lead, in the articles' order.</summary>
    public IReadOnlyList<AuthoredQuestionTarget> AuthoredQuestions { get; }

    public int ParagraphCount => _paragraphMap.LiveCount;

    /// <summary>Bytes that the index holds beside the articles' own text.</summary>
    public long Bytes { get; }

    /// <summary>Whether an article has a word, or a word of a phrase, in any of its forms.</summary>
    public bool HasWord(string phrase) => _reader.IsKnown(phrase);

    /// <summary>Builds the index of some articles; their order does not matter.</summary>
    /// <param name="articles">Articles with distinct ids.</param>
    /// <param name="synonyms">What the moderators say means the same; none when left out.</param>
    /// <param name="progress">Receives the number of articles done.</param>
    /// <param name="cancellationToken">
    /// Stops the work between two articles, and between two of their own questions.
    /// </param>
    /// <exception cref="ArgumentException">Two articles have one id.</exception>
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
    ) =>
        new(
            IndexBuilder.Build(IndexData.Empty, articles, sizes.MergedAtOnce, progress, cancellationToken),
            synonyms ?? [],
            sizes,
            earlier: null,
            cancellationToken
        );

    /// <summary>
    /// Builds the index of other articles beside this one, which goes on answering. Only what has come and gone is
    /// read; what is found is what an index built from scratch would find.
    /// </summary>
    /// <param name="articles">
    /// All articles that there are now, with distinct ids. One that equals an earlier one is taken for the same.
    /// </param>
    /// <param name="synonyms">What the moderators say means the same now.</param>
    /// <param name="progress">Receives the number of articles read.</param>
    /// <param name="cancellationToken">
    /// Stops the work between two articles, and between two of their own questions.
    /// </param>
    /// <returns>This one where nothing has changed.</returns>
    /// <exception cref="ArgumentException">Two articles have one id.</exception>
    public SearchIndex With(
        IEnumerable<Article> articles,
        IReadOnlyCollection<SynonymRule>? synonyms = null,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var content = IndexBuilder.Build(_content, articles, _sizes.MergedAtOnce, progress, cancellationToken);
        var isSame = ReferenceEquals(content, _content) && _synonyms.SequenceEqual(synonyms ?? []);
        return isSame ? this : new SearchIndex(content, synonyms ?? [], _sizes, this, cancellationToken);
    }

    /// <summary>
    /// The same index compacted where many changes have left it in many pieces, so that it answers as fast as one
    /// built from scratch; null where that would change nothing.
    /// </summary>
    /// <param name="cancellationToken">Stops the work between two of the articles' own questions.</param>
    public SearchIndex? Compact(CancellationToken cancellationToken = default) =>
        _content.NeedsCompaction
            ? new SearchIndex(_content.Merge(int.MaxValue), _synonyms, _sizes, this, cancellationToken)
            : null;

    /// <summary>
    /// Writes the index with its articles, to be read by the same version of the program: arrays as they are in
    /// memory.
    /// </summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Save(Stream stream) => _content.Write(new ArrayWriter(stream));

    /// <summary>Reads an index that was saved.</summary>
    /// <param name="stream">What <see cref="Save"/> wrote, unharmed; it can tell its length.</param>
    /// <param name="synonyms">What the moderators say means the same.</param>
    /// <param name="saved">
    /// Reads texts from there when they are asked for, which then throws what it throws; null to hold them in memory.
    /// </param>
    /// <param name="cancellationToken">Stops the work between two of the articles' own questions.</param>
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
    ) => new(IndexData.Read(new ArrayReader(stream), saved), synonyms ?? [], sizes, earlier: null, cancellationToken);

    /// <summary>Ranks the paragraphs for a question and says whether the first one answers it.</summary>
    /// <param name="top">How many hits at most; 1 to <see cref="MaxHits"/>.</param>
    /// <param name="thresholds">
    /// Where the two numbers become an outcome; <see cref="ConfidenceThresholds.Default"/> when left out.
    /// </param>
    /// <returns>The same result for the same library and question, always.</returns>
    public SearchResult Search(string question, int top = 10, ConfidenceThresholds? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, MaxHits);

        var query = Parse(question);
        var workspace = Lend();
        Rank(query, workspace);
        var ranked = Ranked(query, workspace.Candidates);
        var explanation = new Explanation(_look, query);
        var (known, confidence) = (ConfidenceModel.GetAnswerability(ranked), ConfidenceModel.GetConfidence(ranked));
        var outcome = Decide(ranked, known, confidence, thresholds ?? ConfidenceThresholds.Default);
        var result = new SearchResult(
            question,
            query.Language.Code,
            outcome,
            known,
            confidence,
            Hits(ranked, top, explanation),
            query.Words
        )
        {
            Query = query,
            Explanation = explanation,
        };
        _idle.Add(workspace);
        return result;
    }

    private Hit[] Hits(RankedCandidates ranked, int top, Explanation explanation)
    {
        var hits = new Hit[Math.Min(top, ranked.Candidates.Count)];
        for (var i = 0; i < hits.Length; i++)
        {
            var candidate = ranked.Candidates[i];
            hits[i] = new Hit(GetArticle(candidate), candidate, explanation);
        }

        return hits;
    }

    /// <summary>
    /// Looks a question up in the article that the one before it led to, as a follow-up: with the earlier question's
    /// terms as weak evidence.
    /// </summary>
    /// <param name="alone">What the question found by itself; one of its own results.</param>
    /// <param name="articleId">The article that was quoted.</param>
    /// <param name="paragraph">The number of the paragraph that was, from 1.</param>
    /// <returns>
    /// Null if the question is complete: it names what the article does not have, another article has more of
    /// its words, or it leads to the same passage anyway.
    /// </returns>
    public SearchResult? FollowUp(SearchResult alone, string earlier, string articleId, int paragraph)
    {
        if (string.Equals(alone.Question.Trim(), earlier.Trim(), StringComparison.OrdinalIgnoreCase))
            return null;
        if (FindId(articleId) is not { } article || paragraph > _content.Articles[article].Paragraphs.Count)
            return null;
        var (asked, before) = (alone.Query, Parse(earlier));
        var last = _paragraphMap.GetFirstParagraph(article) + paragraph - 1;
        var ranked = Look(asked, before, last);
        if (asked.Terms.Length > 0 && ranked.Best.Article.GetMass(asked) == 0)
        {
            // Another article may report the same story with these words.
            var others = Rank(before)
                .Where(candidate => IsOn(before, candidate.Article))
                .Select(candidate => candidate.Paragraph)
                .DistinctBy(_paragraphMap.GetArticle)
                .Where(other => _paragraphMap.GetArticle(other) != article);
            ranked = others
                .Select(other => Look(asked, before, other))
                .FirstOrDefault(other => other.Best.Article.GetMass(asked) > 0)
                ?? ranked;
        }

        if (!IsFollowUp(asked, ranked.Best, alone.Explanation.Ranked))
            return null;
        var explanation = new Explanation(_ => ranked, ranked.Query);
        var outcome = ranked.AnswerTypeMatch >= 0 ? Outcome.Answer : Outcome.Unsure;
        return alone with
        {
            Outcome = outcome,
            Answerability = ConfidenceModel.GetAnswerability(ranked),
            Confidence = ConfidenceModel.GetConfidence(ranked),
            Hits = Hits(ranked, MaxHits, explanation),
            Query = ranked.Query,
            Explanation = explanation,
        };
    }

    /// <summary>Whether an article's headline has every name of a question.</summary>
    private static bool IsOn(Query query, MatchedArticle article)
    {
        var names = 0UL;
        for (var t = 0; t < query.Terms.Length; t++)
            names |= query.Terms[t].IsNameOrNumber ? 1UL << t : 0;
        return names != 0 && (names & ~article.Headline) == 0;
    }

    private RankedCandidates Look(Query asked, Query before, int last) =>
        Ranked(asked, Rank(FollowUpQuery.Combine(asked, before), last));

    /// <param name="accumulators">What it finds in the light of the one before it.</param>
    private bool IsFollowUp(Query asked, Candidate accumulators, RankedCandidates alone)
    {
        var article = accumulators.Article;
        if (asked.Terms.Where((term, t) => !article.Has(t) && (term.IsNameOrNumber || _subjects.IsName(term))).Any())
            return false;
        if (asked.FollowUpStrength == FollowUpStrength.Surely)
            return true;

        var isKnownAlone =
            alone.Candidates.Count > 0
            && ConfidenceModel.GetAnswerability(alone) >= ConfidenceThresholds.Default.Answerability;
        if (asked.FollowUpStrength == FollowUpStrength.Perhaps && !isKnownAlone)
            return true;

        var here = article.GetMass(asked);
        var hasMost =
            here >= MinShare * asked.TotalMass
            && 2 * asked.Terms.Where((_, t) => article.Has(t)).Count() >= asked.Terms.Length;
        var hasMoreThanOthers = alone.Candidates.Count == 0 || here >= alone.Best.Article.GetMass(asked);
        return hasMost && hasMoreThanOthers && !(isKnownAlone && alone.Best.Paragraph == accumulators.Paragraph);
    }

    /// <summary>
    /// The subject of a question, if the library has articles on it: related articles for a question without an answer.
    /// </summary>
    /// <param name="result">What it found; one of its own.</param>
    public Subject? FindSubject(SearchResult result) =>
        _subjects.Find(result.Query) is { } subject
            ? new Subject(subject.Words, [.. subject.Articles.Select(article => _content.Articles[article])])
            : null;

    /// <summary>
    /// The articles' own questions that are most like one that was asked, the likest first; only those that lead
    /// somewhere and have something in common with it.
    /// </summary>
    /// <param name="result">What it found; one of its own.</param>
    public IEnumerable<AuthoredQuestionTarget> FindSimilarQuestions(SearchResult result) =>
        _own.FindRelated(result.Query)
            .Select(number => AuthoredQuestions[number])
            .Where(link => link.Paragraph is not null);

    /// <summary>A question as it is understood.</summary>
    internal Query Parse(string question) => _reader.Read(question);

    /// <summary>A question as it is understood, and its candidates, best first.</summary>
    internal RankedCandidates Look(string question) => Look(Parse(question));

    /// <summary>The number of the article with an id; null where there is none.</summary>
    private int? FindId(string id)
    {
        var place = BinarySearch.LowerBound(_sorted.Length, other => string.CompareOrdinal(_sorted[other].Id, id) < 0);
        return place < _sorted.Length && _sorted[place].Id == id ? _content.LiveArticles[place] : null;
    }

    private RankedCandidates Look(Query query) => Ranked(query, Rank(query));

    private RankedCandidates Ranked(Query query, CandidateList candidates) =>
        new(query, candidates, Idf.Of(ParagraphCount, 0));

    /// <summary>A candidate's article.</summary>
    internal Article GetArticle(Candidate candidate) =>
        _content.Articles[_paragraphMap.GetArticle(candidate.Paragraph)];

    private static double[] GetNewness(IndexData content)
    {
        var dates = content
            .LiveArticles.Select(number => content.Articles[number].Date)
            .OfType<DateOnly>()
            .Distinct()
            .Order()
            .ToArray();
        return Array.ConvertAll(content.Articles, article =>
            article.Date is { } date && dates.Length > 1
                ? (double)Array.BinarySearch(dates, date) / (dates.Length - 1)
                : 0
        );
    }

    /// <summary>Reads the articles' own questions, and then asks each as a user would, to see where it leads.</summary>
    private List<AuthoredQuestionTarget> LinkOwnQuestions(CancellationToken cancellationToken)
    {
        var authored = new List<(int Article, AuthoredQuestion Question, Query Query, NamedPassage? Passage)>();
        foreach (var a in _content.LiveArticles)
        {
            foreach (var question in _content.Articles[a].Questions)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var query = _reader.Read(question.Text);
                var passage = question.Passage is { } words ? FindPassage(a, words) : null;
                authored.Add((a, question, query, passage));
                _own.Add(query, a, passage);
            }
        }

        return authored.ConvertAll(own =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Link(own.Article, own.Question, own.Query, own.Passage);
        });
    }

    /// <summary>Asks an authored question.</summary>
    /// <param name="query">The question as it is understood.</param>
    /// <param name="passage">The passage that it names; null if it names none, or none that exists.</param>
    private AuthoredQuestionTarget Link(int article, AuthoredQuestion question, Query query, NamedPassage? passage)
    {
        var ranked = Look(query);
        var outcome = Decide(
            ranked,
            ConfidenceModel.GetAnswerability(ranked),
            ConfidenceModel.GetConfidence(ranked),
            ConfidenceThresholds.Default
        );
        var isFound =
            outcome != Outcome.None
            && (
                passage is { Paragraph: var named }
                    ? ranked.Best.Paragraph == named
                    : _paragraphMap.GetArticle(ranked.Best.Paragraph) == article
            );
        var link = new AuthoredQuestionTarget(_content.Articles[article], question, null, TargetSource.NotFound)
        {
            IsFound = isFound,
            IsSure = isFound && outcome == Outcome.Answer,
        };
        return passage is { } at
                ? link with
                {
                    Paragraph = at.Paragraph - _paragraphMap.GetFirstParagraph(article) + 1,
                    FoundBy = TargetSource.Passage,
                }
            : question.Passage is not null
                ? link with
                {
                    FoundBy = TargetSource.NoSuchPassage,
                    IsFound = false,
                    IsSure = false,
                }
            : isFound ? link with { Paragraph = ranked.Best.Place + 1, FoundBy = TargetSource.Ranking }
            : link;
    }

    private static Outcome Decide(
        RankedCandidates ranked,
        double known,
        double confidence,
        ConfidenceThresholds thresholds
    ) => ranked.Candidates.Count == 0 ? Outcome.None : thresholds.Decide(known, confidence, ranked.CanBeSure);

    private NamedPassage? FindPassage(int article, string words)
    {
        var paragraphs = _content.Articles[article].Paragraphs;
        for (var p = 0; p < paragraphs.Count; p++)
        {
            // As a person quotes: letter case and line breaks are not looked at.
            var start = paragraphs[p]
                .Replace('\r', ' ')
                .Replace('\n', ' ')
                .IndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (start >= 0)
                return new NamedPassage(
                    _paragraphMap.GetFirstParagraph(article) + p,
                    new TextRange(start, words.Length)
                );
        }

        return null;
    }

    /// <summary>Ranks a question's candidates, to be kept.</summary>
    /// <param name="last">
    /// For a follow-up, the paragraph that answered the question before it: only its article is searched.
    /// </param>
    private CandidateList Rank(Query query, int? last = null)
    {
        var workspace = Lend();
        Rank(query, workspace, last);
        var candidates = workspace.Candidates;
        workspace.Candidates = new CandidateList();
        _idle.Add(workspace);
        return candidates;
    }

    private void Rank(Query query, QueryWorkspace workspace, int? last = null)
    {
        var (alike, found, marks, candidates) = (
            workspace.Alike,
            workspace.Found,
            workspace.Marks,
            workspace.Candidates
        );
        alike.Set(query);
        marks.Set(query, alike, _content.Dictionary);
        var like = _own.FindSimilar(query);
        ReadOnlySpan<int> best;
        if (last is { } answer)
        {
            // The question before it is not asked again, so its own answer no longer counts.
            var only = _paragraphMap.GetArticle(answer);
            like = [.. like.Where(question => !question.IsSame && question.Article == only)];
            best = _firstStage.RetrieveFrom(only, query, alike, MaxHits, found);
        }
        else
        {
            best = _firstStage.Retrieve(query, alike, MaxHits, found);
            foreach (var question in like)
                _firstStage.Record(question.Article, found);
        }

        _candidates.Read(query, best, like, found, marks, candidates);
        found.Clear();
        marks.Clear();
        if (last is { } shown)
        {
            foreach (var candidate in candidates)
                candidate.NearnessToLastAnswer = 1.0 / (1 + Math.Abs(candidate.Paragraph - shown));
        }

        Reranker.Rank(candidates, like, _paragraphMap);
    }

    private QueryWorkspace Lend() =>
        _idle.TryTake(out var idle)
            ? idle
            : new QueryWorkspace(
                _paragraphMap.Count,
                _paragraphMap.Articles,
                _content.Dictionary.WordCount,
                _content.Dictionary.TermCount
            );

    /// <summary>
    /// What one question needs while it is answered. There is room for some more, so that a library that grows a little
    /// need not make it again.
    /// </summary>
    private sealed class QueryWorkspace(int paragraphs, int articles, int words, int terms)
    {
        public ScoreAccumulators Found { get; } = new(WithRoom(paragraphs), WithRoom(articles));

        public QuerySimilarTerms Alike { get; } = new(WithRoom(terms));

        public QueryWordMap Marks { get; } = new(WithRoom(words));

        public CandidateList Candidates { get; set; } = new();

        public bool IsFor(int paragraphs, int articles, int words, int terms) =>
            Found.Capacity.Paragraphs >= paragraphs
            && Found.Capacity.Articles >= articles
            && Marks.Capacity >= words
            && Alike.Capacity >= terms;

        private static int WithRoom(int count) => count + (count / 32);
    }
}
