using System.Collections.Immutable;
using NewsBot.Articles;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Moderation.Editing;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Moderation;

/// <summary>The replies to articles that moderators send: a report, a preview, and whether it replaces a live one.</summary>
internal sealed class SubmissionReplies(EditorialService editor, EditDialog dialog, Drafts drafts)
{
    private const int MaxReportLineLength = 300;
    private const int MaxReportLength = 2000;
    private const int MaxReportLengthBesideDifference = 800;
    private const int MaxHeadlineLength = 100;

    /// <summary>The reply to a file that is larger than one of its kind may be.</summary>
    public static Reply ToTooLargeFile(Person person, int maxBytes) =>
        Reply.Of(person.Words.TooLarge(maxBytes / 1_000_000));

    /// <summary>Takes in what a moderator hands in, as a draft with a report and a preview.</summary>
    /// <param name="name">The file's name; its extension determines the format.</param>
    public Reply Submit(string name, byte[] content, ReplyContext context)
    {
        try
        {
            var (draft, reports) = drafts.Keep(name, content);
            return Report(draft, reports, name, content, context);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Reply.Of(context.Words.NotWritten(exception.Message));
        }
    }

    /// <summary>The response to a button below a report; null for any other button.</summary>
    /// <exception cref="IOException">A file can't be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public ButtonResponse? Press(CallbackData data, ReplyContext context, Person person) =>
        data switch
        {
            CallbackData.PublishDraft publish => Publish(publish.Draft, context, person),
            CallbackData.DiscardDraft discard => drafts.Discard(discard.Draft)
                ? ButtonResponse.InPlace(Reply.Of(context.Words.Discarded))
                : new ButtonResponse(null, context.Words.DraftGone),
            CallbackData.ReplaceArticle replace => Replace(replace, context, person),
            _ => null,
        };

    private Reply Report(
        string? draft,
        IReadOnlyList<FileReport> reports,
        string name,
        byte[] content,
        ReplyContext context
    )
    {
        var article = reports.FirstOrDefault(report => report.IsLive)?.Article;
        var stored =
            reports.Count == 1 && article is not null
                ? editor.ProposeNewVersion(article, new Draft(name, content), context.Library)?.Before
                : null;
        var text = new RichTextBuilder();
        var longest = stored is null ? MaxReportLength : MaxReportLengthBesideDifference;
        foreach (var line in reports.SelectMany(ReportText.Lines).TakeWhile(_ => text.Length < longest))
            text.Plain(ShownText.OneLine(line, MaxReportLineLength)).Line();
        if (draft is null || article is null)
            return new Reply(text.Build());

        if (stored is { Article: { } current })
            AppendDifference(text, current, article, context);
        text.Line().Bold(context.Words.Preview).Line();
        QuoteWriter.AppendTo(text, new Passage(article, 1, default), [], context.Today, context.Words);
        return new Reply(text.Build())
        {
            Rows = [.. stored is null ? [Decide(draft, context)] : Replacing(draft, stored, context)],
        };
    }

    private static void AppendDifference(RichTextBuilder text, Article live, Article article, ReplyContext context)
    {
        text.Line()
            .Bold(context.Words.NewVersionOf(ShownText.OneLine(live.Headline, MaxHeadlineLength)))
            .Plain($" ({ShownText.OneLine(live.Id, MaxHeadlineLength)})")
            .Line();
        var lines = ArticleDifference.Describe(live, article, context.Words).ToList();
        if (lines.Count == 0)
            text.Plain(context.Words.NoDifference).Line();
        foreach (var line in lines)
            text.Plain(line).Line();
    }

    private static ImmutableArray<Button> Decide(string draft, ReplyContext context) =>
        [
            new CallbackButton(context.Words.Publish, new CallbackData.PublishDraft(draft).Encode())
            {
                IsPrimary = true,
            },
            new CallbackButton(context.Words.Discard, new CallbackData.DiscardDraft(draft).Encode()),
        ];

    private static ImmutableArray<Button>[] Replacing(string draft, StoredArticle live, ReplyContext context)
    {
        var key = ArticleKey.Of(live.Id);
        return
        [
            [
                new CallbackButton(
                    context.Words.Replace,
                    new CallbackData.ReplaceArticle(draft, key, live.Version, IsCorrected: false).Encode()
                )
                {
                    IsPrimary = true,
                },
                new CallbackButton(
                    context.Words.ReplaceAndCorrect,
                    new CallbackData.ReplaceArticle(draft, key, live.Version, IsCorrected: true).Encode()
                ),
            ],
            [
                new CallbackButton(context.Words.KeepBoth, new CallbackData.PublishDraft(draft).Encode()),
                new CallbackButton(context.Words.Discard, new CallbackData.DiscardDraft(draft).Encode()),
            ],
        ];
    }

    private ButtonResponse Publish(string draft, ReplyContext context, Person person)
    {
        if (drafts.Find(draft) is not { } found)
            return new ButtonResponse(null, context.Words.DraftGone);
        var result = editor.Apply(editor.ProposePublication(found.Name, found.Content), person.Id);
        if (result.Id is not null)
            drafts.Discard(draft);
        return EditReplies.Show(result, context.Words.Published(result.File), context);
    }

    private ButtonResponse Replace(CallbackData.ReplaceArticle replace, ReplyContext context, Person person)
    {
        if (drafts.Find(replace.Draft) is not { } draft)
            return new ButtonResponse(null, context.Words.DraftGone);
        if (
            ArticleChoice.Find(context.Library, replace.Article) is not { } article
            || editor.Find(article.Id) is not { } stored
        )
            return new ButtonResponse(null, context.Words.ArticleGone);

        // With what changed meanwhile the moderator decides again.
        if (stored.Version != replace.Seen)
            return new ButtonResponse(
                Submit(draft.Name, draft.Content, context).After(context.Words.ChangedMeanwhile(stored.File))
            );
        if (replace.IsCorrected)
            return new ButtonResponse(dialog.BeginReplacement(replace.Draft, article, context, person));
        var result = editor.Apply(editor.ProposeReplacement(stored, draft, correction: null), person.Id);
        if (result.Id is not null)
            drafts.Discard(replace.Draft);
        return EditReplies.Show(
            result,
            context.Words.Replaced(ShownText.OneLine(article.Headline, MaxHeadlineLength)),
            context
        );
    }
}
