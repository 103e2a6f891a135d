using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;
using NewsBot.Search.Collections;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>
/// The library's words and terms, with ids from 0. A word is a normalized form in texts of one language; a term is a
/// stem. Each word belongs to one term: "rebels" and "rebel" to "rebel". Words that no longer occur keep their ids.
/// Immutable.
/// </summary>
internal sealed class TermDictionary
{
    private const char CharacterMark = '\u0002';
    private const int MaxStackLength = 64;

    private static readonly FrozenDictionary<Language, char> MarkOfLanguage = KnownLanguages
        .All.Append(Language.Undetermined)
        .Append(Language.Foreign)
        .Index()
        .ToFrozenDictionary(pair => pair.Item, pair => (char)(CharacterMark + 1 + pair.Index));

    private readonly TermDictionarySegment[] _segments;
    private readonly CollectionStatistics _statistics;
    private readonly Dictionary<char, double> _coverage;

    private TermDictionary(
        TermDictionarySegment[] segments,
        CollectionStatistics statistics,
        Dictionary<char, double> coverage
    )
    {
        _segments = segments;
        _statistics = statistics;
        _coverage = coverage;
    }

    /// <summary>The dictionary of no articles.</summary>
    public static TermDictionary Empty { get; } = new([], CollectionStatistics.None, []);

    /// <summary>The segments, oldest first: each holds the words and terms of one update.</summary>
    public ReadOnlySpan<TermDictionarySegment> Segments => _segments;

    /// <summary>The counts of words and terms.</summary>
    public CollectionStatistics Statistics => _statistics;

    /// <summary>The number of words.</summary>
    public int WordCount => _statistics.Occurrences.Length;

    /// <summary>The number of terms.</summary>
    public int TermCount => _statistics.Paragraphs.Length;

    /// <summary>The number of words that no longer occur.</summary>
    public int UnusedWords => _statistics.Occurrences.AsSpan().Count(0);

    /// <summary>Bytes held.</summary>
    public long Bytes => _segments.Sum(segment => segment.Bytes) + _statistics.Bytes;

    /// <summary>The id of a term; null if the library lacks it.</summary>
    public int? Find(ReadOnlySpan<char> term) => IfLive(GetId(term));

    /// <summary>
    /// The id of a normalized word's term; null if the library lacks it. A word of the library is not stemmed again.
    /// </summary>
    public int? Find(Language language, string word) =>
        GetId(GetMark(language), word) is >= 0 and var id ? IfLive(GetTerm(id)) : Find(language.GetTerm(word));

    /// <summary>The id of the term of a single Chinese character; null if the library lacks it.</summary>
    public int? Find(Rune character) => Find(CharacterTerm(character));

    /// <summary>Whether a normalized word is in a text of a language.</summary>
    public bool HasWord(Language language, ReadOnlySpan<char> word) =>
        GetId(GetMark(language), word) is >= 0 and var id && Occurrences(id) > 0;

    /// <summary>A term.</summary>
    public string Term(int term) => Term(term, stackalloc char[StringTable.Room]).ToString();

    /// <summary>The term of a word.</summary>
    public int GetTerm(int word) => GetSegmentOfWord(word).GetTerm(word);

    /// <summary>The first letter of a normalized word; half of it, if it is outside Unicode's first plane.</summary>
    public char GetFirstLetter(int word) =>
        GetSegmentOfWord(word).GetWordText(word, stackalloc char[StringTable.Room])[0];

    /// <summary>The words of a term.</summary>
    public List<int> GetWords(int term)
    {
        var words = new List<int>();
        foreach (var segment in _segments)
        {
            foreach (var word in segment.GetWords(term))
                words.Add(word);
        }

        return words;
    }

    /// <summary>The ids of a word in all languages that have it.</summary>
    public List<int> FindWords(ReadOnlySpan<char> normalized)
    {
        var words = new List<int>(1);
        foreach (var mark in _coverage.Keys)
        {
            if (GetId(mark, normalized) is >= 0 and var word && Occurrences(word) > 0)
                words.Add(word);
        }

        return words;
    }

    /// <summary>How often a normalized word occurs, in all languages.</summary>
    public int CountOccurrences(ReadOnlySpan<char> normalized)
    {
        var occurrences = 0;
        foreach (var mark in _coverage.Keys)
        {
            if (GetId(mark, normalized) is >= 0 and var word)
                occurrences += Occurrences(word);
        }

        return occurrences;
    }

    /// <summary>How often a word occurs.</summary>
    public int Occurrences(int word) => _statistics.Occurrences[word];

    /// <summary>The number of paragraphs that have a term (df).</summary>
    public int Paragraphs(int term) => _statistics.Paragraphs[term];

    /// <summary>Whether a word occurs in capitals, like the abbreviation "UN".</summary>
    public bool IsInCapitals(int word) => _statistics.InCapitals.ContainsKey(word);

    /// <summary>
    /// The terms that are similar to another one, each once: first those with a similar beginning, then those with a
    /// similar end, each group in ordinal order.
    /// </summary>
    /// <param name="buffer">Reused from call to call: there may be thousands of terms.</param>
    public SimilarTermList FindSimilarTerms(string term, List<SimilarTerm> buffer)
    {
        buffer.Clear();
        foreach (var segment in _segments)
            segment.Similar.AddWithSimilarStart(term, buffer);
        if (_segments.Length > 1)
            Sort(buffer, 0);
        var beginning = buffer.Count;
        foreach (var segment in _segments)
            segment.Similar.AddWithSimilarEnd(term, buffer);
        Sort(buffer, beginning);
        buffer.RemoveAll(similar => !IsLive(similar.Term));
        return SimilarTermList.Create(buffer);
    }

    /// <summary>
    /// The share of running text in a language that the library's vocabulary covers, by Good's estimate (1953):
    /// 1 − n₁ ∕ n, of n occurrences and n₁ words that occur once. 0 for a language without texts. One article covers
    /// about half, a large library nearly all, so a missing word means little in the one and much in the other.
    /// </summary>
    public double Coverage(Language language) => _coverage.GetValueOrDefault(GetMark(language));

    /// <summary>
    /// The same words in fewer segments: a segment is merged with the one before it until it is at most half as large.
    /// </summary>
    /// <param name="maxMerged">How many words a merged segment has at most.</param>
    public TermDictionary Merge(int maxMerged)
    {
        var merged = new Stack<TermDictionarySegment>();
        foreach (var segment in _segments)
        {
            merged.Push(segment);
            while (merged.TryPop(out var last))
            {
                if (
                    !merged.TryPeek(out var before)
                    || before.WordCount > 2 * last.WordCount
                    || before.WordCount + last.WordCount > maxMerged
                )
                {
                    merged.Push(last);
                    break;
                }

                merged.Push(TermDictionarySegment.Merge(merged.Pop(), last));
            }
        }

        return merged.Count == _segments.Length
            ? this
            : new TermDictionary([.. merged.Reverse()], _statistics, _coverage);
    }

    /// <summary>The same dictionary with new words and other counts.</summary>
    /// <param name="added">The new words and terms; null if there are none.</param>
    public TermDictionary Extend(TermDictionarySegment? added, CollectionStatistics statistics)
    {
        TermDictionarySegment[] segments = added is null ? _segments : [.. _segments, added];
        return new TermDictionary(segments, statistics, GetCoverage(segments, statistics.Occurrences));
    }

    public void Write(ArrayWriter writer)
    {
        writer.Write(_segments.Length);
        foreach (var segment in _segments)
            segment.Write(writer);
        _statistics.Write(writer);
    }

    public static TermDictionary Read(ArrayReader reader)
    {
        var segments = new TermDictionarySegment[reader.ReadInt32()];
        for (var s = 0; s < segments.Length; s++)
            segments[s] = TermDictionarySegment.Read(reader);
        var statistics = CollectionStatistics.Read(reader);
        return new TermDictionary(segments, statistics, GetCoverage(segments, statistics.Occurrences));
    }

    private void Sort(List<SimilarTerm> terms, int first)
    {
        var (room, otherRoom) = (new char[StringTable.Room], new char[StringTable.Room]);
        CollectionsMarshal
            .AsSpan(terms)[first..]
            .Sort((one, other) => Term(one.Term, room).SequenceCompareTo(Term(other.Term, otherRoom)));
    }

    private int? IfLive(int term) => term >= 0 && IsLive(term) ? term : null;

    /// <summary>Whether a paragraph or a headline has a term.</summary>
    private bool IsLive(int term)
    {
        if (_statistics.Paragraphs[term] > 0)
            return true;
        foreach (var segment in _segments)
        {
            foreach (var word in segment.GetWords(term))
            {
                if (Occurrences(word) > 0)
                    return true;
            }
        }

        return false;
    }

    /// <summary>A term's id, even if it no longer occurs; −1 if it never did.</summary>
    internal int GetId(ReadOnlySpan<char> term)
    {
        foreach (var segment in _segments)
        {
            if (segment.FindTerm(term) is >= 0 and var id)
                return id;
        }

        return -1;
    }

    private int GetId(char mark, ReadOnlySpan<char> word)
    {
        var marked = word.Length < MaxStackLength ? stackalloc char[word.Length + 1] : new char[word.Length + 1];
        marked[0] = mark;
        word.CopyTo(marked[1..]);
        return GetIdOfMarked(marked);
    }

    /// <summary>The id of a word with its mark, even if it no longer occurs; −1 if it never did.</summary>
    internal int GetIdOfMarked(ReadOnlySpan<char> marked)
    {
        foreach (var segment in _segments)
        {
            if (segment.FindWord(marked) is >= 0 and var id)
                return id;
        }

        return -1;
    }

    private ReadOnlySpan<char> Term(int term, Span<char> buffer)
    {
        var s = _segments.Length - 1;
        while (_segments[s].FirstTerm > term)
            s--;
        return _segments[s].GetTermText(term, buffer);
    }

    private TermDictionarySegment GetSegmentOfWord(int word)
    {
        var s = _segments.Length - 1;
        while (_segments[s].FirstWord > word)
            s--;
        return _segments[s];
    }

    /// <summary>A word after the mark of its language, which distinguishes it from the same word of another.</summary>
    public static string WithMark(Language language, string word) => GetMark(language) + word;

    /// <summary>A language as one Latin letter, the prefix of its words.</summary>
    private static char GetMark(Language language) => MarkOfLanguage[language];

    /// <summary>The term of a single character, which differs from a word of one character.</summary>
    internal static string CharacterTerm(Rune character) => CharacterMark + character.ToString();

    private static Dictionary<char, double> GetCoverage(TermDictionarySegment[] segments, int[] occurrences)
    {
        var counts = new Dictionary<char, (long All, int Once)>();
        var (mark, all, once) = ('\0', 0L, 0);
        foreach (var segment in segments)
        {
            for (var word = segment.FirstWord; word < segment.FirstWord + segment.WordCount; word++)
            {
                var next = segment.GetMark(word);
                if (next != mark)
                {
                    counts[mark] = (all, once);
                    mark = next;
                    (all, once) = counts.GetValueOrDefault(mark);
                }

                all += occurrences[word];
                if (occurrences[word] == 1)
                    once++;
            }
        }

        counts[mark] = (all, once);
        return counts
            .Where(pair => pair.Value.All > 0)
            .ToDictionary(pair => pair.Key, pair => 1 - ((double)pair.Value.Once / pair.Value.All));
    }
}
