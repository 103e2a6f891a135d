using NewsBot.Answering;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;

namespace NewsBot.Telegram.Sending;

/// <summary>
/// Converts an inline answer into Telegram's types: a message that a user, or Telegram, sends on the bot's behalf.
/// </summary>
internal static class InlineResult
{
    public static InlineQueryResultArticle Create(InlineAnswer answer) =>
        new(
            answer.Id,
            answer.Title,
            new InputTextMessageContent(TelegramHtml.Render(answer.Reply.Text))
            {
                ParseMode = ParseMode.Html,
                LinkPreviewOptions = new LinkPreviewOptions { IsDisabled = true },
            }
        )
        {
            Description = answer.Description.Length > 0 ? answer.Description : null,
            ReplyMarkup = TelegramButtons.Create(answer.Reply),
        };
}
