using System.Collections.Frozen;

namespace NewsBot.Search.Text;

/// <summary>Finds the type of answer that a question asks for, by its question word and the word after it.</summary>
internal sealed class AnswerTypeClassifier
{
    private readonly FrozenDictionary<string, AnswerTypes> _byOpening;
    private readonly FrozenSet<string> _firstOfTwo;
    private readonly FrozenSet<string> _open;
    private readonly FrozenDictionary<string, AnswerTypes> _byNoun;

    /// <param name="date">Question words, alone or with the word after them ("how|many"), that ask for a date.</param>
    /// <param name="number">The same for numbers.</param>
    /// <param name="money">The same for money.</param>
    /// <param name="name">The same for people and places.</param>
    /// <param name="cause">The same for reasons.</param>
    /// <param name="open">
    /// Question words that leave the type to the first noun of the question: "what", "which".
    /// </param>
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
    /// <returns>
    /// One kind, or none if unknown; and the place of the question word, −1 without one.
    /// </returns>
    public (AnswerTypes Kind, int Place) Classify(IReadOnlyList<string> words, string? firstNoun)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (
                i + 1 < words.Count
                && _firstOfTwo.Contains(words[i])
                && _byOpening.TryGetValue($"{words[i]}|{words[i + 1]}", out var kind)
            )
                return (kind, i);
            if (_open.Contains(words[i]))
                return (firstNoun is null ? AnswerTypes.None : _byNoun.GetValueOrDefault(firstNoun), i);
            if (_byOpening.TryGetValue(words[i], out kind))
                return (kind, i);
        }

        return (AnswerTypes.None, -1);
    }

    private static FrozenDictionary<string, AnswerTypes> ToDictionary(params (string Words, AnswerTypes Kind)[] rows) =>
        rows.SelectMany(row => Split(row.Words).Select(word => KeyValuePair.Create(word, row.Kind)))
            .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
