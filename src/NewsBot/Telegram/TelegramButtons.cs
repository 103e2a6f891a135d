using NewsBot.Messages;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace NewsBot.Telegram;

/// <summary>A reply's buttons as Telegram wants them.</summary>
internal static class TelegramButtons
{
    /// <summary>The buttons below a reply; null for none.</summary>
    public static InlineKeyboardMarkup? Of(Reply reply) =>
        reply.Rows.Length > 0 ? new InlineKeyboardMarkup(reply.Rows.Select(row => row.Select(Button))) { ForceReply = reply.AsksForWords } : null;

    private static InlineKeyboardButton Button(Button button)
    {
        var shown = button switch
        {
            CopyText copy => InlineKeyboardButton.WithCopyText(copy.Label, copy.Text),
            ShareQuote share => InlineKeyboardButton.WithSwitchInlineQueryChosenChat(share.Label, new SwitchInlineQueryChosenChat { Query = share.Query, AllowUserChats = true, AllowGroupChats = true, AllowChannelChats = true }),
            Choice choice => InlineKeyboardButton.WithCallbackData(choice.Label, choice.Data),
            _ => throw new InvalidOperationException($"{button.GetType().Name} has no form in Telegram."),
        };
        if (button.IsPrimary) shown.Style = KeyboardButtonStyle.Primary;
        return shown;
    }
}
