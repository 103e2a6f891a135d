using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;
using NewsBot.Search.Collections;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>
/// The library's terms and words, numbered from 0. A word is a normalized form as it is in texts of one language; a
/// term is what its forms have in common, so that each word belongs to one term: "rebels" and "rebel" to "rebel". A
/// word keeps its id when it no longer occurs. Immutable.
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

    private readonly TermDictionarySegment[] _parts;
    private readonly CollectionStatistics _counts;
    private readonly Dictionary<char, double> _coverage;

    private TermDictionary(
        TermDictionarySegment[] parts,
        CollectionStatistics counts,
        Dictionary<char, double> coverage
    )
    {
        _parts = parts;
        _counts = counts;
        _coverage = coverage;
    }

    /// <summary>That of no articles.</summary>
    public static TermDictionary Empty { get; } = new([], CollectionStatistics.None, []);

    /// <summary>The words and terms as they came in.</summary>
    public ReadOnlySpan<TermDictionarySegment> Parts => _parts;

    /// <summary>The number of words.</summary>
    public int WordCount => _counts.Occurrences.Length;

    /// <summary>The number of terms.</summary>
    public int TermCount => _counts.Paragraphs.Length;

    /// <summary>The number of words that stand nowhere any more.</summary>
    public int IdleWords => _counts.Occurrences.AsSpan().Count(0);

    /// <summary>Bytes held.</summary>
    public long Bytes => _parts.Sum(part => part.Bytes) + _counts.Bytes;

    /// <summary>The number of a term, or null where the library does not have it.</summary>
    public int? Find(ReadOnlySpan<char> term) => IfLive(GetId(term));

    /// <summary>
    /// The number of a normalized word's term, or null where the library does not have it. A word that is in a text
    /// is not stemmed again.
    /// </summary>
    public int? Find(Language language, string word) =>
        GetId(GetMark(language), word) is >= 0 and var number ? IfLive(GetTerm(number)) : Find(language.GetTerm(word));

    /// <summary>
    /// The number of the term of a character that is indexed by itself, or null where the library does not have it.
    /// </summary>
    public int? Find(Rune character) => Find(CharacterTerm(character));

    /// <summary>Whether a normalized word is in a text of a language.</summary>
    public bool HasWord(Language language, ReadOnlySpan<char> word) =>
        GetId(GetMark(language), word) is >= 0 and var number && Occurrences(number) > 0;

    /// <summary>A term.</summary>
    public string Term(int term) => Term(term, stackalloc char[StringTable.Room]).ToString();

    /// <summary>The term of a word.</summary>
    public int GetTerm(int word) => PartOfWord(word).GetTerm(word);

    /// <summary>The words of a term.</summary>
    public List<int> GetWords(int term)
    {
        var words = new List<int>();
        foreach (var part in _parts)
        {
            foreach (var word in part.GetWords(term))
                words.Add(word);
        }

        return words;
    }

    /// <summary>The words that are written alike, one for each language that has it.</summary>
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

    /// <summary>How often a normalized word occurs, in whatever language.</summary>
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
    public int Occurrences(int word) => _counts.Occurrences[word];

    /// <summary>The number of paragraphs that have a term (df).</summary>
    public int Paragraphs(int term) => _counts.Paragraphs[term];

    /// <summary>Whether a word occurs in capitals, like the abbreviation "UN".</summary>
    public bool IsInCapitals(int word) => _counts.InCapitals.ContainsKey(word);

    /// <summary>
    /// The terms that are like another one, each once: those that begin like it in ordinal order, then the others in
    /// ordinal order.
    /// </summary>
    /// <param name="buffer">Where they are gathered: there may be thousands.</param>
    public SimilarTermList FindSimilarTerms(string term, List<SimilarTerm> buffer)
    {
        buffer.Clear();
        foreach (var part in _parts)
            part.Similar.AddWithSimilarStart(term, buffer);
        if (_parts.Length > 1)
            Sort(buffer, 0);
        var beginning = buffer.Count;
        foreach (var part in _parts)
            part.Similar.AddWithSimilarEnd(term, buffer);
        Sort(buffer, beginning);
        buffer.RemoveAll(alike => !IsLive(alike.Term));
        return SimilarTermList.Create(buffer);
    }

    /// <summary>
    /// The share of running words on the library's matters that its texts in a language have, by Good's estimate
    /// (1953): 1 − n₁ ∕ n, of n occurrences and n₁ words that occur once. One article knows about half of what people
    /// say, a large library nearly all: so the same missing word says little of the one and much of the other. 0 for a
    /// language without texts.
    /// </summary>
    public double Coverage(Language language) => _coverage.GetValueOrDefault(GetMark(language));

    /// <summary>
    /// The same words in fewer parts: a part is merged with the one before it until it is but half as large.
    /// </summary>
    /// <param name="maxMerged">How many words the merged ones have at most.</param>
    public TermDictionary Merge(int maxMerged)
    {
        var parts = new Stack<TermDictionarySegment>();
        foreach (var part in _parts)
        {
            parts.Push(part);
            while (parts.TryPop(out var last))
            {
                if (
                    !parts.TryPeek(out var before)
                    || before.WordCount > 2 * last.WordCount
                    || before.WordCount + last.WordCount > maxMerged
                )
                {
                    parts.Push(last);
                    break;
                }

                parts.Push(TermDictionarySegment.Merge(parts.Pop(), last));
            }
        }

        return parts.Count == _parts.Length ? this : new TermDictionary([.. parts.Reverse()], _counts, _coverage);
    }

    public void Write(ArrayWriter writer)
    {
        writer.Write(_parts.Length);
        foreach (var part in _parts)
            part.Write(writer);
        _counts.Write(writer);
    }

    public static TermDictionary Read(ArrayReader reader)
    {
        var parts = new TermDictionarySegment[reader.ReadInt32()];
        for (var p = 0; p < parts.Length; p++)
            parts[p] = TermDictionarySegment.Read(reader);
        var counts = CollectionStatistics.Read(reader);
        return new TermDictionary(parts, counts, GetCoverage(parts, counts.Occurrences));
    }

    private void Sort(List<SimilarTerm> terms, int first)
    {
        var (room, otherRoom) = (new char[StringTable.Room], new char[StringTable.Room]);
        CollectionsMarshal
            .AsSpan(terms)[first..]
            .Sort((one, other) => Term(one.Term, room).SequenceCompareTo(Term(other.Term, otherRoom)));
    }

    private int? IfLive(int term) => term >= 0 && IsLive(term) ? term : null;

    /// <summary>Whether a paragraph has a term, or a headline.</summary>
    private bool IsLive(int term)
    {
        if (_counts.Paragraphs[term] > 0)
            return true;
        foreach (var part in _parts)
        {
            foreach (var word in part.GetWords(term))
            {
                if (Occurrences(word) > 0)
                    return true;
            }
        }

        return false;
    }

    /// <summary>A term's id, even if it no longer occurs; −1 if it never did.</summary>
    private int GetId(ReadOnlySpan<char> term)
    {
        foreach (var part in _parts)
        {
            if (part.FindTerm(term) is >= 0 and var number)
                return number;
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

    private int GetIdOfMarked(ReadOnlySpan<char> marked)
    {
        foreach (var part in _parts)
        {
            if (part.FindWord(marked) is >= 0 and var number)
                return number;
        }

        return -1;
    }

    private ReadOnlySpan<char> Term(int term, Span<char> buffer)
    {
        var p = _parts.Length - 1;
        while (_parts[p].FirstTerm > term)
            p--;
        return _parts[p].Term(term, buffer);
    }

    private TermDictionarySegment PartOfWord(int word)
    {
        var p = _parts.Length - 1;
        while (_parts[p].FirstWord > word)
            p--;
        return _parts[p];
    }

    /// <summary>A word behind the mark of its language, which distinguishes it from the same word of another.</summary>
    public static string Marked(Language language, string word) => GetMark(language) + word;

    /// <summary>A language as one Latin letter, the prefix of its words.</summary>
    private static char GetMark(Language language) => MarkOfLanguage[language];

    /// <summary>A key of its own: a text that is one character is a word.</summary>
    private static string CharacterTerm(Rune character) => CharacterMark + character.ToString();

    private static Dictionary<char, double> GetCoverage(TermDictionarySegment[] parts, int[] occurrences)
    {
        var counts = new Dictionary<char, (long All, int Once)>();
        var (mark, all, once) = ('\0', 0L, 0);
        foreach (var part in parts)
        {
            for (var word = part.FirstWord; word < part.FirstWord + part.WordCount; word++)
            {
                var next = part.GetMark(word);
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

    /// <summary>
    /// Assigns ids to the words and terms of added articles, after the existing ones, and counts additions and
    /// removals.
    /// </summary>
    internal sealed class Builder(TermDictionary earlier)
    {
        private readonly List<Language> _languages = [];
        private readonly Dictionary<FormTable, FormIds> _numberings = [];
        private readonly StringPool _terms = new();
        private readonly StringPool _words = new();
        private readonly HashSet<Rune> _characters = [];
        private readonly Dictionary<Rune, int> _termOfCharacter = [];
        private int[] _termOfWord = [];
        private int[] _termsInOrder = [];
        private int[] _wordsInOrder = [];
        private TermDictionarySegment? _part;

        /// <summary>The number of terms so far.</summary>
        public int TermCount => earlier.TermCount + _terms.Count;

        /// <summary>The term of a word, once words have theirs.</summary>
        public int GetTerm(int word) =>
            word < earlier.WordCount ? earlier.GetTerm(word) : _termOfWord[word - earlier.WordCount];

        /// <summary>
        /// The term of a character that is indexed by itself, beside the pairs that it is part of, once words have
        /// their terms.
        /// </summary>
        public int GetTerm(Rune character) => _termOfCharacter[character];

        /// <summary>Takes the words of articles in, in the articles' order: each where it was met first.</summary>
        /// <param name="sign">1 for articles that come, −1 for those that go.</param>
        public void AddArticles(IEnumerable<TokenizedArticle> read, int sign)
        {
            foreach (var article in read)
            {
                if (!_numberings.TryGetValue(article.Forms, out var numbering))
                    _numberings.Add(article.Forms, numbering = new FormIds(new int[article.Forms.WordCount], sign));
                for (var word = article.NewWords.Start.Value; word < article.NewWords.End.Value; word++)
                    numbering.Words[word] = GetId(article.Forms, word);
                _characters.UnionWith(article.Characters.Select(place => place.Character));
            }
        }

        /// <summary>The numbers of the words of an article's headline, once they have their terms.</summary>
        public int[] GetHeadline(TokenizedArticle article)
        {
            var words = _numberings[article.Forms].Words;
            return Array.ConvertAll(article.Headline, form => words[article.Forms.GetWord(form)]);
        }

        /// <summary>
        /// The tokens of an article, words in place of forms, once they have their terms. Thread-safe.
        /// </summary>
        public void GetTokens(TokenizedArticle article, Span<IndexedToken> numbered)
        {
            var words = _numberings[article.Forms].Words;
            for (var i = 0; i < numbered.Length; i++)
                numbered[i] = new IndexedToken(
                    words[article.Forms.GetWord(article.Tokens[i].Word)],
                    article.Tokens[i].Kinds
                );
        }

        /// <summary>
        /// Finds the terms of the words that are new, each stemmed once, on all processors. Terms get their numbers in
        /// ordinal order, and words in the order of their terms, so that those that look alike lie side by side: a
        /// question has hundreds of them in a large library.
        /// </summary>
        public void Stem(CancellationToken cancellationToken)
        {
            var stems = new string[_words.Count];
            Parallel.For(0, stems.Length, new ParallelOptions { CancellationToken = cancellationToken }, word =>
                stems[word] = _languages[word].GetTerm(_words[word][1..].ToString())
            );

            _termOfWord = Array.ConvertAll(stems, AddTerm);
            int[] termOfCharacter = [.. _characters.Select(character => AddTerm(CharacterTerm(character)))];
            _termsInOrder = [.. Enumerable.Range(0, _terms.Count)];
            StringSort.Sort(_termsInOrder, term => _terms[term], isFromEnd: false);
            var places = PlacesIn(_termsInOrder);
            ReassignIds(_termOfWord, earlier.TermCount, places);
            ReassignIds(termOfCharacter, earlier.TermCount, places);
            foreach (var (character, term) in _characters.Zip(termOfCharacter))
                _termOfCharacter.Add(character, term);

            _wordsInOrder = [.. Enumerable.Range(0, _words.Count)];
            Array.Sort(_termOfWord, _wordsInOrder);
            places = PlacesIn(_wordsInOrder);
            foreach (var numbering in _numberings.Values)
                ReassignIds(numbering.Words, earlier.WordCount, places);
        }

        /// <summary>Lays out what is new, when all words of the articles that come have their terms.</summary>
        public void Close()
        {
            if (_words.Count + _terms.Count == 0)
                return;
            _part ??= new TermDictionarySegment(
                earlier.TermCount,
                earlier.WordCount,
                SortedStringTable.Build(_terms.Count, term => _terms[_termsInOrder[term]]),
                StringHashTable.Build(_words.Count, word => _words[_wordsInOrder[word]]),
                _termOfWord
            );
        }

        /// <summary>The finished lexicon.</summary>
        /// <param name="added">The articles that come; null where none do.</param>
        /// <param name="removed">The articles that go; null where none do.</param>
        public TermDictionary Build(Segment? added, Segment? removed)
        {
            var counts = earlier._counts.Copy(earlier.WordCount + _words.Count, TermCount);
            foreach (var (forms, (words, sign)) in _numberings)
            {
                for (var form = 0; form < forms.FormCount; form++)
                    counts.Occurrences[words[forms.GetWord(form)]] += sign * forms.Occurrences(form);
                foreach (var form in forms.InCapitals)
                    counts.AddInCapitals(words[forms.GetWord(form)], sign * forms.Occurrences(form));
            }

            added?.Paragraphs.AddFrequenciesTo(counts.Paragraphs, 1);
            removed?.Paragraphs.AddFrequenciesTo(counts.Paragraphs, -1);
            TermDictionarySegment[] parts = _part is null ? earlier._parts : [.. earlier._parts, _part];
            return new TermDictionary(parts, counts, GetCoverage(parts, counts.Occurrences));
        }

        private int GetId(FormTable forms, int word)
        {
            var marked = forms.Word(word);
            if (earlier.GetIdOfMarked(marked) is >= 0 and var number)
                return number;
            number = _words.Add(marked);
            if (number == _languages.Count)
                _languages.Add(forms.GetLanguage(word));
            return earlier.WordCount + number;
        }

        private int AddTerm(string term) =>
            earlier.GetId(term) is >= 0 and var number ? number : earlier.TermCount + _terms.Add(term);

        /// <summary>The place of each number in an order of all.</summary>
        private static int[] PlacesIn(int[] order)
        {
            var places = new int[order.Length];
            for (var place = 0; place < order.Length; place++)
                places[order[place]] = place;
            return places;
        }

        /// <summary>Puts the places of numbers in place of them, counted from the first that is new.</summary>
        private static void ReassignIds(int[] numbers, int firstNew, int[] places)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                if (numbers[i] >= firstNew)
                    numbers[i] = firstNew + places[numbers[i] - firstNew];
            }
        }

        /// <summary>What became of the words that one thread has met.</summary>
        /// <param name="Sign">1 where their articles come, −1 where they go.</param>
        private sealed record FormIds(int[] Words, int Sign);
    }
}
