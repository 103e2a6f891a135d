using System.Runtime.InteropServices;
using NewsBot.Search.Collections;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>
/// The word forms that one thread meets while it reads articles, each analyzed once. A form is a word as written, read
/// in one language. Flat arrays, so a million words are not millions of objects for the garbage collector. For one
/// thread.
/// </summary>
internal sealed class FormTable
{
    private readonly StringPool[] _written = [.. Enumerable.Range(0, Scripts.Count).Select(_ => new StringPool())];
    private readonly SeenForm[][] _met = [.. Enumerable.Range(0, Scripts.Count).Select(_ => new SeenForm[16])];
    private readonly List<WordScore[]> _says =
    [
        [],
    ];

    // Analyses of a word by a language other than the last one that read it: few words have any.
    private readonly Dictionary<(Script Script, int Written, Language Language), AnalyzedForm> _others = [];
    private readonly List<Language> _readers = [];
    private readonly StringPool _words = new();
    private readonly List<Language> _languages = [];
    private readonly List<int> _wordOfForm = [];
    private readonly List<int> _occurrences = [];
    private readonly List<int> _inCapitals = [];

    /// <summary>The number of forms so far.</summary>
    public int FormCount => _wordOfForm.Count;

    /// <summary>The number of words so far, each a normalized word of one language.</summary>
    public int WordCount => _words.Count;

    /// <summary>The forms that are written as abbreviations: "UN", "U.N.".</summary>
    public IReadOnlyList<int> InCapitals => _inCapitals;

    /// <summary>The id of a written word within its script.</summary>
    public int GetWritten(ReadOnlySpan<char> written, Script script)
    {
        var words = _written[(int)script];
        var known = words.Count;
        var id = words.Add(written);
        if (id == known)
            Add(written, script, id);
        return id;
    }

    /// <summary>A written word's evidence for the language of its text.</summary>
    public WordScore[] GetLanguageScores(Script script, int written) => _says[_met[(int)script][written].Says];

    /// <summary>A written word as a language reads it.</summary>
    public AnalyzedForm Analyze(Script script, int written, Language language)
    {
        ref var met = ref _met[(int)script][written];
        if (met.Reader == 0 || _readers[met.Reader - 1] != language)
            ReadInOtherLanguage(script, written, language, ref met);
        return met.Form;
    }

    /// <summary>Counts an occurrence of a form.</summary>
    public void Count(int form) => CollectionsMarshal.AsSpan(_occurrences)[form]++;

    /// <summary>How often a form occurs.</summary>
    public int Occurrences(int form) => _occurrences[form];

    /// <summary>The word that a form is one of.</summary>
    public int GetWord(int form) => _wordOfForm[form];

    /// <summary>A word: see <see cref="TermDictionary.WithMark"/>.</summary>
    public ReadOnlySpan<char> Word(int word) => _words[word];

    /// <summary>A word's language.</summary>
    public Language GetLanguage(int word) => _languages[word];

    private void Add(ReadOnlySpan<char> written, Script script, int id)
    {
        ref var met = ref _met[(int)script];
        if (id == met.Length)
            HugePageArray.Grow(ref met, 2L * id);
        var says = LanguageScores.GetScores(written, script);
        if (says.Length == 0)
            return;
        met[id].Says = _says.Count;
        _says.Add(says);
    }

    private void ReadInOtherLanguage(Script script, int written, Language language, ref SeenForm met)
    {
        if (met.Reader > 0)
            _others[(script, written, _readers[met.Reader - 1])] = met.Form;
        if (!_readers.Contains(language))
            _readers.Add(language);
        met.Reader = (byte)(_readers.IndexOf(language) + 1);
        met.Form = _others.TryGetValue((script, written, language), out var known)
            ? known
            : Analyze(_written[(int)script][written], language);
    }

    private AnalyzedForm Analyze(ReadOnlySpan<char> written, Language language)
    {
        var normalized = language.Normalize(written);
        if (normalized.Length == 0)
            return new AnalyzedForm(-1, AnswerTypes.None);
        var word = _words.Add(TermDictionary.WithMark(language, normalized));
        if (word == _languages.Count)
            _languages.Add(language);
        if (AreCapitals(written))
            _inCapitals.Add(FormCount);
        _wordOfForm.Add(word);
        _occurrences.Add(0);
        return new AnalyzedForm(FormCount - 1, language.AnswerTypeWords.GetTypes(normalized));
    }

    private static bool AreCapitals(ReadOnlySpan<char> written)
    {
        var capitals = 0;
        foreach (var c in written)
        {
            if (char.IsUpper(c))
                capitals++;
            else if (c != '.')
                return false;
        }

        return capitals > 1;
    }

    private struct SeenForm
    {
        /// <summary>As the language reads it that read it last.</summary>
        public AnalyzedForm Form;

        /// <summary>
        /// The language's place among those that have read something, plus one; 0 if none has read it yet.
        /// </summary>
        public byte Reader;

        /// <summary>The place of its evidence for the language of its text.</summary>
        public int Says;
    }
}

/// <summary>A written word as a language reads it.</summary>
/// <param name="Id">The form's id in its <see cref="FormTable"/>; −1 if normalizing leaves nothing of the word.</param>
/// <param name="Kinds">What a question could ask for that it is.</param>
internal readonly record struct AnalyzedForm(int Id, AnswerTypes Kinds);
