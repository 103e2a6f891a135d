using System.Collections.Immutable;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Answering;

/// <summary>What there is in the library.</summary>
internal static class LibraryReplies
{
    private const int LatestOnPage = 10;
    private const int OutletsOnPage = 20;
    private const int MaxListedLength = 150;
    private const int MaxOutletLength = 100;
    private const int MaxOpeningLength = 600;
    private const int MaxQuestions = 5;

    /// <summary>How much there is and how new.</summary>
    public static string Line(Library library, Phrases words, DateOnly today) =>
        library.Index.Articles.Count == 0 ? words.NoArticles
        : library.NewestOn(today) is { } newest
            ? words.LibraryLine(words.Articles(library.Index.Articles.Count), words.Day(newest))
        : words.UndatedLibrary(words.Articles(library.Index.Articles.Count));

    /// <summary>A page of the articles, the newest first.</summary>
    public static Reply Latest(ReplyContext context, int page = 0)
    {
        var (library, words) = (context.Library, context.Words);
        if (library.LatestFirst.Count == 0)
            return Reply.Of(Line(library, words, context.Today));
        page = Math.Min(page, (library.LatestFirst.Count - 1) / LatestOnPage);
        var text = new RichTextBuilder().Bold(words.Latest);
        foreach (var article in library.LatestFirst.Skip(page * LatestOnPage).Take(LatestOnPage))
        {
            text.Line()
                .Plain("• ")
                .Link(ShownText.OneLine(article.Headline, MaxListedLength), article.Url?.AbsoluteUri)
                .Line()
                .Plain("   " + Attribution.Write(article, context.Today, words));
        }

        var left = library.LatestFirst.Count - ((page + 1) * LatestOnPage);
        if (left > 0)
            text.Line().Plain(words.OlderLeft(left));
        return new Reply(text.Build())
        {
            Rows = Pages(page, left > 0, number => new CallbackData.LatestPage(number), words),
        };
    }

    /// <summary>A page of the outlets, the one with most articles first.</summary>
    public static Reply Sources(ReplyContext context, int page = 0)
    {
        var (library, words) = (context.Library, context.Words);
        var text = new RichTextBuilder().Plain(Line(library, words, context.Today));
        var outlets = library
            .Index.Articles.CountBy(article =>
                article.Outlet is { } outlet ? ShownText.OneLine(outlet, MaxOutletLength) : ""
            )
            .OrderByDescending(outlet => outlet.Value)
            .ThenBy(outlet => outlet.Key, StringComparer.Ordinal)
            .ToList();
        page = Math.Min(page, Math.Max(0, outlets.Count - 1) / OutletsOnPage);
        foreach (var (outlet, count) in outlets.Skip(page * OutletsOnPage).Take(OutletsOnPage))
            text.Line().Plain($"• {(outlet.Length > 0 ? outlet : words.NoOutlet)} – {words.Articles(count)}");
        var left = outlets.Count - ((page + 1) * OutletsOnPage);
        if (left > 0)
            text.Line().Plain(words.OutletsLeft(left));
        return new Reply(text.Build())
        {
            Rows = Pages(page, left > 0, number => new CallbackData.SourcesPage(number), words),
        };
    }

    /// <summary>
    /// What an article is about: its headline, source and opening, and the questions it says it answers.
    /// </summary>
    public static Reply Overview(Article article, ReplyContext context)
    {
        var text = new RichTextBuilder()
            .Link(ShownText.OneLine(article.Headline, QuoteWriter.MaxHeadlineLength), article.Url?.AbsoluteUri)
            .Line()
            .Plain(Attribution.Write(article, context.Today, context.Words))
            .Line();
        var opening = new Passage(article, 1, default);
        QuoteWriter.AppendOpening(text, opening, MaxOpeningLength, context.Words);
        var questions = article
            .Questions.Select(question => QuestionButton(article, question))
            .OfType<CallbackButton>()
            .Take(MaxQuestions)
            .ToList();
        if (questions.Count > 0)
            text.Plain(context.Words.OverviewAsks);
        return new Reply(text.Build())
        {
            Rows =
            [
                .. questions.Select(Reply.Row),
                Reply.Row(
                    new CallbackButton(
                        context.Words.Around,
                        new CallbackData.ShowAround(new PassageList([opening.Key])).Encode()
                    )
                ),
            ],
        };
    }

    /// <summary>Leads to an article's overview.</summary>
    public static CallbackButton OverviewButton(Article article, ReplyContext context) =>
        new(Label(article, context), new CallbackData.ShowOverview(ArticleKey.Of(article.Id)).Encode());

    /// <summary>A button that asks an authored question; null if its text is not visible.</summary>
    public static CallbackButton? QuestionButton(Article article, AuthoredQuestion question) =>
        ShownText.IsVisible(question.Text)
            ? new CallbackButton(
                ShownText.OneLine(question.Text, QuestionAnswerer.MaxLabelLength),
                new CallbackData.AskAuthoredQuestion(
                    ArticleKey.Of(article.Id),
                    article.Questions.ToList().IndexOf(question)
                ).Encode()
            )
            : null;

    /// <summary>A headline with its date, for a button.</summary>
    public static string Label(Article article, ReplyContext context)
    {
        var headline = ShownText.OneLine(article.Headline, QuestionAnswerer.MaxLabelLength);
        return article.Date is { } date ? $"{headline} · {context.Words.ShortDay(date)}" : headline;
    }

    /// <summary>The buttons to the previous and the next page.</summary>
    public static ImmutableArray<ImmutableArray<Button>> Pages(
        int page,
        bool hasNext,
        Func<int, CallbackData> to,
        Phrases words
    )
    {
        var row = new List<Button>();
        if (page > 0)
            row.Add(new CallbackButton("← " + words.Previous, to(page - 1).Encode()));
        if (hasNext)
            row.Add(new CallbackButton(words.Next + " →", to(page + 1).Encode()));
        return row.Count > 0
            ?
            [
                [.. row],
            ]
            : [];
    }
}
