using NewsBot.Search.Indexing;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;
using Words = System.Collections.Generic.Dictionary<
    string,
    NewsBot.Search.Queries.QueryTokenCache.Entry
>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace NewsBot.Search.Queries;

/// <summary>A word of a question as it is read, before it is known what is asked for.</summary>
/// <param name="Written">The word as the person wrote it.</param>
/// <param name="Normalized">Its normalized form, or that of the function word that it is a typo for.</param>
/// <param name="IsStopWord">Whether it is not searched for.</param>
/// <param name="IsFirst">Whether the question begins with it, so that a capital says nothing.</param>
internal sealed record QueryToken(
    string Written,
    string Normalized,
    string Stem,
    Script Script,
    bool IsStopWord,
    bool IsFirst
)
{
    /// <summary>Its terms in the library.</summary>
    public int[] Forms { get; init; } = [];

    /// <summary>Whether it can be what a question is about.</summary>
    public bool IsSubject { get; init; }

    /// <summary>Whether it is a name or has a digit, so nothing can replace it.</summary>
    public bool IsNameOrNumber =>
        char.IsDigit(Written[0])
        || Written.AsSpan(IsFirst ? 1 : 0).ContainsAnyInRange('A', 'Z')
        || (char.IsUpper(Written[0]) && !IsFirst);

    /// <summary>What is searched for; null for a word that is not, or as long as nobody has looked.</summary>
    public QueryTerm? Term { get; set; }

    /// <summary>What it is where it is not searched for and does not ask; null as long as nobody has looked.</summary>
    public FunctionWord? Function { get; set; }

    /// <summary>What is said of it where it is not searched for.</summary>
    public QuestionWord Ignored => field ??= new QuestionWord(Written, Normalized, WordRole.Ignored, null, null, 0);
}

/// <summary>
/// What was found out of words that were asked for: a word means the same in one index. For one thread at
/// a time; what it holds is bounded.
/// </summary>
internal sealed class QueryTokenCache
{
    /// <summary>
    /// When so much has come together, what nobody asked for since as much came before is forgotten: so many words of a
    /// small library, or fewer of one where each looks like many others.
    /// </summary>
    internal const int MaxCount = 16_000;

    /// <summary>
    /// Terms that look like a word take as much memory as a word does when there are so many of them.
    /// </summary>
    internal const int AlikeOfWord = 256;

    /// <summary>A longer one is no word, and is not remembered.</summary>
    internal const int MaxLength = 64;

    private Words[] _words = NewWords();
    private Words[] _earlier = NewWords();
    private readonly List<QuestionWord> _read = [];
    private readonly List<QueryTerm> _searched = [];
    private readonly List<FunctionWord> _functionWords = [];
    private readonly List<AdjacentPair> _neighbours = [];
    private int _held;

    /// <summary>For the question that is read.</summary>
    public LanguageScores Evidence { get; } = new();

    /// <inheritdoc cref="Evidence"/>
    public List<QueryToken> Words { get; } = [];

    /// <inheritdoc cref="Evidence"/>
    public List<string> Normalized { get; } = [];

    /// <inheritdoc cref="Evidence"/>
    public List<QueryTerm?> Terms { get; } = [];

    /// <inheritdoc cref="Evidence"/>
    public List<int> Places { get; } = [];

    /// <inheritdoc cref="Evidence"/>
    public List<SimilarTerm> LooksLike { get; } = [];

    /// <summary>Empty lists of what a query is made of.</summary>
    public (
        List<QuestionWord> Read,
        List<QueryTerm> Searched,
        List<FunctionWord> FunctionWords,
        List<AdjacentPair> Neighbours
    ) ForQuery()
    {
        _read.Clear();
        _searched.Clear();
        _functionWords.Clear();
        _neighbours.Clear();
        return (_read, _searched, _functionWords, _neighbours);
    }

    /// <summary>A word as it is written.</summary>
    public Entry Find(ReadOnlySpan<char> written, Script script)
    {
        if (_words[(int)script].TryGetValue(written, out var entry))
            return entry;
        if (!_earlier[(int)script].TryGetValue(written, out entry))
            entry = new Entry(written.ToString(), script);
        if (written.Length > MaxLength)
            return entry;
        if (_held >= MaxCount)
        {
            (_words, _earlier) = (_earlier, _words);
            foreach (var words in _words)
                words.Dictionary.Clear();
            _held = 0;
        }

        _held += entry.Weight;
        return _words[(int)script].Dictionary[entry.Written] = entry;
    }

    /// <summary>Holds what was found out of a word that is remembered.</summary>
    public void Hold(QueryToken word, QueryTerm term)
    {
        word.Term = term;
        _held += GetWeight(term);
    }

    private static int GetWeight(QueryTerm? term) => (term?.SimilarTerms.Count ?? 0) / AlikeOfWord;

    private static Words[] NewWords() =>
        [
            .. Enumerable
                .Range(0, Scripts.Count)
                .Select(_ =>
                    new Dictionary<string, Entry>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>()
                ),
        ];

    /// <summary>A word as it is written.</summary>
    internal sealed class Entry(string written, Script script)
    {
        private readonly List<(Language Language, bool IsFirst, bool Shouts, QueryToken? Word)> _readings = [];

        public string Written { get; } = written;

        public Script Script { get; } = script;

        /// <summary>What it says of the question's language.</summary>
        public WordScore[] LanguageScores { get; } = Languages.LanguageScores.GetScores(written, script);

        /// <summary>How much memory it takes, in words.</summary>
        public int Weight => 1 + _readings.Sum(reading => GetWeight(reading.Word?.Term));

        /// <summary>How it is read in a question; null when nothing is left of it.</summary>
        /// <param name="isFirst">Whether the question begins with it.</param>
        /// <param name="shouts">Whether the question is all in capitals.</param>
        /// <param name="read">Reads it where nobody has yet.</param>
        public QueryToken? Read(
            Language language,
            bool isFirst,
            bool shouts,
            Func<Entry, Language, bool, bool, QueryToken?> read
        )
        {
            foreach (var reading in _readings)
            {
                if (reading.Language == language && reading.IsFirst == isFirst && reading.Shouts == shouts)
                    return reading.Word;
            }

            var word = read(this, language, isFirst, shouts);
            _readings.Add((language, isFirst, shouts, word));
            return word;
        }
    }
}
