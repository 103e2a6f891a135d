using System.Runtime.CompilerServices;
using NewsBot.Search.Arrays;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>
/// The words that one thread meets while it reads articles, each looked at once: a form is a word as it stands in texts and as one language reads it. All in flat arrays, so
/// that a million words are no millions of objects for the collector to look through. For one thread.
/// </summary>
internal sealed class WordForms
{
    private readonly Met[] _met = [.. Enumerable.Range(0, Scripts.Count).Select(_ => new Met())];

    // What was read of a word by another language than the one that read it last: hardly any word has such.
    private readonly Dictionary<(Script Script, int Written, Language Language), ReadForm> _others = [];
    private readonly TextTable.Builder _words = new();
    private readonly List<Language> _languages = [];
    private readonly List<int> _wordOfForm = [];
    private readonly List<int> _inCapitals = [];

    /// <summary>The number of forms so far.</summary>
    public int Count => _wordOfForm.Count;

    /// <summary>The number of words so far, each a normalized word of one language.</summary>
    public int WordCount => _words.Count;

    /// <summary>The forms that are written as abbreviations: «UN», «U.N.».</summary>
    public IReadOnlyList<int> InCapitals => _inCapitals;

    /// <summary>The number of a word as it stands in a text, counted for each script by itself.</summary>
    public int Written(ReadOnlySpan<char> written, Script script) => _met[(int)script].NumberOf(written, script);

    /// <summary>What a written word says of its text's language.</summary>
    public WordEvidence[] Says(Script script, int written) => _met[(int)script].Words[written].Says;

    /// <summary>A written word as a language reads it.</summary>
    /// <param name="script">Its script.</param>
    /// <param name="written">Its number.</param>
    /// <param name="language">Whose rules it follows.</param>
    public ReadForm In(Script script, int written, Language language)
    {
        ref var form = ref _met[(int)script].Words[written].Form;
        return form.Language == language ? form : form = InOther(script, written, form, language);
    }

    /// <summary>The word that a form is one of.</summary>
    public int WordOf(int form) => _wordOfForm[form];

    /// <summary>A word: see <see cref="Lexicon.Marked"/>.</summary>
    public ReadOnlySpan<char> Word(int word) => _words[word];

    /// <summary>A word's language.</summary>
    public Language LanguageOf(int word) => _languages[word];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ReadForm InOther(Script script, int written, ReadForm last, Language language)
    {
        if (last.Language is { } other) _others[(script, written, other)] = last;
        return _others.TryGetValue((script, written, language), out var known) ? known : Make(_met[(int)script].Text(written), language);
    }

    private ReadForm Make(ReadOnlySpan<char> written, Language language)
    {
        var normalized = language.Normalize(written);
        if (normalized.Length == 0) return new ReadForm(language, -1, AnswerKinds.None);
        var word = _words.Add(Lexicon.Marked(language, normalized));
        if (word == _languages.Count) _languages.Add(language);
        if (AreCapitals(written)) _inCapitals.Add(Count);
        _wordOfForm.Add(word);
        return new ReadForm(language, Count - 1, language.Kinds.Of(normalized));
    }

    private static bool AreCapitals(ReadOnlySpan<char> written)
    {
        var capitals = 0;
        foreach (var c in written)
        {
            if (char.IsUpper(c)) capitals++;
            else if (c != '.') return false;
        }

        return capitals > 1;
    }

    /// <summary>The words of one script.</summary>
    private sealed class Met
    {
        private readonly TextTable.Builder _written = new();

        public MetWord[] Words { get; private set; } = new MetWord[16];

        public ReadOnlySpan<char> Text(int written) => _written[written];

        public int NumberOf(ReadOnlySpan<char> written, Script script)
        {
            var known = _written.Count;
            var number = _written.Add(written);
            if (number < known) return number;
            if (number == Words.Length)
            {
                var more = new MetWord[2 * number];
                Words.CopyTo(more, 0);
                Words = more;
            }

            Words[number].Says = LanguageEvidence.SaidBy(written, script);
            return number;
        }
    }

    private struct MetWord
    {
        /// <summary>What it says of its text's language.</summary>
        public WordEvidence[] Says;

        /// <summary>As the language reads it that read it last.</summary>
        public ReadForm Form;
    }
}

/// <summary>A written word as a language reads it.</summary>
/// <param name="Language">The language; null where none has read it yet.</param>
/// <param name="Number">The form's number among its <see cref="WordForms"/>; −1 where nothing is left of the word.</param>
/// <param name="Kinds">What a question could ask for that it is.</param>
internal readonly record struct ReadForm(Language? Language, int Number, AnswerKinds Kinds);
