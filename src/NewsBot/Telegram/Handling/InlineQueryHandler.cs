using System.Globalization;
using NewsBot.Answering;
using NewsBot.Conversations;
using NewsBot.Messaging;
using NewsBot.Storage;
using NewsBot.Telegram.Sending;
using NewsBot.Telegram.Updates;
using Telegram.Bot;
using Telegram.Bot.Types.InlineQueryResults;

namespace NewsBot.Telegram.Handling;

/// <summary>Answers questions from chats that the bot is no member of: inline queries and guest queries.</summary>
internal sealed class InlineQueryHandler(
    ITelegramBotClient client,
    Conversation conversation,
    InlineAnswers inline,
    ReplyContextFactory contexts,
    UsageCounters counters,
    SingleRequest singleRequest
)
{
    /// <summary>How long Telegram may show the same results again without asking: the library may change.</summary>
    private static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(1);

    /// <summary>The payload of /start in a private chat that an inline query without results leads to.</summary>
    private const string AskedInline = "ask";

    private const string AskedAsGuest = "guest";

    /// <summary>Answers an inline query. A late answer is useless, because the user goes on typing.</summary>
    public async Task HandleAsync(BotUpdate.InlineQuery typed, CancellationToken cancellationToken)
    {
        // "Latest news" is no question: like nothing at all it lists the newest articles.
        var asksForLatest = SmallTalk.Find(typed.Text, typed.Person.Language)?.Kind == SmallTalkKind.Latest;
        var text = asksForLatest ? "" : typed.Text;
        var page = inline.Find(text, typed.Page, contexts.Create(typed.Person, InlineAnswers.Chat));
        var button =
            page.Answers.Count > 0 || typed.Page > 0
                ? null
                : new InlineQueryResultsButton(typed.Person.Words.AskInPrivate) { StartParameter = AskedInline };
        await singleRequest.SendAsync(
            "The results of an inline query",
            token =>
                client.AnswerInlineQuery(
                    typed.Query,
                    page.Answers.Select(InlineResult.Create),
                    (int)CacheTime.TotalSeconds,
                    // The results are in the language of the user.
                    isPersonal: true,
                    page.Next?.ToString(CultureInfo.InvariantCulture) ?? "",
                    button,
                    token
                ),
            cancellationToken
        );
    }

    /// <summary>Answers a guest query.</summary>
    public Task HandleAsync(BotUpdate.GuestQuery called, CancellationToken cancellationToken)
    {
        var reply = conversation.ReplyTo(called.Incoming);
        return singleRequest.SendAsync(
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

    /// <summary>Counts that a user sent an inline result.</summary>
    public void CountChosen() => counters.Add(UsageCounters.InlineChosen);
}
