using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Search.Text;

/// <summary>The words of a language that are a date, a number, a share, money or a reason by themselves.</summary>
internal sealed class AnswerTypeWords
{
    private const int FirstYear = 1000;
    private const int LastYear = 2100;

    private readonly FrozenDictionary<string, AnswerTypes> _kinds;

    /// <param name="number">Numbers written as words.</param>
    /// <param name="cause">Words that give a reason.</param>
    public AnswerTypeWords(
        string date = "",
        string number = "",
        string share = "",
        string money = "",
        string cause = ""
    )
    {
        _kinds = new[]
        {
            (date, AnswerTypes.Date),
            (number, AnswerTypes.Number),
            (share, AnswerTypes.Share),
            (money, AnswerTypes.Money),
            (cause, AnswerTypes.Cause),
        }
            .SelectMany(group =>
                group
                    .Item1.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => (Word: word, Kind: group.Item2))
            )
            .GroupBy(pair => pair.Word, pair => pair.Kind, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.Aggregate((one, other) => one | other),
                StringComparer.Ordinal
            );
    }

    /// <summary>What a normalized word is.</summary>
    public AnswerTypes GetTypes(string word)
    {
        if (!char.IsAsciiDigit(word[0]))
            return _kinds.GetValueOrDefault(word);
        var isYear =
            word.Length == 4
            && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= FirstYear and <= LastYear;
        return isYear ? AnswerTypes.Number | AnswerTypes.Date : AnswerTypes.Number;
    }
}
