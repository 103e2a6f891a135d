using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Queries;
using NewsBot.Search.Reranking;
using NewsBot.Search.Retrieval;
using NewsBot.Search.Spelling;

namespace NewsBot.Search;

/// <summary>What answers questions, wired together over one <see cref="IndexData"/>. Immutable.</summary>
/// <param name="Synonyms">The moderators' synonyms.</param>
/// <param name="AuthoredTargets">Where the authored questions lead, in the articles' order.</param>
internal sealed record IndexParts(
    IndexData Data,
    IReadOnlyCollection<SynonymRule> Synonyms,
    Thesauri Thesauri,
    IndexSizes Sizes,
    ArticleLanguages[] Languages,
    ParagraphMap ParagraphMap,
    SpellingIndex Spelling,
    QueryParser Parser,
    QueryRanker Ranker,
    SubjectFinder Subjects,
    AuthoredQuestions AuthoredQuestions,
    IReadOnlyList<AuthoredQuestionTarget> AuthoredTargets,
    long Bytes
)
{
    /// <summary>Wires the parts and asks the authored questions.</summary>
    /// <param name="earlier">The parts of an earlier index, some of which can be reused; null if none.</param>
    /// <param name="cancellationToken">Stops the work between two authored questions.</param>
    public static IndexParts Create(
        IndexData data,
        IReadOnlyCollection<SynonymRule> synonyms,
        Thesauri thesauri,
        IndexSizes sizes,
        IndexParts? earlier,
        CancellationToken cancellationToken
    )
    {
        var dictionary = data.Dictionary;
        ArticleLanguages[] languages = [.. data.Segments.SelectMany(segment => segment.Languages)];
        var segments = new SegmentList(data.Segments);
        var paragraphMap = data.CreateParagraphMap(segments);
        var recency = GetRecency(data);
        var spelling = new SpellingIndex(dictionary, earlier?.Spelling);
        var lookup = new TermLookup(dictionary, paragraphMap.LiveCount, GetMostFrequentFirst(data, languages));
        var synonymTable = CreateTable(synonyms, lookup);
        var resolver = new TermResolver(
            lookup,
            dictionary,
            spelling,
            new SurfaceForms(data.Articles, languages, paragraphMap, dictionary, segments).Get,
            synonymTable,
            thesauri.Find,
            new TransliterationIndex(dictionary),
            new DefinedAbbreviations(segments, paragraphMap, dictionary)
        );
        var parser = new QueryParser(
            lookup,
            resolver,
            synonymTable,
            new FrameTable(lookup, dictionary),
            new FormVariants(lookup, new AdjacentTerms(segments, paragraphMap, dictionary))
        );
        var subjects = new SubjectFinder(
            article => data.Articles[article].Above(),
            languages,
            dictionary,
            segments,
            paragraphMap,
            recency
        );
        var linker = AuthoredQuestionLinker.Read(data, paragraphMap, parser, cancellationToken);
        var bm25 = Bm25.For(segments, paragraphMap);
        var ranker = new QueryRanker(
            new CandidateRetriever(segments, paragraphMap, bm25, sizes.LongFrom),
            new CandidateReader(segments, paragraphMap, bm25, recency),
            linker.Questions,
            paragraphMap,
            dictionary,
            new QueryWorkspacePool(paragraphMap, dictionary, earlier?.Ranker.Workspaces)
        );
        return new IndexParts(
            data,
            synonyms,
            thesauri,
            sizes,
            languages,
            paragraphMap,
            spelling,
            parser,
            ranker,
            subjects,
            linker.Questions,
            linker.Link(ranker, cancellationToken),
            segments.Bytes + dictionary.Bytes + spelling.Bytes + paragraphMap.Bytes
        );
    }

    private static SynonymTable CreateTable(IEnumerable<SynonymRule> synonyms, TermLookup lookup) =>
        new(
            synonyms.SelectMany(rule => rule.Asked.Select(asked => (asked, rule.Found.Where(found => found != asked)))),
            lookup
        );

    /// <summary>The library's languages, the most frequent one first.</summary>
    private static List<Text.Language> GetMostFrequentFirst(IndexData data, ArticleLanguages[] languages) =>
        [
            .. data
                .LiveArticles.CountBy(article => languages[article].Main)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key.Code, StringComparer.Ordinal)
                .Select(pair => pair.Key),
        ];

    /// <summary>How recent each article is, 0 to 1: its date's rank among the library's dates.</summary>
    private static double[] GetRecency(IndexData data)
    {
        var dates = data
            .LiveArticles.Select(article => data.Articles[article].Date)
            .OfType<DateOnly>()
            .Distinct()
            .Order()
            .ToArray();
        return Array.ConvertAll(data.Articles, article =>
            article.Date is { } date && dates.Length > 1
                ? (double)Array.BinarySearch(dates, date) / (dates.Length - 1)
                : 0
        );
    }
}
