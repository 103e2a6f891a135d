using NewsBot.Answering;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;

namespace NewsBot.Telegram.Sending;

/// <summary>A message as Telegram wants it that is to be sent by somebody else, or where the bot is not.</summary>
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
