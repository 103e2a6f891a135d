using System.Text;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>
/// The library's terms and words, numbered from 0. A word is a normalized form as it stands in texts; a term is what
/// its forms have in common, so that each word belongs to one term: «rebels» and «rebel» to «rebel». Immutable.
/// </summary>
internal sealed class Lexicon
{
    private const char CharacterMark = '\u0002';

    private readonly Dictionary<string, int> _terms;
    private readonly string[] _words;
    private readonly int[] _firstOfTerm;
    private readonly int[] _wordsOfTerm;

    private readonly string[] _termTexts;
    private readonly Dictionary<Language, Dictionary<string, WordEntry>> _byLanguage;
    private readonly Dictionary<Language, double> _coverage;

    private Lexicon(Dictionary<string, int> terms, string[] words, int[] firstOfTerm, int[] wordsOfTerm, Dictionary<Language, Dictionary<string, WordEntry>> byLanguage)
    {
        _byLanguage = byLanguage;
        _coverage = byLanguage.ToDictionary(pair => pair.Key, pair => CoverageOf(pair.Value.Values));
        _termTexts = new string[terms.Count];
        foreach (var (text, number) in terms) _termTexts[number] = text;
        _terms = terms;
        _words = words;
        _firstOfTerm = firstOfTerm;
        _wordsOfTerm = wordsOfTerm;
        Similar = new SimilarTerms(terms);
    }

    /// <summary>The terms that look alike.</summary>
    public SimilarTerms Similar { get; }

    /// <summary>The number of words.</summary>
    public int WordCount => _words.Length;

    /// <summary>Bytes held beside the strings.</summary>
    public long Bytes => ((_firstOfTerm.LongLength + _wordsOfTerm.LongLength) * sizeof(int)) + Similar.Bytes;

    /// <summary>The number of a term, or null where the library does not have it.</summary>
    public int? Find(string term) => _terms.TryGetValue(term, out var t) ? t : null;

    /// <summary>The number of a normalized word's term, or null where the library does not have it. A word that stands in a text is not stemmed again.</summary>
    public int? Find(Language language, string word) =>
        _byLanguage.TryGetValue(language, out var words) && words.TryGetValue(word, out var entry) ? entry.Term : Find(language.Term(word));

    /// <summary>The number of the term of a character that is indexed by itself, or null where the library does not have it.</summary>
    public int? Find(Rune character) => Find(CharacterTerm(character));

    /// <summary>Whether a normalized word stands in a text of a language.</summary>
    public bool HasWord(Language language, ReadOnlySpan<char> word) =>
        _byLanguage.TryGetValue(language, out var words) && words.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word);

    /// <summary>A term.</summary>
    public string Term(int term) => _termTexts[term];

    /// <summary>The words of a term.</summary>
    public ReadOnlySpan<int> WordsOf(int term) => _wordsOfTerm.AsSpan(_firstOfTerm[term].._firstOfTerm[term + 1]);

    /// <summary>A word in its normalized form.</summary>
    public string Word(int word) => _words[word];

    /// <summary>
    /// The share of running words on the library's matters that its texts in a language have, by Good's estimate (1953): 1 − n₁ ∕ n,
    /// of n occurrences and n₁ words that occur once. One article knows about half of what people say, a large library nearly
    /// all: so the same missing word says little of the one and much of the other. 0 for a language without texts.
    /// </summary>
    public double Coverage(Language language) => _coverage.GetValueOrDefault(language);

    /// <summary>A key of its own: a text that is one character is a word.</summary>
    private static string CharacterTerm(Rune character) => CharacterMark + character.ToString();

    private static double CoverageOf(IReadOnlyCollection<WordEntry> words) =>
        1 - ((double)words.Count(word => word.Occurrences == 1) / words.Sum(word => (long)word.Occurrences));

    /// <summary>Numbers words and terms in the order in which they are met.</summary>
    /// <param name="forms">The words that were read.</param>
    internal sealed class Builder(WordForms forms)
    {
        private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
        private readonly int[] _wordOfForm = [.. Enumerable.Repeat(-1, forms.Count)];
        private readonly int[] _occurrences = new int[forms.Count];
        private readonly List<WordEntry> _words = [];

        /// <summary>Every word met, by its number.</summary>
        public IReadOnlyList<WordEntry> Words => _words;

        /// <summary>The number of terms so far.</summary>
        public int TermCount => _terms.Count;

        /// <summary>Counts one more occurrence of a form.</summary>
        /// <returns>The number of its word.</returns>
        public int Add(int form)
        {
            _occurrences[form]++;
            var word = _wordOfForm[form];
            return word >= 0 ? word : _wordOfForm[form] = NumberOf(forms[form]);
        }

        /// <summary>The term of a character that is indexed by itself, beside the pairs that it is part of.</summary>
        public int AddCharacter(Rune character) => NumberOf(CharacterTerm(character));

        /// <summary>Adds up what is known of each word, when all are met.</summary>
        public void Close()
        {
            for (var form = 0; form < _occurrences.Length; form++)
            {
                var word = forms[form].Word;
                word.Occurrences += _occurrences[form];
                word.IsInCapitals |= forms[form].IsInCapitals;
            }
        }

        /// <summary>The finished lexicon, once it is closed.</summary>
        public Lexicon Build()
        {
            var first = new int[_terms.Count + 1];
            foreach (var word in _words) first[word.Term + 1]++;
            for (var t = 0; t < _terms.Count; t++) first[t + 1] += first[t];
            var next = first.AsSpan(0, _terms.Count).ToArray();
            var ofTerm = new int[_words.Count];
            foreach (var word in _words) ofTerm[next[word.Term]++] = word.Number;
            var byLanguage = _words.CountBy(word => word.Language).ToDictionary(count => count.Key, count => new Dictionary<string, WordEntry>(count.Value, StringComparer.Ordinal));
            foreach (var word in _words) byLanguage[word.Language].Add(word.Normalized, word);
            return new Lexicon(_terms, [.. _words.Select(word => word.Normalized)], first, ofTerm, byLanguage);
        }

        private int NumberOf(WordForm form)
        {
            var word = form.Word;
            if (word.Number >= 0) return word.Number;
            (word.Number, word.Term, word.Written) = (_words.Count, NumberOf(word.Stem), form.Written);
            _words.Add(word);
            return word.Number;
        }

        private int NumberOf(string term)
        {
            if (!_terms.TryGetValue(term, out var number)) _terms.Add(term, number = _terms.Count);
            return number;
        }
    }
}
