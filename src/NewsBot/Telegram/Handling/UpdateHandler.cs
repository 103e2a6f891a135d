using System.Globalization;
using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Conversations;
using NewsBot.Http;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Sending;
using NewsBot.Telegram.Updates;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.InlineQueryResults;

namespace NewsBot.Telegram.Handling;

/// <summary>Answers what updates ask.</summary>
internal sealed partial class UpdateHandler(
    ITelegramBotClient client,
    TelegramSender sender,
    NotificationSender notifications,
    Conversation conversation,
    InlineAnswers inline,
    ModeratorReplies moderators,
    ArticlePublisher publisher,
    ReplyContextFactory contexts,
    ChatStates chats,
    UsageCounters counters,
    MediaGroupFilter mediaGroups,
    TimeProvider time,
    ILogger<UpdateHandler> logger
)
{
    private const int MaxNoticeLength = 200;

    private static readonly TimeSpan SpinnerTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long the words of an album are waited for when its first picture has none.</summary>
    private static readonly TimeSpan AlbumPatience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FetchTimeout = TimeSpan.FromMinutes(1);

    private const int MaxFetches = 3;

    private static readonly ReactionTypeEmoji Receipt = new() { Emoji = "👀" };

    private static readonly TimeSpan OnceTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long Telegram may offer the same again without asking: the library may change.</summary>
    private static readonly TimeSpan OfferLifetime = TimeSpan.FromMinutes(1);

    /// <summary>The payload of the start in a private chat that nothing offered leads to.</summary>
    private const string AskedInline = "ask";

    private const string AskedAsGuest = "guest";

    private readonly AnswerMessageIds _answered = new();

    /// <summary>Answers what was asked.</summary>
    /// <param name="stopRetrying">Ends a wait between two tries.</param>
    /// <exception cref="OperationCanceledException">It was not answered because of one of the tokens.</exception>
    public Task HandleAsync(BotUpdate request, CancellationToken stopRetrying, CancellationToken cancellationToken) =>
        request switch
        {
            BotUpdate.Message { Incoming.Text.Length: > 0 } said => AnswerAsync(said, stopRetrying, cancellationToken),
            BotUpdate.Message wordless => AnswerWordlessAsync(wordless, stopRetrying, cancellationToken),
            BotUpdate.ButtonPressed pressed => AnswerAsync(pressed, stopRetrying, cancellationToken),
            BotUpdate.ArticleSubmitted submitted => ReportAsync(submitted, stopRetrying, cancellationToken),
            BotUpdate.ChannelPost posted => Done(() => publisher.Write(posted.File, posted.Content, posted.Channel)),
            BotUpdate.InlineQuery typed => OfferAsync(typed, cancellationToken),
            BotUpdate.InlineResultChosen => Done(() => counters.Add(UsageCounters.InlineChosen)),
            BotUpdate.GuestQuery called => AnswerAsync(called, cancellationToken),
            BotUpdate.JoinedChat added => JoinAsync(added, stopRetrying, cancellationToken),
            BotUpdate.LeftChat removed => Done(() => chats.SetBlocked(removed.Chat.Id)),
            BotUpdate.ChatMigrated migrated => Done(() => chats.Migrate(migrated.From, migrated.To)),
            _ => throw new InvalidOperationException($"{request.GetType().Name} has no answer."),
        };

    private async Task AnswerAsync(
        BotUpdate.Message said,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        var reply = conversation.ReplyTo(said.Incoming);
        var destination = said.Destination;
        if (reply.Placement == ReplyPlacement.Ephemeral && said.Incoming.Chat.IsGroup)
            destination = destination with { VisibleOnlyTo = new EphemeralRecipient(said.Person.Id, null, null) };
        if (said.IsEdit && destination.ReplyTo is { } edited && _answered.Find(destination.Chat, edited) is { } answer)
            destination = destination with { Edits = new EditedMessage(answer, null), VisibleOnlyTo = null };
        var sent = await sender.SendAsync(reply, destination, stopRetrying, cancellationToken);
        if (sent is { } message && destination.ReplyTo is { } question)
            _answered.Add(destination.Chat, question, message);
    }

    private async Task AnswerWordlessAsync(
        BotUpdate.Message wordless,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        if (wordless.Album is { } album)
        {
            await Task.Delay(AlbumPatience, time, stopRetrying);
            if (mediaGroups.HasWords(album))
                return;
        }

        await sender.SendAsync(
            Reply.Of(wordless.Person.Words.Wordless),
            wordless.Destination,
            stopRetrying,
            cancellationToken
        );
    }

    private async Task AnswerAsync(
        BotUpdate.ButtonPressed pressed,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        var response = conversation.Press(pressed.Press);
        var (reply, notice) = response;
        await StopSpinnerAsync(pressed.Callback, notice, cancellationToken);
        foreach (var note in response.Notifications)
            await notifications.SendAsync(note, stopRetrying, cancellationToken);
        if (reply is null)
            return;
        var destination = reply.Placement switch
        {
            ReplyPlacement.EditInPlace => pressed.InPlace,
            ReplyPlacement.Ephemeral when pressed.Press.Chat.IsGroup => pressed.Destination with
            {
                VisibleOnlyTo = new EphemeralRecipient(pressed.Person.Id, pressed.Callback, null),
            },
            _ => pressed.Destination,
        };
        await sender.SendAsync(reply, destination, stopRetrying, cancellationToken);
    }

    private async Task ReportAsync(
        BotUpdate.ArticleSubmitted submitted,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        var handed = submitted.File;
        if (handed.Size > ArticleFolder.MaxBytes)
        {
            await sender.SendAsync(
                ModeratorReplies.ToTooLargeFile(submitted.Person),
                submitted.Destination,
                stopRetrying,
                cancellationToken
            );
            return;
        }

        if (submitted.Destination.ReplyTo is { } message)
            await OnceAsync(
                "A receipt",
                token =>
                    client.SetMessageReaction(submitted.Destination.Chat, message, [Receipt], cancellationToken: token),
                cancellationToken
            );
        var content = handed.Content ?? await FetchAsync(handed.FileId!, stopRetrying, cancellationToken);
        await sender.SendAsync(
            moderators.Submit(handed.Name, content, contexts.Create(submitted.Person, submitted.Chat)),
            submitted.Destination,
            stopRetrying,
            cancellationToken
        );
    }

    /// <summary>Fetches a file that somebody sent.</summary>
    /// <exception cref="RequestException">It can't be fetched, after some tries.</exception>
    private async Task<byte[]> FetchAsync(
        string file,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        while (true)
        {
            try
            {
                using var content = new MemoryStream();
                await RequestTimeout.BoundAsync(
                    FetchTimeout,
                    time,
                    token => client.GetInfoAndDownloadFile(file, content, token),
                    cancellationToken
                );
                return content.ToArray();
            }
            catch (RequestException failure) when (failure is not ApiRequestException && backoff.Failures < MaxFetches)
            {
                await Task.Delay(backoff.Next(), time, stopRetrying);
            }
        }
    }

    /// <summary>Answers an inline query. A late answer is useless, because the person goes on typing.</summary>
    private async Task OfferAsync(BotUpdate.InlineQuery typed, CancellationToken cancellationToken)
    {
        var page = inline.Offer(typed.Text, typed.Page, contexts.Create(typed.Person, InlineAnswers.Chat));
        var button =
            page.Answers.Count > 0 || typed.Page > 0
                ? null
                : new InlineQueryResultsButton(typed.Person.Words.AskInPrivate) { StartParameter = AskedInline };
        await OnceAsync(
            "What is offered inline",
            token =>
                client.AnswerInlineQuery(
                    typed.Query,
                    page.Answers.Select(InlineResult.Create),
                    (int)OfferLifetime.TotalSeconds,
                    // In the words of who types.
                    isPersonal: true,
                    page.Next?.ToString(CultureInfo.InvariantCulture) ?? "",
                    button,
                    token
                ),
            cancellationToken
        );
    }

    private Task AnswerAsync(BotUpdate.GuestQuery called, CancellationToken cancellationToken)
    {
        var reply = conversation.ReplyTo(called.Incoming);
        return OnceAsync(
            "The answer to a guest query",
            token =>
                client.AnswerGuestQuery(
                    called.Query,
                    InlineResult.Create(new InlineAnswer(AskedAsGuest, AskedAsGuest, "", reply)),
                    token
                ),
            cancellationToken
        );
    }

    private async Task JoinAsync(
        BotUpdate.JoinedChat added,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        chats.SetUnblocked(added.Chat.Id);
        if (!added.Chat.IsGroup || !chats.TryWelcome(added.Chat.Id))
            return;
        var words = added.Person.Words;
        await sender.SendAsync(
            Reply.Of($"{words.Joined} {words.GroupHelp}"),
            added.Destination,
            stopRetrying,
            cancellationToken
        );
    }

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    /// <summary>Makes a request whose answer is awaited for seconds only: a second try would come too late.</summary>
    private async Task OnceAsync(
        string what,
        Func<CancellationToken, Task> request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await RequestTimeout.BoundAsync(OnceTimeout, time, request, cancellationToken);
        }
        catch (RequestException failure)
        {
            Log.TooLate(logger, what, ExceptionText.Describe(failure));
        }
    }

    /// <summary>
    /// Stops the spinner of the pressed button. If that fails, the person sees the answer anyway.
    /// </summary>
    private async Task StopSpinnerAsync(string callback, string? notice, CancellationToken cancellationToken)
    {
        try
        {
            var shown = notice is null ? null : ShownText.Cut(notice, MaxNoticeLength);
            await RequestTimeout.BoundAsync(
                SpinnerTimeout,
                time,
                token => client.AnswerCallbackQuery(callback, shown, cancellationToken: token),
                cancellationToken
            );
        }
        catch (RequestException)
        {
            // "Query is too old" after a downtime, or a bad line: neither is worth a second try.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(150, LogLevel.Warning, "{What} could not be sent in time ({Reason})")]
        public static partial void TooLate(ILogger logger, string what, string reason);
    }
}
