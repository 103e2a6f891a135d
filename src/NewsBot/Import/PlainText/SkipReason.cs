namespace NewsBot.Import.PlainText;

/// <summary>Why a line of a file is never quoted.</summary>
internal enum SkipReason
{
    ReadingTime,
    TimeOfUpdate,
    Time,
    Sharing,
    OtherArticles,

    /// <summary>Menus, notices, invitations to subscribe.</summary>
    Boilerplate,
    PhotoCredit,
    Byline,
    AboveHeadline,
    HeadlineRepeated,
    PhotoCaption,
    SecondDate,
    SecondLink,
    BelowText,
    NoWords,
    Links,

    /// <summary>A date among the paragraphs.</summary>
    Date,
    AboutAuthor,
    Subhead,

    /// <summary>A heading whose text was skipped.</summary>
    HeadingOfSkippedText,

    /// <summary>A line like <c>date: …</c> outside the header.</summary>
    LostHeaderLine,

    /// <summary>No rule knows it, but length, endings and neighbours say that it is of the page around the text.</summary>
    PageByLooks,
    ReaderComments,

    /// <summary>An element that the page does not show.</summary>
    Hidden,

    /// <summary>An element that the page's makers mark as no part of the text, or name so.</summary>
    MarkedAsPage,

    /// <summary>It is not in the element that holds the text.</summary>
    OutsideText,
}

/// <summary>How reports name the reasons.</summary>
internal static class SkipReasons
{
    public static string DisplayName(this SkipReason reason) =>
        reason switch
        {
            SkipReason.ReadingTime => "reading time",
            SkipReason.TimeOfUpdate => "time of update",
            SkipReason.Time => "time",
            SkipReason.Sharing => "sharing",
            SkipReason.OtherArticles => "other articles",
            SkipReason.Boilerplate => "page boilerplate",
            SkipReason.PhotoCredit => "photo credit",
            SkipReason.Byline => "byline",
            SkipReason.AboveHeadline => "above the headline",
            SkipReason.HeadlineRepeated => "headline repeated",
            SkipReason.PhotoCaption => "photo caption",
            SkipReason.SecondDate => "second date",
            SkipReason.SecondLink => "second link",
            SkipReason.BelowText => "below the text",
            SkipReason.NoWords => "no words",
            SkipReason.Links => "links",
            SkipReason.Date => "date",
            SkipReason.AboutAuthor => "about the author",
            SkipReason.Subhead => "subhead",
            SkipReason.HeadingOfSkippedText => "heading of what is left out",
            SkipReason.LostHeaderLine => "header line outside the header",
            SkipReason.PageByLooks => "page, by its looks",
            SkipReason.ReaderComments => "readers' comments",
            SkipReason.Hidden => "hidden on the page",
            SkipReason.MarkedAsPage => "marked as no part of the text",
            SkipReason.OutsideText => "outside the main text",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "There is no such reason."),
        };
}
