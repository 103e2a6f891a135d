using System.Numerics;
using System.Text;
using NewsBot.Search.Collections;
using NewsBot.Search.Indexing;
using NewsBot.Search.Text;

namespace NewsBot.Search.Spelling;

/// <summary>
/// The library's words by length and letters, to find the word that a misspelled one was meant to be. Immutable.
/// </summary>
internal sealed class SpellingIndex
{
    /// <summary>Shorter words have too many neighbours to guess from.</summary>
    private const int MinCorrectedLength = 4;

    /// <summary>In words of this length, one replaced letter is more likely a typo than another word.</summary>
    private const int MinLengthForTransposition = 6;

    /// <summary>
    /// In words of this length the same holds, if the first letter is the same and the word occurs more than once.
    /// </summary>
    private const int MinLengthForCommonTransposition = 5;

    /// <summary>In words of this length, two typos still leave most of the word.</summary>
    private const int MinLengthForTwoTypos = 8;

    /// <summary>The last letter of Latin Extended-B.</summary>
    private const char LastLatin = '\u024F';

    private readonly TermDictionary _dictionary;
    private readonly (TermDictionarySegment Part, WordsByLength Words)[] _parts;

    /// <param name="earlier">The index of the previous library, whose segments are reused; null if none.</param>
    public SpellingIndex(TermDictionary dictionary, SpellingIndex? earlier = null)
    {
        _dictionary = dictionary;
        _parts = new (TermDictionarySegment, WordsByLength)[dictionary.Segments.Length];
        for (var p = 0; p < _parts.Length; p++)
        {
            var part = dictionary.Segments[p];
            _parts[p] = (
                part,
                earlier?._parts.FirstOrDefault(known => known.Part == part).Words ?? new WordsByLength(part)
            );
        }
    }

    /// <summary>Bytes held, without the term dictionary.</summary>
    public long Bytes => _parts.Sum(part => part.Words.Bytes);

    /// <summary>
    /// The words with the fewest typos, the likeliest first: those with the same first letter, then with more common
    /// letters, then the more frequent, then in ordinal order. Empty if no word is near, the word is short, or it has a
    /// digit: a similar number is another number.
    /// </summary>
    /// <param name="word">A normalized word that occurs nowhere in the library.</param>
    public IReadOnlyList<string> FindNearest(string word)
    {
        if (word.Length < MinCorrectedLength || word.Any(char.IsDigit))
            return [];

        var nearest = new List<Entry>();
        var limit = word.Length >= MinLengthForTwoTypos ? 2 : 1;
        AddWithSameStart(word, nearest, ref limit);
        AddWithOtherStart(word, nearest, ref limit);
        nearest.Sort((one, other) => Compare(word, one, other));
        return [.. nearest.Select(entry => entry.Word).Distinct()];
    }

    /// <summary>
    /// The words that differ from one only by the marks on their letters, the more frequent first: "Çağla" for "Cagla",
    /// as people write on a phone.
    /// </summary>
    /// <param name="word">A normalized word that occurs nowhere in the library.</param>
    public IReadOnlyList<string> FindWithOtherMarks(string word)
    {
        // Other scripts write their marks, or have none.
        if (word.Length == 0 || word[0] > LastLatin)
            return [];
        var folded = Normalizer.FoldDiacritics(word);
        var isPlain = Ascii.IsValid(word);
        var found = new List<Entry>();
        foreach (var (part, words) in _parts)
        {
            if (word.Length > words.Longest)
                continue;
            if (isPlain)
                AddWithOtherMarks(word, folded, part, words.WithMarks(word.Length), found);
            foreach (var first in isPlain ? [] : words.FirstLetters)
            {
                if (first == word[0] || !char.IsAscii(first) || !char.IsAscii(word[0]))
                    AddWithOtherMarks(word, folded, part, words.GetBucket(word.Length, first).Words, found);
            }
        }

        return
        [
            .. found
                .OrderByDescending(entry => entry.Occurrences)
                .ThenBy(entry => entry.Word, StringComparer.Ordinal)
                .Select(entry => entry.Word)
                .Distinct(),
        ];
    }

    private void AddWithOtherMarks(
        string word,
        string folded,
        TermDictionarySegment part,
        ReadOnlySpan<int> ids,
        List<Entry> found
    )
    {
        Span<char> room = stackalloc char[StringTable.Room];
        foreach (var id in ids)
        {
            var other = part.GetWordText(id, room);
            if (!MayDifferByMarks(word, other))
                continue;
            var written = other.ToString();
            if (
                Normalizer.FoldDiacritics(written) == folded
                && _dictionary.CountOccurrences(written) is > 0 and var occurrences
            )
                found.Add(new Entry(written, occurrences));
        }
    }

    /// <summary>Whether two words of one length have the same letters where both have plain ones.</summary>
    private static bool MayDifferByMarks(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i] != other[i] && char.IsAscii(one[i]) && char.IsAscii(other[i]))
                return false;
        }

        return true;
    }

    private void AddWithSameStart(string word, List<Entry> nearest, ref int limit)
    {
        var letters = GetLetters(word);
        var slips = new BitParallelEditDistance(word);
        Span<char> room = stackalloc char[StringTable.Room];
        foreach (var (part, words) in _parts)
        {
            for (
                var length = Math.Max(0, word.Length - limit);
                length <= Math.Min(word.Length + limit, words.Longest);
                length++
            )
            {
                var (ids, others) = words.GetBucket(length, word[0]);
                for (var i = 0; i < others.Count; i++)
                {
                    // One typo adds or removes at most two letters of the set.
                    if (BitOperations.PopCount(letters ^ others[i]) > 2 * limit)
                        continue;
                    var other = part.GetWordText(ids[i], room);
                    if (slips.To(other, limit) is var distance && distance <= limit)
                        Add(word, other, distance, nearest, ref limit);
                }
            }
        }
    }

    /// <summary>
    /// A typo in the first letter leaves the rest unchanged, so the few possible words are looked up.
    /// </summary>
    private void AddWithOtherStart(string word, List<Entry> nearest, ref int limit)
    {
        var other = $"_{word}".ToCharArray();
        foreach (
            var first in _parts.SelectMany(part => part.Words.FirstLetters).Distinct().Where(first => first != word[0])
        )
        {
            other[0] = first;
            Add(word, other, 1, nearest, ref limit);
            other[1] = first;
            Add(word, other.AsSpan(1), 1, nearest, ref limit);
            other[1] = word[0];
        }

        if (word[1] == word[0])
            return;
        Add(word, word.AsSpan(1), 1, nearest, ref limit);
        (other[1], other[2]) = (other[2], other[1]);
        Add(word, other.AsSpan(1), 1, nearest, ref limit);
    }

    /// <summary>Adds a candidate if the library has it, and drops those that are further away.</summary>
    private void Add(string word, ReadOnlySpan<char> meant, int typos, List<Entry> nearest, ref int limit)
    {
        if (typos > limit || _dictionary.CountOccurrences(meant) is not (> 0 and var occurrences))
            return;
        var entry = new Entry(meant.ToString(), occurrences);
        if (meant.Length < MinCorrectedLength - 1 || !IsPlausible(word, entry, typos))
            return;
        if (typos < limit)
            nearest.Clear();
        nearest.Add(entry);
        limit = typos;
    }

    /// <summary>
    /// Whether a typo is likelier than another word: short words with one letter exchanged are mostly other words.
    /// </summary>
    internal static bool IsPlausible(string written, Entry entry, int typos)
    {
        var meant = entry.Word;

        // "party" is not a typo of "part", nor "know" of "known": users choose endings, they do not mistype them.
        if (written.StartsWith(meant, StringComparison.Ordinal))
            return false;
        if (written.Length < MinLengthForTransposition && meant.StartsWith(written, StringComparison.Ordinal))
            return false;

        // "lawmakers" and "carmakers": hardly any typo changes the first letter and another one.
        if (typos > 1 && written[0] != meant[0])
            return false;
        if (written.Length >= MinLengthForTransposition)
            return true;

        // "asad" and "assad", "form" and "from"; but not "home" and "some", "town" and "torn".
        return written[0] == meant[0]
            && (
                written.Length != meant.Length
                || (written.Length >= MinLengthForCommonTransposition && entry.Occurrences > 1)
                || written.Order().SequenceEqual(meant.Order())
            );
    }

    private static int Compare(string word, Entry one, Entry other)
    {
        var (oneStartsAlike, otherStartsAlike) = (one.Word[0] == word[0], other.Word[0] == word[0]);
        if (oneStartsAlike != otherStartsAlike)
            return oneStartsAlike ? -1 : 1;
        var (oneIsAsLong, otherIsAsLong) = (one.Word.Length == word.Length, other.Word.Length == word.Length);
        if (oneIsAsLong != otherIsAsLong)
            return oneIsAsLong ? -1 : 1;
        return one.Occurrences != other.Occurrences
            ? other.Occurrences.CompareTo(one.Occurrences)
            : string.CompareOrdinal(one.Word, other.Word);
    }

    /// <summary>
    /// The set of a word's letters, folded into 32 bits: the lower-case letters of most alphabets have one bit each.
    /// </summary>
    private static uint GetLetters(ReadOnlySpan<char> word)
    {
        var letters = 0U;
        foreach (var c in word)
            letters |= 1U << (c & 31);
        return letters;
    }

    /// <summary>A word of the library.</summary>
    /// <param name="Word">Its normalized form, before stemming.</param>
    /// <param name="Occurrences">How often it occurs, in all languages.</param>
    internal readonly record struct Entry(string Word, int Occurrences);

    /// <summary>
    /// The words of a part by their length and first letter, and their letters side by side: most are passed over by
    /// these alone.
    /// </summary>
    private sealed class WordsByLength
    {
        private readonly int[][] _words;
        private readonly uint[][] _letters;
        private readonly int[][] _withMarks;

        // The letters that the words of a length begin with, in order, and where those with each begin.
        private readonly char[][] _firsts;
        private readonly int[][] _starts;

        public WordsByLength(TermDictionarySegment part)
        {
            var counts = new List<int>();
            var room = new char[StringTable.Room];
            for (var word = part.FirstWord; word < part.FirstWord + part.WordCount; word++)
            {
                var length = part.GetWordText(word, room).Length;
                while (counts.Count <= length)
                    counts.Add(0);
                counts[length]++;
            }

            _words = [.. counts.Select((count, length) => new int[length >= MinCorrectedLength - 1 ? count : 0])];
            var firsts = Array.ConvertAll(_words, words => new char[words.Length]);
            var next = new int[counts.Count];
            for (var word = part.FirstWord; word < part.FirstWord + part.WordCount; word++)
            {
                var written = part.GetWordText(word, room);
                if (written.Length < MinCorrectedLength - 1)
                    continue;
                var place = next[written.Length]++;
                _words[written.Length][place] = word;
                firsts[written.Length][place] = written[0];
            }

            for (var length = 0; length < _words.Length; length++)
                Array.Sort(firsts[length], _words[length]);
            _letters = Array.ConvertAll(_words, words =>
                Array.ConvertAll(words, word => GetLetters(part.GetWordText(word, room)))
            );
            _firsts = Array.ConvertAll(firsts, ofLength => ofLength.Distinct().ToArray());
            _starts =
            [
                .. firsts.Select(
                    (ofLength, length) =>
                        Array.ConvertAll(_firsts[length], first => BinarySearch.LowerBound<char>(ofLength, first))
                ),
            ];
            FirstLetters = [.. _firsts.SelectMany(letters => letters).Distinct()];
            _withMarks = Array.ConvertAll(_words, ofLength =>
                Array.FindAll(ofLength, word => !Ascii.IsValid(part.GetWordText(word, room)))
            );
        }

        /// <summary>The letters that its words begin with.</summary>
        public char[] FirstLetters { get; }

        /// <summary>The words of a length that have a letter beyond ASCII.</summary>
        public ReadOnlySpan<int> WithMarks(int length) => _withMarks[length];

        public int Longest => _words.Length - 1;

        public long Bytes =>
            _words.Sum(words => words.LongLength * (sizeof(int) + sizeof(uint)))
            + _withMarks.Sum(words => words.LongLength * sizeof(int))
            + _firsts.Sum(firsts => firsts.LongLength * (sizeof(char) + sizeof(int)));

        /// <summary>The words of a length that begin with a letter, and their letters.</summary>
        public (ArraySegment<int> Words, ArraySegment<uint> Letters) GetBucket(int length, char first)
        {
            var place = BinarySearch.LowerBound<char>(_firsts[length], first);
            if (place == _firsts[length].Length || _firsts[length][place] != first)
                return ([], []);
            var start = _starts[length][place];
            var count =
                (place + 1 < _starts[length].Length ? _starts[length][place + 1] : _words[length].Length) - start;
            return (
                new ArraySegment<int>(_words[length], start, count),
                new ArraySegment<uint>(_letters[length], start, count)
            );
        }
    }
}
