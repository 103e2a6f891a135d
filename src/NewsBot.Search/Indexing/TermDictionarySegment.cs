using NewsBot.Search.Collections;

namespace NewsBot.Search.Indexing;

/// <summary>The terms and words of one update; their ids continue those of earlier segments. Immutable.</summary>
internal sealed class TermDictionarySegment
{
    private readonly SortedStringTable _terms;
    private readonly StringHashTable _words;

    // The segment's words by its own terms, then those of earlier terms, in the order of the terms.
    private readonly int[] _firstOfTerm;
    private readonly int[] _earlierTerms;
    private readonly int[] _wordsOfEarlier;

    // Null if the words are in the order of their terms, as in a new segment: merged segments keep their ids.
    private readonly int[]? _termOfWord;
    private readonly int[]? _wordsOfTerm;

    /// <param name="firstTerm">The number of its first term.</param>
    /// <param name="firstWord">The number of its first word.</param>
    /// <param name="words">Its words, each after the mark of its language.</param>
    /// <param name="termOfWord">The number of each word's term, which may be an earlier one.</param>
    public TermDictionarySegment(
        int firstTerm,
        int firstWord,
        SortedStringTable terms,
        StringHashTable words,
        int[] termOfWord
    )
        : this(firstTerm, firstWord, terms, words, termOfWord, new SimilarTermIndex(terms, firstTerm)) { }

    private TermDictionarySegment(
        int firstTerm,
        int firstWord,
        SortedStringTable terms,
        StringHashTable words,
        int[] termOfWord,
        SimilarTermIndex similar
    )
    {
        (FirstTerm, FirstWord, _terms, _words, Similar) = (firstTerm, firstWord, terms, words, similar);
        _firstOfTerm = HugePageArray.Create<int>(terms.Count + 1);
        var earlier = new List<int>();
        var isInOrder = true;
        for (var w = 0; w < termOfWord.Length; w++)
        {
            isInOrder &= w == 0 || termOfWord[w - 1] <= termOfWord[w];
            if (termOfWord[w] >= firstTerm)
                _firstOfTerm[termOfWord[w] - firstTerm + 1]++;
            else
                earlier.Add(w);
        }

        for (var t = 0; t < terms.Count; t++)
            _firstOfTerm[t + 1] += _firstOfTerm[t];
        _earlierTerms = [.. earlier.Select(w => termOfWord[w])];
        _wordsOfEarlier = [.. earlier.Select(w => firstWord + w)];
        Array.Sort(_earlierTerms, _wordsOfEarlier);
        if (isInOrder)
            return;

        _termOfWord = termOfWord;
        _wordsOfTerm = HugePageArray.Create<int>(_firstOfTerm[^1]);
        var next = _firstOfTerm.AsSpan(0, terms.Count).ToArray();
        for (var w = 0; w < termOfWord.Length; w++)
        {
            if (termOfWord[w] >= firstTerm)
                _wordsOfTerm[next[termOfWord[w] - firstTerm]++] = firstWord + w;
        }
    }

    public int FirstTerm { get; }

    public int FirstWord { get; }

    /// <summary>One past its last term's id.</summary>
    public int EndOfTerms => FirstTerm + _terms.Count;

    /// <summary>The number of its words.</summary>
    public int WordCount => _words.Count;

    /// <summary>Its similar terms.</summary>
    public SimilarTermIndex Similar { get; }

    /// <summary>Bytes held.</summary>
    public long Bytes =>
        _terms.Bytes
        + _words.Bytes
        + Similar.Bytes
        + (
            (
                (_termOfWord?.LongLength ?? 0)
                + _firstOfTerm.LongLength
                + (_wordsOfTerm?.LongLength ?? 0)
                + _earlierTerms.LongLength
                + _wordsOfEarlier.LongLength
            ) * sizeof(int)
        );

    /// <summary>The id of a term; −1 if the segment lacks it.</summary>
    public int FindTerm(ReadOnlySpan<char> term) => _terms.Find(term) + FirstTerm ?? -1;

    /// <summary>The id of a word after the mark of its language; −1 if the segment lacks it.</summary>
    public int FindWord(ReadOnlySpan<char> marked) => _words.Find(marked) + FirstWord ?? -1;

    /// <summary>One of its terms: see <see cref="StringTable.Read(int, Span{char})"/>.</summary>
    public ReadOnlySpan<char> GetTermText(int term, Span<char> buffer) => _terms.Read(term - FirstTerm, buffer);

    /// <summary>One of its words: see <see cref="StringTable.Read(int, Span{char})"/>.</summary>
    public ReadOnlySpan<char> GetWordText(int word, Span<char> buffer) => _words.Read(word - FirstWord, buffer)[1..];

    /// <summary>The mark of the language of one of its words.</summary>
    public char GetMark(int word) => _words.GetFirst(word - FirstWord);

    /// <summary>The term of one of its words.</summary>
    public int GetTerm(int word)
    {
        if (_termOfWord is not null)
            return _termOfWord[word - FirstWord];
        var place = word - FirstWord;
        return place < _earlierTerms.Length
            ? _earlierTerms[place]
            : FirstTerm + BinarySearch.LowerBound<int>(_firstOfTerm, place - _earlierTerms.Length + 1) - 1;
    }

    /// <summary>Its words that belong to a term of this or an earlier segment.</summary>
    public WordIdRange GetWords(int term)
    {
        if (term >= EndOfTerms)
            return default;
        if (term >= FirstTerm)
        {
            var (start, end) = (_firstOfTerm[term - FirstTerm], _firstOfTerm[term - FirstTerm + 1]);
            return _wordsOfTerm is null
                ? new WordIdRange(FirstWord + _earlierTerms.Length + start, end - start)
                : new WordIdRange(_wordsOfTerm.AsSpan(start..end));
        }

        if (_earlierTerms.Length == 0)
            return default;
        var first = BinarySearch.LowerBound<int>(_earlierTerms, term);
        var last = first;
        while (last < _earlierTerms.Length && _earlierTerms[last] == term)
            last++;
        return new WordIdRange(_wordsOfEarlier.AsSpan(first..last));
    }

    public void Write(ArrayWriter writer)
    {
        writer.Write(FirstTerm);
        writer.Write(FirstWord);
        _terms.Write(writer);
        _words.Write(writer);
        writer.Write<int>(TermsOfWords());
        Similar.Write(writer);
    }

    public static TermDictionarySegment Read(ArrayReader reader)
    {
        var (firstTerm, firstWord) = (reader.ReadInt32(), reader.ReadInt32());
        var terms = SortedStringTable.Read(reader);
        return new TermDictionarySegment(
            firstTerm,
            firstWord,
            terms,
            StringHashTable.Read(reader),
            reader.Read<int>(),
            SimilarTermIndex.Read(reader, terms, firstTerm)
        );
    }

    /// <summary>Merges two consecutive segments.</summary>
    public static TermDictionarySegment Merge(TermDictionarySegment one, TermDictionarySegment next)
    {
        var room = new char[StringTable.Room];
        var (terms, words) = (one._terms.Count, one._words.Count);
        return new TermDictionarySegment(
            one.FirstTerm,
            one.FirstWord,
            SortedStringTable.Build(terms + next._terms.Count, t =>
                t < terms ? one._terms.Read(t, room) : next._terms.Read(t - terms, room)
            ),
            StringHashTable.Build(words + next._words.Count, w =>
                w < words ? one._words.Read(w, room) : next._words.Read(w - words, room)
            ),
            [.. one.TermsOfWords(), .. next.TermsOfWords()]
        );
    }

    private int[] TermsOfWords()
    {
        if (_termOfWord is not null)
            return _termOfWord;
        var terms = HugePageArray.Create<int>(WordCount);
        _earlierTerms.CopyTo(terms, 0);
        for (var t = 0; t < _terms.Count; t++)
            terms.AsSpan(_earlierTerms.Length)[_firstOfTerm[t].._firstOfTerm[t + 1]].Fill(FirstTerm + t);
        return terms;
    }
}
