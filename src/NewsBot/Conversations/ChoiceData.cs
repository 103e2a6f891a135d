using System.Globalization;
using NewsBot.Answers;
using NewsBot.Libraries;

namespace NewsBot.Conversations;

/// <summary>
/// What a button asks for, complete in itself: it works after a restart, and says so when the library has changed since. The first character of the data is the
/// version of this form, so that a later one can tell them apart; the second says what is asked for.
/// </summary>
internal abstract record ChoiceData
{
    private const char Version = '2';
    private const int IdLength = 8;

    /// <summary>Show the current passage of an offer.</summary>
    public sealed record Show(Offer Offer) : ChoiceData;

    /// <summary>Show what stands around it.</summary>
    public sealed record Around(Offer Offer) : ChoiceData;

    /// <summary>It helped.</summary>
    public sealed record Helpful(PassageKey Passage) : ChoiceData;

    /// <summary>It did not: offer the others.</summary>
    public sealed record NotIt(Offer Offer) : ChoiceData;

    /// <summary>None of the others helps either.</summary>
    public sealed record NoneOfThese(PassageKey Passage) : ChoiceData;

    /// <summary>Tell when the article of a passage is corrected or retracted.</summary>
    public sealed record TellIfChanged(PassageKey Passage) : ChoiceData;

    /// <summary>Keep nothing of the person, or keep it again.</summary>
    public sealed record OptOut(bool IsOut) : ChoiceData;

    /// <summary>Ask the moderators for an article: the consent to keep the question's words for them.</summary>
    public sealed record AskModerators : ChoiceData;

    /// <summary>An own question of an article, by its number from 0.</summary>
    public sealed record AskOwn(ArticleKey Article, int Number) : ChoiceData;

    /// <summary>Tell what an article is about.</summary>
    public sealed record Overview(ArticleKey Article) : ChoiceData;

    /// <summary>A page of the newest articles, from 0.</summary>
    public sealed record Latest(int Page) : ChoiceData;

    /// <summary>A page of the outlets, from 0.</summary>
    public sealed record Sources(int Page) : ChoiceData;

    /// <summary>For moderators: put a draft into the library.</summary>
    public sealed record Publish(string Draft) : ChoiceData;

    /// <summary>For moderators: forget a draft.</summary>
    public sealed record Discard(string Draft) : ChoiceData;

    /// <summary>For moderators: a page of the articles, from 0.</summary>
    public sealed record Shelf(int Page) : ChoiceData;

    /// <summary>For moderators: ask whether an article is to be removed.</summary>
    public sealed record AskRemove(ArticleKey Article) : ChoiceData;

    /// <summary>For moderators: remove an article.</summary>
    public sealed record Remove(ArticleKey Article) : ChoiceData;

    /// <summary>For moderators: leave an article where it is.</summary>
    public sealed record Keep : ChoiceData;

    /// <summary>For moderators: bring an article back that was removed.</summary>
    public sealed record Restore(string Removal) : ChoiceData;

    /// <summary>For moderators: the questions that nothing answered, as a table.</summary>
    public sealed record Export : ChoiceData;

    /// <summary>For moderators: tell those who asked a question what answers it now.</summary>
    public sealed record TellAskers(int Question) : ChoiceData;

    /// <summary>At most 64 bytes, all of them ASCII.</summary>
    public string Encode() => Version + this switch
    {
        Show show => "s" + Encode(show.Offer),
        Around around => "r" + Encode(around.Offer),
        Helpful helpful => $"h{helpful.Passage}",
        NotIt notIt => "n" + Encode(notIt.Offer),
        NoneOfThese none => $"x{none.Passage}",
        TellIfChanged tell => $"t{tell.Passage}",
        OptOut optOut => optOut.IsOut ? "e1" : "e0",
        AskModerators => "m",
        AskOwn own => string.Create(CultureInfo.InvariantCulture, $"q{own.Article}{own.Number}"),
        Overview overview => $"a{overview.Article}",
        Latest latest => string.Create(CultureInfo.InvariantCulture, $"l{latest.Page}"),
        Sources sources => string.Create(CultureInfo.InvariantCulture, $"o{sources.Page}"),
        Publish publish => $"P{publish.Draft}",
        Discard discard => $"D{discard.Draft}",
        Shelf shelf => string.Create(CultureInfo.InvariantCulture, $"A{shelf.Page}"),
        AskRemove ask => $"R{ask.Article}",
        Remove remove => $"Y{remove.Article}",
        Keep => "K",
        Restore restore => $"U{restore.Removal}",
        Export => "C",
        TellAskers tell => string.Create(CultureInfo.InvariantCulture, $"N{tell.Question}"),
        _ => throw new InvalidOperationException($"{GetType().Name} has no form."),
    };

    /// <summary>What a button asks for; null where it is of another version, or none of ours.</summary>
    public static ChoiceData? Parse(string data)
    {
        if (data is not [Version, var kind, ..]) return null;
        var rest = data[2..];
        return kind switch
        {
            's' when OfferOf(rest) is { } offer => new Show(offer),
            'r' when OfferOf(rest) is { } offer => new Around(offer),
            'h' when PassageKey.Parse(rest) is { } passage => new Helpful(passage),
            'n' when OfferOf(rest) is { } offer => new NotIt(offer),
            'x' when PassageKey.Parse(rest) is { } passage => new NoneOfThese(passage),
            't' when PassageKey.Parse(rest) is { } passage => new TellIfChanged(passage),
            'e' when rest is "0" or "1" => new OptOut(rest == "1"),
            'm' when rest.Length == 0 => new AskModerators(),
            'q' when rest.Length > ArticleKey.Length && NumberOf(rest[ArticleKey.Length..]) is { } number => new AskOwn(new ArticleKey(rest[..ArticleKey.Length]), number),
            'a' when rest.Length == ArticleKey.Length => new Overview(new ArticleKey(rest)),
            'l' when NumberOf(rest) is { } page => new Latest(page),
            'o' when NumberOf(rest) is { } page => new Sources(page),
            'P' when rest.Length == IdLength => new Publish(rest),
            'D' when rest.Length == IdLength => new Discard(rest),
            'A' when NumberOf(rest) is { } page => new Shelf(page),
            'R' when rest.Length == ArticleKey.Length => new AskRemove(new ArticleKey(rest)),
            'Y' when rest.Length == ArticleKey.Length => new Remove(new ArticleKey(rest)),
            'K' when rest.Length == 0 => new Keep(),
            'U' when rest.Length == IdLength => new Restore(rest),
            'C' when rest.Length == 0 => new Export(),
            'N' when NumberOf(rest) is { } question => new TellAskers(question),
            _ => null,
        };
    }

    private static string Encode(Offer offer) => offer.Current.ToString(CultureInfo.InvariantCulture) + string.Concat(offer.Passages);

    private static Offer? OfferOf(string text)
    {
        var count = (text.Length - 1) / PassageKey.Length;
        if (count is < 1 or > Offer.Most || text.Length != 1 + (count * PassageKey.Length) || NumberOf(text[..1]) is not { } current || current >= count) return null;
        var passages = Enumerable.Range(0, count).Select(i => PassageKey.Parse(text.Substring(1 + (i * PassageKey.Length), PassageKey.Length))).ToList();
        return passages.Contains(null) ? null : new Offer([.. passages.Select(passage => passage!.Value)], current);
    }

    private static int? NumberOf(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
