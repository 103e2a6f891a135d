using System.Text;
using NewsBot.Search.Collections;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>
/// Extends a <see cref="TermDictionary"/>: assigns ids to the words and terms of added articles, after the existing
/// ones, and counts what was added and removed. The articles were tokenized on all processors; ids are assigned in the
/// articles' order, so the result does not depend on the number of threads.
/// </summary>
internal sealed class TermDictionaryBuilder(TermDictionary earlier)
{
    private readonly List<Language> _languages = [];
    private readonly Dictionary<FormTable, FormIds> _idsOfForms = [];
    private readonly StringPool _terms = new();
    private readonly StringPool _words = new();
    private readonly HashSet<Rune> _characters = [];
    private readonly Dictionary<Rune, int> _termOfCharacter = [];
    private int[] _termOfWord = [];
    private int[] _termsInOrder = [];
    private int[] _wordsInOrder = [];
    private TermDictionarySegment? _segment;

    /// <summary>The number of terms so far.</summary>
    public int TermCount => earlier.TermCount + _terms.Count;

    /// <summary>The term of a word; after <see cref="Stem"/>.</summary>
    public int GetTerm(int word) =>
        word < earlier.WordCount ? earlier.GetTerm(word) : _termOfWord[word - earlier.WordCount];

    /// <summary>The term of a single Chinese character; after <see cref="Stem"/>.</summary>
    public int GetTerm(Rune character) => _termOfCharacter[character];

    /// <summary>Assigns ids to the new words of some articles, in the articles' order.</summary>
    /// <param name="sign">1 for added articles, −1 for removed ones.</param>
    public void AddArticles(IEnumerable<TokenizedArticle> read, int sign)
    {
        foreach (var article in read)
        {
            if (!_idsOfForms.TryGetValue(article.Forms, out var ids))
                _idsOfForms.Add(article.Forms, ids = new FormIds(new int[article.Forms.WordCount], sign));
            for (var word = article.NewWords.Start.Value; word < article.NewWords.End.Value; word++)
                ids.Words[word] = GetId(article.Forms, word);
            _characters.UnionWith(article.Characters.Select(place => place.Character));
        }
    }

    /// <summary>The words of an article's headline; after <see cref="Stem"/>.</summary>
    public int[] GetHeadline(TokenizedArticle article)
    {
        var words = _idsOfForms[article.Forms].Words;
        return Array.ConvertAll(article.Headline, form => words[article.Forms.GetWord(form)]);
    }

    /// <summary>The tokens of an article by their words; after <see cref="Stem"/>. Thread-safe.</summary>
    public void GetTokens(TokenizedArticle article, Span<IndexedToken> tokens)
    {
        var words = _idsOfForms[article.Forms].Words;
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = new IndexedToken(words[article.Forms.GetWord(article.Tokens[i].Word)], article.Tokens[i].Kinds);
    }

    /// <summary>
    /// Stems each new word once, on all processors. Terms get their ids in ordinal order, and words in the order of
    /// their terms, so similar ones lie side by side: a question has hundreds of them in a large library.
    /// </summary>
    public void Stem(CancellationToken cancellationToken)
    {
        var stems = new string[_words.Count];
        Parallel.For(0, stems.Length, new ParallelOptions { CancellationToken = cancellationToken }, word =>
            stems[word] = _languages[word].GetTerm(_words[word][1..].ToString())
        );

        _termOfWord = Array.ConvertAll(stems, AddTerm);
        int[] termOfCharacter = [.. _characters.Select(character => AddTerm(TermDictionary.CharacterTerm(character)))];
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
        foreach (var ids in _idsOfForms.Values)
            ReassignIds(ids.Words, earlier.WordCount, places);
    }

    /// <summary>Lays out the new words and terms; after <see cref="Stem"/>.</summary>
    public void Close()
    {
        if (_words.Count + _terms.Count == 0)
            return;
        _segment ??= new TermDictionarySegment(
            earlier.TermCount,
            earlier.WordCount,
            SortedStringTable.Build(_terms.Count, term => _terms[_termsInOrder[term]]),
            StringHashTable.Build(_words.Count, word => _words[_wordsInOrder[word]]),
            _termOfWord
        );
    }

    /// <summary>The extended dictionary.</summary>
    /// <param name="added">The postings of the added paragraphs; null if there are none.</param>
    /// <param name="removed">The postings of the removed paragraphs; null if there are none.</param>
    public TermDictionary Build(InvertedIndex? added, InvertedIndex? removed)
    {
        var statistics = earlier.Statistics.Copy(earlier.WordCount + _words.Count, TermCount);
        foreach (var (forms, (words, sign)) in _idsOfForms)
        {
            for (var form = 0; form < forms.FormCount; form++)
                statistics.Occurrences[words[forms.GetWord(form)]] += sign * forms.Occurrences(form);
            foreach (var form in forms.InCapitals)
                statistics.AddInCapitals(words[forms.GetWord(form)], sign * forms.Occurrences(form));
        }

        added?.AddFrequenciesTo(statistics.Paragraphs, 1);
        removed?.AddFrequenciesTo(statistics.Paragraphs, -1);
        return earlier.Extend(_segment, statistics);
    }

    private int GetId(FormTable forms, int word)
    {
        var marked = forms.Word(word);
        if (earlier.GetIdOfMarked(marked) is >= 0 and var id)
            return id;
        var added = _words.Add(marked);
        if (added == _languages.Count)
            _languages.Add(forms.GetLanguage(word));
        return earlier.WordCount + added;
    }

    private int AddTerm(string term) =>
        earlier.GetId(term) is >= 0 and var id ? id : earlier.TermCount + _terms.Add(term);

    /// <summary>The place of each id in an order of all of them.</summary>
    private static int[] PlacesIn(int[] order)
    {
        var places = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
            places[order[place]] = place;
        return places;
    }

    /// <summary>Replaces new ids by their places.</summary>
    private static void ReassignIds(int[] ids, int firstNew, int[] places)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] >= firstNew)
                ids[i] = firstNew + places[ids[i] - firstNew];
        }
    }

    /// <summary>The ids of the words that one thread met.</summary>
    /// <param name="Sign">1 if their articles are added, −1 if they are removed.</param>
    private sealed record FormIds(int[] Words, int Sign);
}
