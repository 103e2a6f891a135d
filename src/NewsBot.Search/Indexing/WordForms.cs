using System.Collections.Concurrent;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>Every word that was met while articles are read, each looked at once, whoever meets it first. Thread-safe.</summary>
internal sealed class WordForms
{
    private readonly ConcurrentDictionary<string, WrittenWord>[] _written = [.. Enumerable.Range(0, Scripts.Count).Select(_ => new ConcurrentDictionary<string, WrittenWord>(StringComparer.Ordinal))];
    private readonly ConcurrentDictionary<Language, ConcurrentDictionary<string, WordEntry>> _words = new();
    private readonly Lock _lock = new();
    private readonly List<WordForm> _forms = [];

    /// <summary>The number of forms so far.</summary>
    public int Count => _forms.Count;

    /// <summary>The form with a number. Not to be called while words are still met.</summary>
    public WordForm this[int number] => _forms[number];

    /// <summary>A word as it stands in a text.</summary>
    public WrittenWord Written(string written, Script script) => _written[(int)script].GetOrAdd(written, static (word, script) => new WrittenWord(word, LanguageEvidence.SaidBy(word, script)), script);

    /// <summary>A written word as a language reads it; null when nothing is left of it.</summary>
    /// <param name="word">The word.</param>
    /// <param name="language">Whose rules it follows.</param>
    public WordForm? In(WrittenWord word, Language language)
    {
        if (word.TryFind(language, out var form)) return form;
        lock (word)
        {
            if (word.TryFind(language, out form)) return form;
            form = Make(word, language);
            word.Forms = [.. word.Forms, (language, form)];
            return form;
        }
    }

    private WordForm? Make(WrittenWord word, Language language)
    {
        var normalized = language.Normalize(word.Written);
        if (normalized.Length == 0) return null;
        var words = _words.GetOrAdd(language, _ => new ConcurrentDictionary<string, WordEntry>(StringComparer.Ordinal));
        var entry = words.GetOrAdd(normalized, static (word, language) => new WordEntry(word, language, language.Term(word), language.Kinds.Of(word)), language);
        lock (_lock)
        {
            var form = new WordForm(_forms.Count, word.Written, entry);
            _forms.Add(form);
            return form;
        }
    }
}

/// <summary>A word as it stands in texts.</summary>
/// <param name="written">Its letters.</param>
/// <param name="says">What it says of its text's language.</param>
internal sealed class WrittenWord(string written, WordEvidence[] says)
{
    public string Written { get; } = written;

    public WordEvidence[] Says { get; } = says;

    /// <summary>As each language reads it that has met it. Replaced as a whole.</summary>
    public (Language Language, WordForm? Form)[] Forms { get; set; } = [];

    /// <summary>Whether a language has met it, and as what: null when nothing is left of it.</summary>
    public bool TryFind(Language language, out WordForm? form)
    {
        foreach (var (known, found) in Forms)
        {
            if (known != language) continue;
            form = found;
            return true;
        }

        form = null;
        return false;
    }
}

/// <summary>A written word as one language reads it.</summary>
/// <param name="Number">Its number, in no order that means anything.</param>
/// <param name="Written">How it stands in texts.</param>
/// <param name="Word">The word that it is a form of.</param>
internal sealed record WordForm(int Number, string Written, WordEntry Word)
{
    /// <summary>Whether it is written as an abbreviation: «UN», «U.N.».</summary>
    public bool IsInCapitals { get; } = AreCapitals(Written);

    private static bool AreCapitals(string written)
    {
        var capitals = 0;
        foreach (var c in written)
        {
            if (char.IsUpper(c)) capitals++;
            else if (c != '.') return false;
        }

        return capitals > 1;
    }
}

/// <summary>A word of one language: stemmed once.</summary>
/// <param name="normalized">Its normalized form.</param>
/// <param name="language">Its language.</param>
/// <param name="stem">The text of its term.</param>
/// <param name="kinds">What a question could ask for that it is.</param>
internal sealed class WordEntry(string normalized, Language language, string stem, AnswerKinds kinds)
{
    public string Normalized { get; } = normalized;

    public Language Language { get; } = language;

    public string Stem { get; } = stem;

    public AnswerKinds Kinds { get; } = kinds;

    /// <summary>Its number in the lexicon; −1 before it has one.</summary>
    public int Number { get; set; } = -1;
}
