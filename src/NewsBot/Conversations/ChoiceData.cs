using System.Globalization;
using NewsBot.Answers;
using NewsBot.Libraries;

namespace NewsBot.Conversations;

/// <summary>
/// What a button asks for, complete in itself: it works after a restart, and says so when the library has changed since. The first character of the data is the
/// version of this form, so that a later one can tell them apart.
/// </summary>
internal abstract record ChoiceData
{
    private const string Version = "2";

    /// <summary>An own question of an article, by its number from 0.</summary>
    public sealed record AskOwn(ArticleKey Article, int Number) : ChoiceData;

    /// <summary>A passage.</summary>
    public sealed record Show(PassageKey Passage) : ChoiceData;

    /// <summary>At most 64 bytes, all of them ASCII.</summary>
    public string Encode() => this switch
    {
        AskOwn own => string.Create(CultureInfo.InvariantCulture, $"{Version}:q:{own.Article}:{own.Number}"),
        Show show => $"{Version}:p:{show.Passage}",
        _ => throw new InvalidOperationException($"{GetType().Name} has no form."),
    };

    /// <summary>What a button asks for; null where it is of another version, or none of ours.</summary>
    public static ChoiceData? Parse(string data) => data.Split(':') switch
    {
        [Version, "q", var article, var number] when NumberOf(number) is { } index => new AskOwn(new ArticleKey(article), index),
        [Version, "p", var article, var paragraph, var version] when NumberOf(paragraph) is { } place => new Show(new PassageKey(new ArticleKey(article), place, version)),
        _ => null,
    };

    private static int? NumberOf(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
