using System.Collections.Concurrent;
using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Queries;
using NewsBot.Search.Retrieval;

namespace NewsBot.Search.Reranking;

/// <summary>
/// Workspaces for one library: as many as threads have searched at once. They are arrays over the whole library, too
/// large to allocate for each question.
/// </summary>
internal sealed class QueryWorkspacePool
{
    private readonly ConcurrentBag<QueryWorkspace> _idle = [];
    private readonly ParagraphMap _paragraphMap;
    private readonly TermDictionary _dictionary;

    /// <param name="earlier">The pool of an earlier index: workspaces that still fit move here. Null if none.</param>
    public QueryWorkspacePool(ParagraphMap paragraphMap, TermDictionary dictionary, QueryWorkspacePool? earlier)
    {
        (_paragraphMap, _dictionary) = (paragraphMap, dictionary);
        while (earlier?._idle.TryTake(out var workspace) == true)
        {
            if (workspace.IsFor(paragraphMap.Count, paragraphMap.Articles, dictionary.WordCount, dictionary.TermCount))
                _idle.Add(workspace);
        }
    }

    /// <summary>A workspace for one question, to be returned afterwards.</summary>
    public QueryWorkspace Rent() =>
        _idle.TryTake(out var workspace)
            ? workspace
            : new QueryWorkspace(
                _paragraphMap.Count,
                _paragraphMap.Articles,
                _dictionary.WordCount,
                _dictionary.TermCount
            );

    public void Return(QueryWorkspace workspace) => _idle.Add(workspace);
}

/// <summary>
/// The arrays that ranking one question needs. They have some spare room, so a library that grows a little can keep
/// using them.
/// </summary>
internal sealed class QueryWorkspace(int paragraphs, int articles, int words, int terms)
{
    public ScoreAccumulators Accumulators { get; } = new(WithSpareRoom(paragraphs), WithSpareRoom(articles));

    public QuerySimilarTerms SimilarTerms { get; } = new(WithSpareRoom(terms));

    public QueryWordMap WordMap { get; } = new(WithSpareRoom(words));

    public CandidateList Candidates { get; private set; } = new();

    /// <summary>The candidates, which the next question no longer overwrites.</summary>
    public CandidateList DetachCandidates()
    {
        var candidates = Candidates;
        Candidates = new CandidateList();
        return candidates;
    }

    public bool IsFor(int paragraphs, int articles, int words, int terms) =>
        Accumulators.Capacity.Paragraphs >= paragraphs
        && Accumulators.Capacity.Articles >= articles
        && WordMap.Capacity >= words
        && SimilarTerms.Capacity >= terms;

    private static int WithSpareRoom(int count) => count + (count / 32);
}
