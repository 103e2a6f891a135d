using NewsBot.Search.Indexing;
using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>A question as the ranking sees it.</summary>
/// <param name="Words">All its words, each once.</param>
/// <param name="Terms">
/// The terms that are searched for or missing: the question's content. At most <see cref="MaxTerms"/>.
/// </param>
/// <param name="Synonyms">The library's terms that mean the same as one of these: what moderators say does.</param>
/// <param name="FunctionWords">
/// Its function and question words that the library has, none of them searched for. At most <see cref="MaxTerms"/>.
/// </param>
/// <param name="AdjacentTerms">Pairs of adjacent words: ids below 64 are terms, the others function words.</param>
internal sealed record Query(
    Language Language,
    QuestionWord[] Words,
    QueryTerm[] Terms,
    IReadOnlyList<QuerySimilarTerm> Synonyms,
    FunctionWord[] FunctionWords,
    AdjacentPair[] AdjacentTerms
)
{
    /// <summary>As many as a set of 64 bits holds.</summary>
    public const int MaxTerms = 64;

    /// <summary>How many of the terms are its own; those after them are the previous question's.</summary>
    public int OwnTerms { get; init; } = Terms.Length;

    /// <summary>
    /// Its Chinese characters that the library has: the terms that they are indexed as by themselves, each with its
    /// idf.
    /// </summary>
    public IReadOnlyList<(int Term, double Idf)> Characters { get; init; } = [];

    /// <summary>What kind of answer is asked for; none if unknown.</summary>
    public AnswerTypes AnswerTypes { get; init; }

    /// <summary>The months that it names with a year, as in "March 2022": each the terms of both, one bit per term.</summary>
    public ulong[] Months { get; init; } = [];

    /// <summary>The terms whose number is asked for, as in "how many boys", one bit per term.</summary>
    public ulong CountedTerms { get; init; }

    /// <summary>What sentences say that answer such a question; at most <see cref="QueryFrame.MaxCount"/>.</summary>
    public QueryFrame[] Frames { get; init; } = [];

    /// <summary>Whether it asks what its subject is, and nothing else: "who is Anna Berg".</summary>
    public bool AsksForDefinition => Array.Exists(Frames, frame => frame.Place == FramePlace.BehindSubject);

    /// <summary>Whether it continues another question.</summary>
    public FollowUpStrength FollowUpStrength { get; init; }

    /// <summary>Whether the newest is asked for: "the latest on Sochi".</summary>
    public bool AsksForNewest { get; init; }

    /// <summary>
    /// Whether the question is clear: it has a question word, or more than one word. "Test" could mean anything.
    /// </summary>
    public bool SaysWhatItAsks => Terms.Length > 1 || Array.Exists(FunctionWords, word => word.IsQuestionWord);

    /// <summary>The idf of each term.</summary>
    public double[] Idfs { get; } = GetIdfs(Terms);

    /// <summary>Σ idf of all its terms.</summary>
    public double TotalMass { get; } = GetMass(Terms);

    /// <summary>All terms, one bit per term.</summary>
    public ulong All { get; } = GetSet(Terms, _ => true);

    /// <summary>The terms that are names or have a digit.</summary>
    public ulong Names { get; } = GetSet(Terms, term => term.IsNameOrNumber);

    /// <summary>The terms that can be its subject.</summary>
    public ulong Subjects { get; } = GetSet(Terms, term => term.IsSubject);

    /// <summary>Σ idf of a set of terms, one bit per term.</summary>
    public double GetMass(ulong terms)
    {
        var sum = 0.0;
        foreach (var t in SetBits.Of(terms))
            sum += Idfs[t];
        return sum;
    }

    private static double[] GetIdfs(QueryTerm[] terms)
    {
        var idfs = new double[terms.Length];
        for (var t = 0; t < idfs.Length; t++)
            idfs[t] = terms[t].Idf;
        return idfs;
    }

    private static double GetMass(QueryTerm[] terms)
    {
        var sum = 0.0;
        for (var t = 0; t < terms.Length; t++)
            sum += terms[t].Idf;
        return sum;
    }

    private static ulong GetSet(QueryTerm[] terms, Func<QueryTerm, bool> isIn)
    {
        var set = 0UL;
        for (var t = 0; t < terms.Length; t++)
            set |= isIn(terms[t]) ? 1UL << t : 0;
        return set;
    }

    /// <summary>Whether one word follows another in the question; ids as in <see cref="AdjacentTerms"/>.</summary>
    public bool AreAdjacent(int word, int next)
    {
        foreach (var (one, other) in AdjacentTerms)
        {
            if (one == word && other == next)
                return true;
        }

        return false;
    }
}

/// <summary>Two words of a question, the second right after the first.</summary>
internal readonly record struct AdjacentPair(byte First, byte Second);

/// <summary>One searched word of a question.</summary>
/// <param name="Forms">
/// Its terms in the library: one for each of the library's languages that stems it differently; none for an unknown
/// word.
/// </param>
/// <param name="Searched">The normalized word that is searched for, before stemming.</param>
/// <param name="Stem">The same stemmed, as its language does.</param>
/// <param name="Idf">Its rarity: see <see cref="Queries.Idf"/>.</param>
/// <param name="IsNameOrNumber">Whether it is a name or has a digit, so nothing can replace it.</param>
/// <param name="IsSubject">
/// Whether it can be what a question is about: no number, no function word, none of its language's common words.
/// </param>
internal sealed record QueryTerm(
    QuestionWord Word,
    int[] Forms,
    string Searched,
    string Stem,
    double Idf,
    bool IsNameOrNumber,
    bool IsSubject
)
{
    /// <summary>The library's terms that are similar to it.</summary>
    public SimilarTermList SimilarTerms { get; init; } = SimilarTermList.None;

    /// <summary>The library's terms that mean nearly the same.</summary>
    public RelatedTerm[] RelatedTerms { get; init; } = [];

    /// <summary>
    /// Terms of other words that may have been meant by a corrected word, or of an unknown name in another script.
    /// </summary>
    public int[] OtherForms { get; init; } = [];
}

/// <summary>A term of the library that means nearly the same as a question term, and how nearly, from 0 to 1.</summary>
internal readonly record struct RelatedTerm(int Term, float Strength);

/// <summary>A function or question word of a question.</summary>
/// <param name="Forms">Its terms in the library.</param>
/// <param name="IsQuestionWord">Whether it is the word that asks, which an answer does not repeat.</param>
internal sealed record FunctionWord(int[] Forms, double Idf, bool IsQuestionWord);
