using System.Collections.Frozen;

namespace NewsBot.Search.Text;

/// <summary>Finds the type of answer that a question asks for, by its question word and the word after it.</summary>
internal sealed class AnswerTypeClassifier
{
    /// <summary>More words without a question word are a statement.</summary>
    private const int MaxKeywords = 5;

    private readonly FrozenDictionary<string, AnswerTypes> _byOpening;
    private readonly FrozenSet<string> _firstOfTwo;
    private readonly FrozenSet<string> _open;
    private readonly FrozenSet<string> _counting;
    private readonly FrozenSet<string> _moneyWords;
    private readonly FrozenSet<string> _calling;
    private readonly FrozenDictionary<string, AnswerTypes> _byNoun;

    /// <param name="date">Question words, alone or with the word after them ("how|many"), that ask for a date.</param>
    /// <param name="number">The same for numbers.</param>
    /// <param name="money">The same for money.</param>
    /// <param name="name">The same for people and places.</param>
    /// <param name="cause">The same for reasons.</param>
    /// <param name="open">
    /// Question words that leave the type to the first noun of the question: "what", "which".
    /// </param>
    /// <param name="counting">
    /// Of the two words that ask for a number, those that ask how many there are of something; single words always do.
    /// </param>
    /// <param name="moneyWords">
    /// Words anywhere in a question that make one for a number, or one that leaves the type open, one for money: "how
    /// much did it cost".
    /// </param>
    /// <param name="calling">Last words that make one that leaves the type open one for a name: "called".</param>
    /// <param name="dateNouns">Nouns after these that ask for a date, as in "what year".</param>
    /// <param name="numberNouns">Nouns that ask for a number.</param>
    /// <param name="shareNouns">Nouns that ask for a share.</param>
    /// <param name="moneyNouns">Nouns that ask for money.</param>
    /// <param name="nameNouns">Nouns that ask for people and places.</param>
    /// <param name="causeNouns">Nouns that ask for a reason.</param>
    public AnswerTypeClassifier(
        string date = "",
        string number = "",
        string money = "",
        string name = "",
        string cause = "",
        string open = "",
        string counting = "",
        string moneyWords = "",
        string calling = "",
        string dateNouns = "",
        string numberNouns = "",
        string shareNouns = "",
        string moneyNouns = "",
        string nameNouns = "",
        string causeNouns = ""
    )
    {
        _byOpening = ToDictionary(
            (date, AnswerTypes.Date),
            (number, AnswerTypes.Number),
            (money, AnswerTypes.Money),
            (name, AnswerTypes.Name),
            (cause, AnswerTypes.Cause)
        );
        _firstOfTwo = _byOpening
            .Keys.Where(opening => opening.Contains('|'))
            .Select(opening => opening.Split('|')[0])
            .ToFrozenSet(StringComparer.Ordinal);
        _open = Split(open).ToFrozenSet(StringComparer.Ordinal);
        _counting = Split(counting).ToFrozenSet(StringComparer.Ordinal);
        _moneyWords = Split(moneyWords).ToFrozenSet(StringComparer.Ordinal);
        _calling = Split(calling).ToFrozenSet(StringComparer.Ordinal);
        _byNoun = ToDictionary(
            (dateNouns, AnswerTypes.Date),
            (numberNouns, AnswerTypes.Number),
            (shareNouns, AnswerTypes.Share),
            (moneyNouns, AnswerTypes.Money),
            (nameNouns, AnswerTypes.Name),
            (causeNouns, AnswerTypes.Cause)
        );
    }

    /// <summary>Whether a word asks.</summary>
    public bool IsQuestionWord(string word) => _open.Contains(word) || _byOpening.ContainsKey(word);

    /// <summary>Whether a noun names a type of answer: "year", "city".</summary>
    public bool IsAskedNoun(string word) => _byNoun.ContainsKey(word);

    /// <summary>What is asked for.</summary>
    /// <param name="words">The question's normalized words in order.</param>
    /// <param name="firstNoun">Its first word that is no function word, or null.</param>
    public AskedType Classify(IReadOnlyList<string> words, string? firstNoun)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var pair = i + 1 < words.Count && _firstOfTwo.Contains(words[i]) ? $"{words[i]}|{words[i + 1]}" : null;
            if (pair is not null && _byOpening.TryGetValue(pair, out var type))
                return new AskedType(Refine(type, words), i, _counting.Contains(pair) ? i + 2 : AskedType.Nowhere);
            if (_open.Contains(words[i]))
                return new AskedType(
                    Refine(firstNoun is null ? AnswerTypes.None : _byNoun.GetValueOrDefault(firstNoun), words),
                    i,
                    AskedType.Nowhere
                );
            if (_byOpening.TryGetValue(words[i], out type))
                return new AskedType(Refine(type, words), i, type == AnswerTypes.Number ? i + 1 : AskedType.Nowhere);
        }

        return new AskedType(ClassifyKeywords(words), AskedType.Nowhere, AskedType.Nowhere);
    }

    private AnswerTypes Refine(AnswerTypes type, IReadOnlyList<string> words) =>
        type is AnswerTypes.Number or AnswerTypes.None && words.Any(_moneyWords.Contains) ? AnswerTypes.Money
        : type == AnswerTypes.None && _calling.Contains(words[^1]) ? AnswerTypes.Name
        : type;

    /// <summary>What a few words without a question word ask for: "webb cost" for money.</summary>
    private AnswerTypes ClassifyKeywords(IReadOnlyList<string> words)
    {
        if (words.Count > MaxKeywords)
            return AnswerTypes.None;
        foreach (var word in words)
        {
            var type = _moneyWords.Contains(word) ? AnswerTypes.Money : _byNoun.GetValueOrDefault(word);
            if (type is AnswerTypes.Money or AnswerTypes.Number or AnswerTypes.Share)
                return type;
        }

        return AnswerTypes.None;
    }

    private static FrozenDictionary<string, AnswerTypes> ToDictionary(params (string Words, AnswerTypes Kind)[] rows) =>
        rows.SelectMany(row => Split(row.Words).Select(word => KeyValuePair.Create(word, row.Kind)))
            .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What a question asks for.</summary>
/// <param name="Types">One type, or none if unknown.</param>
/// <param name="Place">The place of the question word; <see cref="Nowhere"/> without one.</param>
/// <param name="Counted">
/// The place of the word behind one that asks how many; <see cref="Nowhere"/> if none does.
/// </param>
internal readonly record struct AskedType(AnswerTypes Types, int Place, int Counted)
{
    public const int Nowhere = -1;
}
