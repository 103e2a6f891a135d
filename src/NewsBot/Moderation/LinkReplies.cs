using NewsBot.Fetching;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;

namespace NewsBot.Moderation;

/// <summary>The replies to links that moderators send: a draft of the article, or why there is none and what to do.</summary>
internal sealed class LinkReplies(
    LinkReader reader,
    SubmissionReplies submissions,
    LinkedArticles articles,
    EditDialog dialog,
    CurrentLibrary current
)
{
    /// <summary>More in one message are not fetched.</summary>
    public const int MaxLinks = 10;

    private const int MaxHeadlineLength = 100;

    /// <summary>The links that a message wants to have fetched: "/add LINK", or links and nothing else; none otherwise.</summary>
    public IReadOnlyList<Uri> FindLinks(IncomingMessage incoming)
    {
        if (!incoming.Person.IsModerator)
            return [];
        if (SlashCommands.Parse(incoming.Text.Trim()) is { } command)
            return command.Name == "add" ? SentLinks.FindAlone(command.Argument) : [];
        var links = SentLinks.FindAlone(incoming.Text);
        return links.Count > 0 && !dialog.Awaits(incoming) ? links : [];
    }

    /// <summary>The links that a button wants to have fetched; none if it is another button.</summary>
    public IReadOnlyList<Uri> FindLinks(ButtonPress press) =>
        !press.Person.IsModerator
            ? []
            : CallbackData.Parse(press.Data) switch
            {
                CallbackData.AddLinks when press.Question is { } text => SentLinks.FindAll(text),
                CallbackData.CheckForChanges check when current.Value.Find(check.Article)?.Url is { } link => [link],
                _ => [],
            };

    /// <summary>Asks whether to add the article behind a link that words are around; null if there is no link.</summary>
    public static Reply? Ask(IncomingMessage incoming, ReplyContext context) =>
        incoming.Person.IsModerator && SentLinks.FindAll(incoming.Text).Count > 0
            ? Reply.Of(context.Words.AddLinkAsked) with
            {
                Rows =
                [
                    [
                        new CallbackButton(context.Words.AddLink, new CallbackData.AddLinks().Encode())
                        {
                            IsPrimary = true,
                        },
                        new CallbackButton(context.Words.AskAnyway, new CallbackData.AskAnyway().Encode()),
                    ],
                ],
            }
            : null;

    /// <summary>Fetches the article behind a link.</summary>
    /// <exception cref="OperationCanceledException">The token ended it.</exception>
    public async Task<Reply> FetchAsync(Uri link, ReplyContext context, CancellationToken cancellationToken)
    {
        try
        {
            var article = await reader.ReadAsync(link, cancellationToken);
            if (article.Report.IsLive && articles.Has(article, context.Library))
                return Reply.Of(
                    context.Words.NothingNew(ShownText.OneLine(article.Report.Article!.Headline, MaxHeadlineLength))
                );
            var reply = submissions.Submit(article.Name, article.Content, context);
            return article is { IsForSubscribers: true, Report.IsLive: true }
                ? reply.After(context.Words.LinkForSubscribers)
                : reply;
        }
        catch (FetchException refusal)
        {
            return Reply.Of(Explain(refusal, link, context.Words));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Reply.Of(context.Words.NotWritten(exception.Message));
        }
    }

    /// <summary>What happened and what to do, in a sentence or two.</summary>
    public static string Explain(FetchException refusal, Uri link, Phrases words)
    {
        var host = link.Host;
        return refusal.Obstacle switch
        {
            FetchObstacle.Off => $"{words.LinksOff} {words.SendPage}",
            FetchObstacle.BadLink => words.LinkBad,
            FetchObstacle.NotPublic => $"{words.LinkPrivate} {words.SendPage}",
            FetchObstacle.Unreachable => words.LinkUnreachable(host),
            FetchObstacle.TooSlow => $"{words.LinkTooSlow(host)} {words.SendPage}",
            FetchObstacle.TooLarge => $"{words.LinkTooLarge(PageFetcher.MaxBytes / 1_000_000)} {words.SendPage}",
            FetchObstacle.TooManyRedirects => words.LinkCircular,
            FetchObstacle.NotFound => words.LinkNotFound(host),
            FetchObstacle.Forbidden => $"{words.LinkForbidden(host)} {words.SendPage}",
            FetchObstacle.Throttled => words.LinkThrottled(host),
            FetchObstacle.Login => $"{words.LinkLogin} {words.SendPage}",
            FetchObstacle.Scripts => $"{words.LinkScripts} {words.SendPage}",
            FetchObstacle.Pdf => words.LinkPdf,
            FetchObstacle.Feed => words.LinkFeed,
            FetchObstacle.NoPage => words.LinkNoPage,
            _ => words.LinkServerFailed(host),
        };
    }
}
