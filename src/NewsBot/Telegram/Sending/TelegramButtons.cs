using NewsBot.Replies;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace NewsBot.Telegram.Sending;

/// <summary>A reply's buttons as Telegram wants them.</summary>
internal static class TelegramButtons
{
    /// <summary>The buttons below a reply; null for none.</summary>
    /// <param name="withSharing">Whether to include the sharing button, which needs inline mode.</param>
    public static InlineKeyboardMarkup? Create(Reply reply, bool withSharing = true)
    {
        var rows = reply
            .Rows.Select(row => row.Where(button => withSharing || button is not ShareButton).Select(Button).ToList())
            .Where(row => row.Count > 0)
            .ToList();
        return rows.Count > 0 ? new InlineKeyboardMarkup(rows) { ForceReply = reply.AsksForWords } : null;
    }

    private static InlineKeyboardButton Button(Button button)
    {
        var shown = button switch
        {
            Replies.CopyTextButton copy => InlineKeyboardButton.WithCopyText(copy.Label, copy.Text),
            ShareButton share => InlineKeyboardButton.WithSwitchInlineQueryChosenChat(
                share.Label,
                new SwitchInlineQueryChosenChat
                {
                    Query = share.Query,
                    AllowUserChats = true,
                    AllowGroupChats = true,
                    AllowChannelChats = true,
                }
            ),
            LinkButton link => InlineKeyboardButton.WithUrl(link.Label, link.Url.AbsoluteUri),
            CallbackButton choice => InlineKeyboardButton.WithCallbackData(choice.Label, choice.Data),
            _ => throw new InvalidOperationException($"{button.GetType().Name} has no form in Telegram."),
        };
        if (button.IsPrimary)
            shown.Style = KeyboardButtonStyle.Primary;
        return shown;
    }
}
