using System.Globalization;
using NewsBot.Libraries;
using NewsBot.Replies;

namespace NewsBot.Messaging;

/// <summary>
/// The action of a button, complete in itself: it works after a restart, and reports if the library has changed since.
/// The first character of the data is the version of this format, the second the action.
/// </summary>
internal abstract partial record CallbackData
{
    private const char Version = '2';

    /// <summary>Show the current passage of an offer.</summary>
    public sealed record ShowPassage(PassageList Passages) : CallbackData;

    /// <summary>Show the neighbouring paragraphs.</summary>
    public sealed record ShowAround(PassageList Passages) : CallbackData;

    /// <summary>It helped.</summary>
    public sealed record MarkHelpful(PassageKey Passage) : CallbackData;

    /// <summary>It did not: offer the others.</summary>
    public sealed record MarkUnhelpful(PassageList Passages) : CallbackData;

    /// <summary>None of several passages helps.</summary>
    public sealed record NoneHelped(PassageList Passages) : CallbackData;

    /// <summary>Subscribe to corrections of the article of a passage.</summary>
    public sealed record WatchArticle(PassageKey Passage) : CallbackData;

    /// <summary>Store nothing about the user, or store it again.</summary>
    public sealed record OptOut(bool IsOut) : CallbackData;

    /// <summary>Ask the moderators for an article: the consent to keep the question's words for them.</summary>
    public sealed record RequestArticle : CallbackData;

    /// <summary>An own question of an article, by its number from 0.</summary>
    public sealed record AskAuthoredQuestion(ArticleKey Article, int Number) : CallbackData;

    /// <summary>Show what an article is about.</summary>
    public sealed record ShowOverview(ArticleKey Article) : CallbackData;

    /// <summary>A page of the newest articles, from 0.</summary>
    public sealed record LatestPage(int Page) : CallbackData;

    /// <summary>A page of the outlets, from 0.</summary>
    public sealed record SourcesPage(int Page) : CallbackData;

    /// <summary>At most 64 bytes, all of them ASCII.</summary>
    public string Encode() =>
        Version
        + this switch
        {
            ShowPassage show => "s" + Encode(show.Passages),
            ShowAround around => "r" + Encode(around.Passages),
            MarkHelpful helpful => $"h{helpful.Passage}",
            MarkUnhelpful notIt => "n" + Encode(notIt.Passages),
            NoneHelped none => "x" + Encode(none.Passages),
            WatchArticle tell => $"t{tell.Passage}",
            OptOut optOut => optOut.IsOut ? "e1" : "e0",
            RequestArticle => "m",
            AskAuthoredQuestion own => string.Create(CultureInfo.InvariantCulture, $"q{own.Article}{own.Number}"),
            ShowOverview overview => $"a{overview.Article}",
            LatestPage latest => string.Create(CultureInfo.InvariantCulture, $"l{latest.Page}"),
            SourcesPage sources => string.Create(CultureInfo.InvariantCulture, $"o{sources.Page}"),
            _ => EncodeForModerators(),
        };

    /// <summary>Parses the data of a button; null if it is of another version or not ours.</summary>
    public static CallbackData? Parse(string data)
    {
        if (data is not [Version, var kind, ..])
            return null;
        var rest = data[2..];
        return kind switch
        {
            's' when ParsePassages(rest) is { } list => new ShowPassage(list),
            'r' when ParsePassages(rest) is { } list => new ShowAround(list),
            'h' when PassageKey.Parse(rest) is { } passage => new MarkHelpful(passage),
            'n' when ParsePassages(rest) is { } list => new MarkUnhelpful(list),
            'x' when ParsePassages(rest) is { } list => new NoneHelped(list),

            // Buttons of version 0.1 name one passage alone.
            'x' when PassageKey.Parse(rest) is { } passage => new NoneHelped(new PassageList([passage])),
            't' when PassageKey.Parse(rest) is { } passage => new WatchArticle(passage),
            'e' when rest is "0" or "1" => new OptOut(rest == "1"),
            'm' when rest.Length == 0 => new RequestArticle(),
            'q' when rest.Length > ArticleKey.Length && FindNumber(rest[ArticleKey.Length..]) is { } number =>
                new AskAuthoredQuestion(new ArticleKey(rest[..ArticleKey.Length]), number),
            'a' when rest.Length == ArticleKey.Length => new ShowOverview(new ArticleKey(rest)),
            'l' when FindNumber(rest) is { } page => new LatestPage(page),
            'o' when FindNumber(rest) is { } page => new SourcesPage(page),
            _ => ParseForModerators(kind, rest),
        };
    }

    private static string Encode(PassageList list) =>
        list.Current.ToString(CultureInfo.InvariantCulture) + string.Concat(list.Passages);

    private static PassageList? ParsePassages(string text)
    {
        var count = (text.Length - 1) / PassageKey.Length;
        if (
            count is < 1 or > PassageList.MaxCount
            || text.Length != 1 + (count * PassageKey.Length)
            || FindNumber(text[..1]) is not { } current
            || current >= count
        )
            return null;
        var passages = Enumerable
            .Range(0, count)
            .Select(i => PassageKey.Parse(text.Substring(1 + (i * PassageKey.Length), PassageKey.Length)))
            .ToList();
        return passages.Contains(null)
            ? null
            : new PassageList([.. passages.Select(passage => passage!.Value)], current);
    }

    private static int? FindNumber(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
