using System.Globalization;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>
/// What moderators can do in a chat: bring articles in and out, see what was asked in vain, and how things stand.
/// </summary>
internal sealed class ModeratorReplies(
    ArticlePublisher desk,
    UnansweredQuestions unanswered,
    Feedback feedback,
    UsageCounters tally,
    AuditLog changes,
    ConfidenceThresholds thresholds
)
{
    private const int ArticlesOnPage = 10;
    private const int MostFound = 5;
    private const int MostGroups = 15;
    private const int MostTold = 5;
    private const int LongestListed = 80;
    private const int LongestReportLine = 300;
    private const int LongestReport = 2000;
    private const int DaysCounted = 30;
    private const int MostChanges = 5;

    /// <summary>Takes in what a moderator hands in, as a draft with a report and a preview.</summary>
    /// <param name="name">The file's name, which tells what it is.</param>
    /// <param name="content">What stands in it.</param>
    /// <param name="scene">Where it was handed in.</param>
    public Reply Submit(string name, byte[] content, ReplyContext scene)
    {
        try
        {
            return Report(desk.Keep(name, content), scene);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Reply.Of(scene.Words.NotWritten(exception.Message));
        }
    }

    private static Reply Report((string? Id, IReadOnlyList<FileReport> Reports) kept, ReplyContext scene)
    {
        var (draft, reports) = kept;
        var text = new RichTextBuilder();
        foreach (var line in reports.SelectMany(ReportText.Lines).TakeWhile(_ => text.Length < LongestReport))
            text.Plain(ShownText.OneLine(line, LongestReportLine)).Line();
        if (draft is null)
            return new Reply(text.Build());

        var article = reports.First(report => report.IsLive).Article!;
        text.Line().Bold(scene.Words.Preview).Line();
        QuoteWriter.AppendTo(text, new Passage(article, 1, default), [], scene.Today, scene.Words);
        return new Reply(text.Build())
        {
            Rows =
            [
                [
                    new CallbackButton(scene.Words.Publish, new CallbackData.PublishDraft(draft).Encode())
                    {
                        IsPrimary = true,
                    },
                    new CallbackButton(scene.Words.Discard, new CallbackData.DiscardDraft(draft).Encode()),
                ],
            ],
        };
    }

    /// <summary>What comes of a moderator's button; null where it is none of theirs.</summary>
    public ButtonResponse? Press(CallbackData data, ReplyContext scene, Person person)
    {
        try
        {
            return Do(data, scene, person);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ButtonResponse(Reply.Of(scene.Words.NotWritten(exception.Message)));
        }
    }

    private ButtonResponse? Do(CallbackData data, ReplyContext scene, Person person) =>
        data switch
        {
            CallbackData.PublishDraft publish => desk.Publish(publish.Draft, person.Id) is { } file
                ? InPlace(scene.Words.Published(file))
                : new ButtonResponse(null, scene.Words.DraftGone),
            CallbackData.DiscardDraft discard => desk.Discard(discard.Draft)
                ? InPlace(scene.Words.Discarded)
                : new ButtonResponse(null, scene.Words.DraftGone),
            CallbackData.ArticlesPage shelf => new ButtonResponse(
                ArticleList(scene, shelf.Page) with
                {
                    Placement = ReplyPlacement.EditInPlace,
                }
            ),
            CallbackData.ConfirmRemoval ask => scene.Library.Find(ask.Article) is { } article
                ? new ButtonResponse(Confirm(article, scene) with { Placement = ReplyPlacement.EditInPlace })
                : new ButtonResponse(null, scene.Words.ArticleGone),
            CallbackData.RemoveArticle remove => Remove(remove.Article, scene, person),
            CallbackData.CancelRemoval => InPlace(scene.Words.Kept),
            CallbackData.RestoreArticle restore => desk.Restore(restore.Removal, person.Id) is { } file
                ? InPlace(scene.Words.BroughtBack(file))
                : new ButtonResponse(null, scene.Words.DraftGone),
            CallbackData.ExportQuestions => new ButtonResponse(
                Reply.Of(scene.Words.ExportHere) with
                {
                    Attachment = new Attachment("questions.csv", QuestionClusters.ToCsv(unanswered.All())),
                }
            ),
            CallbackData.NotifyAskers tell => TellAskers(tell.Question, scene),
            _ => null,
        };

    /// <summary>A page of the articles with their files, the newest first.</summary>
    public static Reply ArticleList(ReplyContext scene, int page = 0)
    {
        var articles = scene.Library.LatestFirst;
        page = Math.Clamp(page, 0, Math.Max(0, articles.Count - 1) / ArticlesOnPage);
        var text = new RichTextBuilder().Plain(LibraryReplies.Line(scene.Library, scene.Words, scene.Today));
        foreach (var article in articles.Skip(page * ArticlesOnPage).Take(ArticlesOnPage))
            text.Line()
                .Plain("• ")
                .Bold(ShownText.OneLine(article.Headline, LongestListed))
                .Line()
                .Plain(
                    $"   {ShownText.OneLine(article.Id, LongestListed)} · "
                        + $"{(article.Date is { } date ? scene.Words.ShortDay(date) : scene.Words.Undated)}"
                );
        foreach (var file in scene.Library.Files.Where(file => file.HasErrors).Take(MostFound))
            text.Line().Plain($"✗ {ShownText.OneLine($"{file.Path}: {file.Problems[0]}", LongestReportLine)}");
        text.Line().Line().Plain(scene.Words.RemoveHow);
        return new Reply(text.Build())
        {
            Rows = LibraryReplies.Pages(
                page,
                (page + 1) * ArticlesOnPage < articles.Count,
                number => new CallbackData.ArticlesPage(number),
                scene.Words
            ),
        };
    }

    /// <summary>Asks which article is meant, and whether it is to be removed.</summary>
    /// <param name="words">Its file, or words of its headline.</param>
    /// <param name="scene">Where it was asked.</param>
    public static Reply ConfirmRemoval(string words, ReplyContext scene)
    {
        if (words.Length == 0)
            return Reply.Of(scene.Words.RemoveHow);
        var articles = scene.Library.Index.Articles;
        var found = articles.Where(article => article.Id == words).ToList();
        if (found.Count == 0)
            found =
            [
                .. articles
                    .Where(article =>
                        article.Id.Contains(words, StringComparison.OrdinalIgnoreCase)
                        || article.Headline.Contains(words, StringComparison.OrdinalIgnoreCase)
                    )
                    .Take(MostFound),
            ];
        return found switch
        {
            [] => Reply.Of(scene.Words.NoSuchArticle),
            [var one] => Confirm(one, scene),
            _ => Reply.Of(scene.Words.WhichOne) with
            {
                Rows =
                [
                    .. found.Select(article =>
                        Reply.Row(
                            new CallbackButton(
                                LibraryReplies.Label(article, scene),
                                new CallbackData.ConfirmRemoval(ArticleKey.Of(article.Id)).Encode()
                            )
                        )
                    ),
                ],
            },
        };
    }

    /// <summary>What was asked in vain, and what answers it since.</summary>
    public Reply Questions(ReplyContext scene)
    {
        var all = unanswered.All();
        if (all.Count == 0)
            return Reply.Of(scene.Words.NoQuestions);
        var text = new RichTextBuilder();
        var tell = new List<Button>();
        foreach (var group in QuestionClusters.Of(all, scene.Library.Index).Take(MostGroups))
        {
            text.Plain($"{group.Sum(question => question.Times)}× ")
                .Bold(ShownText.OneLine(group[0].Question, QuoteWriter.LongestHeadline / 2));
            if (group.Count > 1)
                text.Plain($" +{group.Count - 1}");
            foreach (var question in group)
            {
                if (Answered(question.Question, scene) is not { } hit)
                    continue;
                text.Line()
                    .Plain("   → ")
                    .Plain(scene.Words.AnsweredSince(ShownText.OneLine(hit.Article.Headline, LongestListed)));
                if (CanTell(scene) && tell.Count < MostTold)
                    tell.Add(
                        new CallbackButton(
                            scene.Words.TellAskers(ShownText.OneLine(question.Question, LongestListed / 2)),
                            new CallbackData.NotifyAskers((int)question.Id).Encode()
                        )
                    );
                break;
            }

            text.Line();
        }

        return new Reply(text.Build())
        {
            Rows =
            [
                .. tell.Select(Reply.Row),
                Reply.Row(new CallbackButton(scene.Words.Export, new CallbackData.ExportQuestions().Encode())),
            ],
        };
    }

    /// <summary>How things stand.</summary>
    public Reply Status(ReplyContext scene)
    {
        var (helped, missed) = feedback.Count();
        var text = new RichTextBuilder().Plain(LibraryReplies.Line(scene.Library, scene.Words, scene.Today)).Line();
        if (scene.Library.Files.Count(file => file.HasErrors) is > 0 and var broken)
            text.Plain(scene.Words.FilesNotLive(broken)).Line();
        text.Plain(
                scene.Words.AnsweredIn(
                    DaysCounted,
                    tally.Count(UsageCounters.Answered, DaysCounted),
                    tally.Count(UsageCounters.Unsure, DaysCounted),
                    tally.Count(UsageCounters.Refused, DaysCounted)
                )
            )
            .Line()
            .Plain(scene.Words.FeedbackIn(helped, missed))
            .Line()
            .Plain(scene.Words.WaitingQuestions(unanswered.All().Count));
        foreach (var change in changes.Last(MostChanges))
            text.Line()
                .Plain(
                    $"{change.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} · "
                        + $"{change.By} · {change.What} · {ShownText.OneLine(change.File, LongestListed)}"
                );
        text.Line().Plain(ProgramVersion.Text);
        return new Reply(text.Build());
    }

    private static ButtonResponse InPlace(string text) =>
        new(Reply.Of(text) with { Placement = ReplyPlacement.EditInPlace });

    private static Reply Confirm(Article article, ReplyContext scene) =>
        Reply.Of(
            scene.Words.ReallyRemove(
                ShownText.OneLine($"{article.Headline} ({article.Id})", QuoteWriter.LongestHeadline)
            )
        ) with
        {
            Rows =
            [
                [
                    new CallbackButton(
                        scene.Words.Remove,
                        new CallbackData.RemoveArticle(ArticleKey.Of(article.Id)).Encode()
                    ),
                    new CallbackButton(scene.Words.Keep, new CallbackData.CancelRemoval().Encode()),
                ],
            ],
        };

    private ButtonResponse Remove(ArticleKey key, ReplyContext scene, Person person)
    {
        if (scene.Library.Find(key) is not { } article)
            return new ButtonResponse(null, scene.Words.ArticleGone);
        return desk.Remove(article.Id, person.Id) is { } removal
            ? new ButtonResponse(
                Reply.Of(scene.Words.Removed(article.Id)) with
                {
                    Placement = ReplyPlacement.EditInPlace,
                    Rows =
                    [
                        [new CallbackButton(scene.Words.Undo, new CallbackData.RestoreArticle(removal).Encode())],
                    ],
                }
            )
            : new ButtonResponse(null, scene.Words.ArticleGone);
    }

    private Hit? Answered(string question, ReplyContext scene) =>
        scene.Library.Index.Search(question, top: 1, thresholds) is { Outcome: Outcome.Answer } result
            ? result.Hits[0]
            : null;

    /// <summary>
    /// Whether messages to others can be sent: not from the keyboard, where nothing reaches Telegram.
    /// </summary>
    private static bool CanTell(ReplyContext scene) => scene.Room.Chat != 0;

    private ButtonResponse TellAskers(int id, ReplyContext scene)
    {
        if (!CanTell(scene))
            return new ButtonResponse(null, scene.Words.NotDone);
        if (unanswered.Find(id) is not { } found)
            return new ButtonResponse(null, scene.Words.QuestionGone);
        if (Answered(found.Question, scene) is not { } hit)
            return new ButtonResponse(null, scene.Words.NotAnsweredYet);
        unanswered.Remove(id);
        var notes = found
            .Askers.FindAll(asker => asker.Chat != 0)
            .ConvertAll(asker =>
            {
                var theirs = scene with { Words = Phrases.In(asker.Language) };
                var text = new RichTextBuilder()
                    .Plain(theirs.Words.NowAnswered(ShownText.OneLine(found.Question, QuoteWriter.LongestHeadline)))
                    .Line();
                return new Notification(
                    asker.Chat,
                    PassageReply.Of(text, Passage.Of(hit), new PassageList([Passage.Of(hit).Key]), theirs)
                );
            });
        return InPlace(scene.Words.Told(notes.Count)) with { Notes = notes };
    }
}
