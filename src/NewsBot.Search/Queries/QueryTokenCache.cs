using NewsBot.Search.Languages;
using NewsBot.Search.Text;
using Words = System.Collections.Generic.Dictionary<
    string,
    NewsBot.Search.Queries.QueryTokenCache.Entry
>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace NewsBot.Search.Queries;

/// <summary>
/// Caches what is known of words that were asked for: a word means the same in one index. For one thread at a time; its
/// size is bounded.
/// </summary>
internal sealed class QueryTokenCache
{
    /// <summary>
    /// The cache has two generations of this size; when the younger one is full, the older one is dropped. A word that
    /// has many similar terms counts as several.
    /// </summary>
    internal const int MaxCount = 16_000;

    /// <summary>How many similar terms take as much memory as a word.</summary>
    internal const int SimilarTermsPerWord = 256;

    /// <summary>Longer strings are not words, and are not cached.</summary>
    internal const int MaxLength = 64;

    private Words[] _words = NewWords();
    private Words[] _earlier = NewWords();
    private int _weight;

    public Entry Find(ReadOnlySpan<char> written, Script script)
    {
        if (_words[(int)script].TryGetValue(written, out var entry))
            return entry;
        if (!_earlier[(int)script].TryGetValue(written, out entry))
            entry = new Entry(written.ToString(), script);
        if (written.Length > MaxLength)
            return entry;
        if (_weight >= MaxCount)
        {
            (_words, _earlier) = (_earlier, _words);
            foreach (var words in _words)
                words.Dictionary.Clear();
            _weight = 0;
        }

        _weight += entry.Weight;
        return _words[(int)script].Dictionary[entry.Written] = entry;
    }

    /// <summary>Stores the term of a word that is in the cache.</summary>
    public void Hold(QueryToken word, QueryTerm term)
    {
        word.Term = term;
        _weight += GetWeight(term);
    }

    private static int GetWeight(QueryTerm? term) => (term?.SimilarTerms.Count ?? 0) / SimilarTermsPerWord;

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
        private readonly List<(Language Language, bool IsFirst, bool IsAllCaps, QueryToken? Word)> _readings = [];

        public string Written { get; } = written;

        public Script Script { get; } = script;

        /// <summary>Its evidence for the question's language.</summary>
        public WordScore[] LanguageScores { get; } = Languages.LanguageScores.GetScores(written, script);

        /// <summary>How much memory it takes, in words.</summary>
        public int Weight => 1 + _readings.Sum(reading => GetWeight(reading.Word?.Term));

        /// <summary>The word in a question; null if normalizing leaves nothing of it.</summary>
        /// <param name="isFirst">Whether the question begins with it.</param>
        /// <param name="isAllCaps">Whether the question has no lower-case letter.</param>
        public QueryToken? Read(
            Language language,
            bool isFirst,
            bool isAllCaps,
            Func<Entry, Language, bool, bool, QueryToken?> read
        )
        {
            foreach (var reading in _readings)
            {
                if (reading.Language == language && reading.IsFirst == isFirst && reading.IsAllCaps == isAllCaps)
                    return reading.Word;
            }

            var word = read(this, language, isFirst, isAllCaps);
            _readings.Add((language, isFirst, isAllCaps, word));
            return word;
        }
    }
}
