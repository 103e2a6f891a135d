using System.Text;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>
/// The library's terms and words, numbered from 0. A word is a normalized form as it stands in texts of one language; a term is what
/// its forms have in common, so that each word belongs to one term: «rebels» and «rebel» to «rebel». Immutable.
/// </summary>
internal sealed class Lexicon
{
    private const char CharacterMark = '\u0002';
    private const int LongestOnStack = 64;

    private readonly LexiconPart _part;
    private readonly int[] _occurrences;
    private readonly Dictionary<int, int> _inCapitals;
    private readonly Dictionary<char, double> _coverage;

    private Lexicon(LexiconPart part, int[] occurrences, Dictionary<int, int> inCapitals)
    {
        _part = part;
        _occurrences = occurrences;
        _inCapitals = inCapitals;
        _coverage = CoverageOf(part, occurrences);
    }

    /// <summary>The number of words.</summary>
    public int WordCount => _occurrences.Length;

    /// <summary>Bytes held.</summary>
    public long Bytes => _part.Bytes + (_occurrences.LongLength * sizeof(int));

    /// <summary>The number of a term, or null where the library does not have it.</summary>
    public int? Find(ReadOnlySpan<char> term) => _part.FindTerm(term) is >= 0 and var number ? number : null;

    /// <summary>The number of a normalized word's term, or null where the library does not have it. A word that stands in a text is not stemmed again.</summary>
    public int? Find(Language language, string word) => NumberOf(MarkOf(language), word) is >= 0 and var number ? TermOf(number) : Find(language.Term(word));

    /// <summary>The number of the term of a character that is indexed by itself, or null where the library does not have it.</summary>
    public int? Find(Rune character) => Find(CharacterTerm(character));

    /// <summary>Whether a normalized word stands in a text of a language.</summary>
    public bool HasWord(Language language, ReadOnlySpan<char> word) => NumberOf(MarkOf(language), word) >= 0;

    /// <summary>A term.</summary>
    public string Term(int term) => _part.Term(term).ToString();

    /// <summary>The words of a term.</summary>
    public ReadOnlySpan<int> WordsOf(int term) => _part.WordsOf(term);

    /// <summary>The term of a word.</summary>
    public int TermOf(int word) => _part.TermOf(word);

    /// <summary>A word in its normalized form.</summary>
    public ReadOnlySpan<char> Word(int word) => _part.Word(word)[1..];

    /// <summary>The words that are written alike, one for each language that has it.</summary>
    public List<int> WordsWritten(ReadOnlySpan<char> normalized)
    {
        var words = new List<int>(1);
        foreach (var mark in _coverage.Keys)
        {
            if (NumberOf(mark, normalized) is >= 0 and var word) words.Add(word);
        }

        return words;
    }

    /// <summary>How often a word occurs.</summary>
    public int Occurrences(int word) => _occurrences[word];

    /// <summary>Whether a word stands somewhere in capitals, as an abbreviation does: «UN».</summary>
    public bool IsInCapitals(int word) => _inCapitals.GetValueOrDefault(word) > 0;

    /// <summary>The terms that are like another one, each once with its <see cref="SimilarTerms.Likeness"/>: those that begin like it in ordinal order, then the others in ordinal order.</summary>
    public IReadOnlyList<(int Term, double Likeness)> TermsLike(string term)
    {
        var ending = _part.Similar.EndingLike(term).ToList();
        ending.Sort((one, other) => _part.Term(one.Term).SequenceCompareTo(_part.Term(other.Term)));
        return [.. _part.Similar.BeginningLike(term), .. ending];
    }

    /// <summary>
    /// The share of running words on the library's matters that its texts in a language have, by Good's estimate (1953): 1 − n₁ ∕ n,
    /// of n occurrences and n₁ words that occur once. One article knows about half of what people say, a large library nearly
    /// all: so the same missing word says little of the one and much of the other. 0 for a language without texts.
    /// </summary>
    public double Coverage(Language language) => _coverage.GetValueOrDefault(MarkOf(language));

    private int NumberOf(char mark, ReadOnlySpan<char> word)
    {
        var marked = word.Length < LongestOnStack ? stackalloc char[word.Length + 1] : new char[word.Length + 1];
        marked[0] = mark;
        word.CopyTo(marked[1..]);
        return _part.FindWord(marked);
    }

    /// <summary>A language in one letter, which stands before its words: no two have the same first two letters of their code.</summary>
    private static char MarkOf(Language language) => (char)((language.Code[0] << 8) | language.Code[1]);

    /// <summary>A key of its own: a text that is one character is a word.</summary>
    private static string CharacterTerm(Rune character) => CharacterMark + character.ToString();

    private static Dictionary<char, double> CoverageOf(LexiconPart part, int[] occurrences)
    {
        var counts = new Dictionary<char, (long All, int Once)>();
        for (var word = 0; word < occurrences.Length; word++)
        {
            var mark = part.Word(word)[0];
            var (all, once) = counts.GetValueOrDefault(mark);
            counts[mark] = (all + occurrences[word], once + (occurrences[word] == 1 ? 1 : 0));
        }

        return counts.ToDictionary(pair => pair.Key, pair => 1 - ((double)pair.Value.Once / pair.Value.All));
    }

    /// <summary>Numbers words and terms in the order in which they are met.</summary>
    /// <param name="forms">The words that were read.</param>
    internal sealed class Builder(WordForms forms)
    {
        private readonly TextTable.Builder _terms = new();
        private readonly TextTable.Builder _words = new();
        private readonly List<int> _termOfWord = [];
        private readonly int[] _wordOfForm = [.. Enumerable.Repeat(-1, forms.Count)];
        private readonly int[] _occurrences = new int[forms.Count];

        /// <summary>The number of terms so far.</summary>
        public int TermCount => _terms.Count;

        /// <summary>The term of a word.</summary>
        public int TermOf(int word) => _termOfWord[word];

        /// <summary>Counts one more occurrence of a form.</summary>
        /// <returns>The number of its word.</returns>
        public int Add(int form)
        {
            _occurrences[form]++;
            var word = _wordOfForm[form];
            return word >= 0 ? word : _wordOfForm[form] = NumberOf(forms[form].Word);
        }

        /// <summary>The term of a character that is indexed by itself, beside the pairs that it is part of.</summary>
        public int AddCharacter(Rune character) => _terms.Add(CharacterTerm(character));

        /// <summary>The finished lexicon, when all words are met.</summary>
        public Lexicon Build()
        {
            var (occurrences, inCapitals) = (new int[_words.Count], new Dictionary<int, int>());
            for (var form = 0; form < _occurrences.Length; form++)
            {
                if (_wordOfForm[form] is not (>= 0 and var word)) continue;
                occurrences[word] += _occurrences[form];
                if (forms[form].IsInCapitals) inCapitals[word] = inCapitals.GetValueOrDefault(word) + _occurrences[form];
            }

            return new Lexicon(new LexiconPart(0, 0, _terms.Build(), _words.Build(), [.. _termOfWord]), occurrences, inCapitals);
        }

        private int NumberOf(WordEntry word)
        {
            if (word.Number >= 0) return word.Number;
            word.Number = _words.Add(MarkOf(word.Language) + word.Normalized);
            _termOfWord.Add(_terms.Add(word.Stem));
            return word.Number;
        }
    }
}
