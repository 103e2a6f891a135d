using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Search.Text;

/// <summary>The words of a language that are a date, a number, a share, money or a reason by themselves.</summary>
internal sealed class KindWords
{
    private const int FirstYear = 1000;
    private const int LastYear = 2100;

    private readonly FrozenDictionary<string, AnswerKinds> _kinds;

    /// <param name="date">Months.</param>
    /// <param name="number">Numbers written as words.</param>
    /// <param name="share">Words for per cent.</param>
    /// <param name="money">Currencies.</param>
    /// <param name="cause">Words that give a reason.</param>
    public KindWords(string date = "", string number = "", string share = "", string money = "", string cause = "")
    {
        _kinds = new[]
        {
            (date, AnswerKinds.Date),
            (number, AnswerKinds.Number),
            (share, AnswerKinds.Share),
            (money, AnswerKinds.Money),
            (cause, AnswerKinds.Cause),
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
    public AnswerKinds Of(string word)
    {
        if (!char.IsAsciiDigit(word[0]))
            return _kinds.GetValueOrDefault(word);
        var isYear =
            word.Length == 4
            && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= FirstYear and <= LastYear;
        return isYear ? AnswerKinds.Number | AnswerKinds.Date : AnswerKinds.Number;
    }
}
