using NewsBot.Search.Queries;
using NewsBot.Search.Text;

namespace NewsBot.Search.Reranking;

/// <summary>
/// The questions that the articles say they answer. A question that is similar to one of them gets the same passage.
/// </summary>
internal sealed class AuthoredQuestions
{
    /// <summary>From this similarity two questions ask the same, if they have the same names and numbers.</summary>
    private const double MinSimilarityOfSame = 0.8;

    /// <summary>Questions that have less in common have nothing to do with each other.</summary>
    private const double MinSimilarity = 0.3;

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, List<int>> _byStem = new(StringComparer.Ordinal);

    /// <param name="query">The question as it is understood.</param>
    /// <param name="article">The id of the article that answers it.</param>
    /// <param name="passage">
    /// The passage that answers it; null if the question is evidence for the article only.
    /// </param>
    public void Add(Query query, int article, NamedPassage? passage)
    {
        foreach (var stem in query.Terms.Select(term => term.Stem).Distinct(StringComparer.Ordinal))
        {
            if (!_byStem.TryGetValue(stem, out var entries))
                _byStem.Add(stem, entries = []);
            entries.Add(_entries.Count);
        }

        _entries.Add(new Entry(query, article, passage));
    }

    /// <summary>
    /// The authored questions that are similar to a query and have its answer type: identical ones first, then by
    /// similarity, then in the order in which they were added.
    /// </summary>
    public IReadOnlyList<SimilarQuestion> FindSimilar(Query asked)
    {
        if (_entries.Count == 0)
            return [];
        var similar = new List<SimilarQuestion>();
        foreach (var entry in GetWithTerms(asked))
        {
            var (query, article, passage) = _entries[entry];
            if (asked.AnswerTypes != query.AnswerTypes)
                continue;
            var similarity = GetSimilarity(asked, query);
            if (similarity >= MinSimilarity)
                similar.Add(
                    new SimilarQuestion(
                        article,
                        passage,
                        similarity,
                        similarity >= MinSimilarityOfSame && IsSame(asked, query)
                    )
                );
        }

        return
        [
            .. similar.OrderByDescending(question => question.IsSame).ThenByDescending(question => question.Similarity),
        ];
    }

    /// <summary>
    /// The authored questions that share terms with a query, whatever their answer type, most similar first: their ids
    /// in the order in which they were added.
    /// </summary>
    public IEnumerable<int> FindRelated(Query asked) =>
        GetWithTerms(asked)
            .Select(entry => (Entry: entry, Likeness: GetSimilarity(asked, _entries[entry].Query)))
            .Where(near => near.Likeness >= MinSimilarity)
            .OrderByDescending(near => near.Likeness)
            .Select(near => near.Entry);

    private IEnumerable<int> GetWithTerms(Query asked) =>
        asked.Terms.SelectMany(term => _byStem.GetValueOrDefault(term.Stem, [])).Distinct().Order();

    /// <summary>Dice's coefficient of the two questions' terms, each weighed by its idf: 0 to 1.</summary>
    private static double GetSimilarity(Query one, Query other)
    {
        var (both, all) = (0.0, one.TotalMass + other.TotalMass);
        foreach (var term in one.Terms)
        {
            if (Find(other, term) is { } twin)
                both += term.Idf + twin.Idf;
        }

        return all > 0 ? both / all : 0;
    }

    /// <summary>Two questions with different names are different questions, however similar.</summary>
    private static bool IsSame(Query one, Query other) =>
        one.Terms.All(term => !term.IsNameOrNumber || Find(other, term) is not null)
        && other.Terms.All(term => !term.IsNameOrNumber || Find(one, term) is not null);

    private static QueryTerm? Find(Query query, QueryTerm term) =>
        query.Terms.FirstOrDefault(other => other.Stem == term.Stem);

    private sealed record Entry(Query Query, int Article, NamedPassage? Passage);
}

/// <summary>An own question that is similar the one asked.</summary>
/// <param name="Article">The id of the article that answers it.</param>
/// <param name="Passage">The passage that answers it; null if the question is evidence for the article only.</param>
/// <param name="Similarity">How similar it is, from 0 to 1.</param>
/// <param name="IsSame">Whether it asks the same.</param>
internal readonly record struct SimilarQuestion(int Article, NamedPassage? Passage, double Similarity, bool IsSame);

/// <summary>The passage that an authored question names.</summary>
/// <param name="Paragraph">The paragraph's id in the index.</param>
/// <param name="Range">The place of the words in the paragraph's text.</param>
internal readonly record struct NamedPassage(int Paragraph, TextRange Range);
