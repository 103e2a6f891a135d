using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Search.Text;

/// <summary>
/// The rules of one language: how its words become terms, and which of its words matter in questions.
/// </summary>
/// <param name="script">The script that the language is mainly written in.</param>
internal sealed class Language(string code, Script script)
{
    private const char ForeignMark = '\u0001';

    private readonly Lazy<HashSet<string>> _stopWords = new(() => []);
    private readonly Lazy<FrozenDictionary<string, string>> _irregular = new(() =>
        FrozenDictionary<string, string>.Empty
    );
    private readonly Dictionary<string, string> _numbers = [];
    private readonly Lazy<QuestionFrame[]> _frames = new(() => QuestionFrame.Read(code));
    private readonly Lazy<Thesaurus?> _thesaurus = new(() => Thesaurus.Read(code));
    private readonly Lazy<AnswerTypeWords> _kinds = new(() => new AnswerTypeWords());
    private readonly Lazy<AnswerTypeClassifier> _asks = new(() => new AnswerTypeClassifier());

    /// <summary>A language without rules: words are compared as written.</summary>
    public static Language Undetermined { get; } = new("und", Script.Other) { Apostrophe = Apostrophe.PartsWord };

    /// <summary>
    /// Words in a script that their text's language does not use, such as "NASA" in a Russian text: compared as
    /// written.
    /// </summary>
    public static Language Foreign { get; } = new("mul", Script.Other);

    /// <summary>ISO 639-1, or "und".</summary>
    public string Code { get; } = code;

    /// <summary>The script that the language is mainly written in.</summary>
    public Script Script { get; } = script;

    /// <summary>A second script of the language: Japanese and Korean also use Chinese characters.</summary>
    public Script? SecondScript { get; init; }

    /// <summary>What takes the endings off.</summary>
    public Stemmer Stemmer { get; init; } = Stemmer.None;

    /// <summary>What stems are cut to, in letters; 0 leaves them whole. Numbers are never cut.</summary>
    public int MaxStemLength { get; init; }

    /// <summary>Additional normalization before a word is looked up or stemmed.</summary>
    public Func<string, string>? Spelling { get; init; }

    /// <summary>What an apostrophe does.</summary>
    public Apostrophe Apostrophe { get; init; }

    /// <summary>Whether the capital of ı is I, as in Turkish.</summary>
    public bool DotlessI { get; init; }

    /// <summary>Whether to remove accents from stems: in languages where users often omit them.</summary>
    public bool FoldsDiacritics { get; init; }

    /// <summary>Letters that distinguish it from other languages of its script.</summary>
    public string DistinctiveLetters { get; init; } = "";

    /// <summary>
    /// Question words of a script without spaces; they are removed before the question is split into pairs of letters.
    /// </summary>
    public IReadOnlyList<string> QuestionParticles { get; init; } = [];

    /// <summary>
    /// The function and question words, normalized. They are left out of what is searched for; in paragraphs they are
    /// indexed like any word, since taking them out there makes the ranking worse.
    /// </summary>
    public IReadOnlySet<string> StopWords => _stopWords.Value;

    /// <inheritdoc cref="StopWords"/>
    public Func<IEnumerable<string>> StopWordList
    {
        init =>
            _stopWords = new(() =>
                value()
                    .Select(word => Normalize(word.AsSpan()))
                    .Where(word => word.Length > 0)
                    .ToHashSet(StringComparer.Ordinal)
            );
    }

    /// <summary>
    /// Verbs and nouns too common to be a subject: a question with only these gets no confident answer.
    /// </summary>
    public FrozenSet<string> CommonWords { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The words that mark a follow-up.</summary>
    public FollowUpCues FollowUpCues { get; init; } = FollowUpCues.None;

    /// <summary>Whether all nouns have a capital, so that it shows no name.</summary>
    public bool CapitalizesNouns { get; init; }

    /// <summary>Words that ask for what is newest: "latest".</summary>
    public FrozenSet<string> NewestWords { get; init; } = FrozenSet<string>.Empty;

    /// <summary>
    /// Forms that no rule leads to their word, such as "began" to "begin": one word per line, the word first.
    /// </summary>
    public Func<string> IrregularForms
    {
        init =>
            _irregular = new(() =>
                value()
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(line => line.Split(' '))
                    .SelectMany(words => words.Skip(1).Select(form => KeyValuePair.Create(form, words[0])))
                    .ToFrozenDictionary(StringComparer.Ordinal)
            );
    }

    /// <summary>
    /// The numbers from zero on as words, so "thirteen" becomes 13; <c>-</c> for words that mostly mean something else.
    /// </summary>
    public string NumberWords
    {
        init
        {
            foreach (var (number, word) in value.Split(' ').Index())
                _numbers.TryAdd(word, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The words that are a date, a number, a reason by themselves.</summary>
    public AnswerTypeWords AnswerTypeWords => _kinds.Value;

    /// <inheritdoc cref="AnswerTypeWords"/>
    public Func<AnswerTypeWords> CreateAnswerTypeWords
    {
        init => _kinds = new(value);
    }

    /// <summary>What questions ask for.</summary>
    public AnswerTypeClassifier AnswerTypeClassifier => _asks.Value;

    /// <inheritdoc cref="AnswerTypeClassifier"/>
    public Func<AnswerTypeClassifier> CreateAnswerTypeClassifier
    {
        init => _asks = new(value);
    }

    /// <summary>The words that mean nearly the same; null if there is no such table.</summary>
    public Thesaurus? Thesaurus => _thesaurus.Value;

    /// <summary>Whether a normalized word is surely one of the language, not a typo: one of its thesaurus.</summary>
    public bool IsKnownWord(string word) => Thesaurus?.Has(GetTerm(word)) == true;

    /// <summary>What sentences say that answer its questions.</summary>
    public QuestionFrame[] QuestionFrames => _frames.Value;

    /// <summary>
    /// Whether the language's own words are written in a script; a word in another one is foreign to it and keeps to
    /// <see cref="Foreign"/>. A number is the same everywhere.
    /// </summary>
    public bool Writes(Script script) =>
        script == Script || script == Script.Other || script == SecondScript || this == Undetermined;

    /// <summary>The language whose rules a word of this language's texts follows.</summary>
    public Language For(Script script) => Writes(script) ? this : Foreign;

    /// <summary>The form in which a token's word is compared and corrected; empty when nothing is left.</summary>
    public string Normalize(ReadOnlySpan<char> token)
    {
        var word = Normalizer.Normalize(token, Apostrophe, DotlessI);
        return Spelling is null ? word : Spelling(word);
    }

    /// <summary>The index key of a normalized word.</summary>
    public string GetTerm(string word)
    {
        // A distinct key: an English stem that is spelled the same is another word.
        if (this == Foreign)
            return ForeignMark + word;
        if (word.Length == 0 || char.IsAsciiDigit(word[0]))
            return word;
        if (_numbers.TryGetValue(word, out var number))
            return number;
        var stem = Stemmer.Stem(_irregular.Value.GetValueOrDefault(word, word));
        if (MaxStemLength > 0 && stem.Length > MaxStemLength)
            stem = stem[..MaxStemLength];
        return FoldsDiacritics ? Normalizer.FoldDiacritics(stem) : stem;
    }

    public override string ToString() => Code;
}
