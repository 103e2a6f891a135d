using Microsoft.Extensions.Logging;
using NewsBot.Telegram.Api;
using Telegram.Bot.Exceptions;

namespace NewsBot.Telegram.Sending;

/// <summary>
/// The reduced form in which a reply is tried again after Telegram refused it. Telegram has no error codes for the
/// reasons, so its texts are read.
/// </summary>
internal sealed partial class FallbackForms(ILogger logger)
{
    /// <summary>Which buttons Telegram accepts from this bot, as far as is known.</summary>
    private volatile MessageButtons _buttons = MessageButtons.All;

    /// <summary>The form of the first try.</summary>
    public MessageForm GetFirst(Destination destination) => new(destination, AsHtml: true, _buttons);

    /// <summary>The next form to try; null if no form would be accepted.</summary>
    public MessageForm? GetNext(MessageForm form, ApiRequestException refused)
    {
        var destination = form.Destination;
        if (refused.Parameters?.MigrateToChatId is { } supergroup && supergroup != destination.Chat && !form.IsMigrated)
            return form with { Destination = new Destination(supergroup, null, null), IsMigrated = true };

        if (IsUnchanged(refused))
            return null;
        if (destination.VisibleOnlyTo is not null && refused.ErrorCode != TelegramErrorCode.Forbidden)
            return form with { Destination = destination with { VisibleOnlyTo = null, Edits = null } };
        if (destination.Edits is { Inline: null } && IsGone(refused))
            return form with { Destination = destination with { Edits = null } };

        if (destination.Topic is { } topic && Mentions(refused, "thread not found"))
        {
            Log.WithoutTopic(logger, destination.Chat, topic);
            return form with { Destination = destination with { Topic = null } };
        }

        if (form.Buttons != MessageButtons.None && Mentions(refused, "button"))
        {
            // Telegram refuses the sharing button while inline mode is off, so later messages go without it.
            Log.WithoutButtons(logger, destination.Chat, refused.Message);
            return form.Buttons == MessageButtons.AllButSharing
                ? form with
                {
                    Buttons = MessageButtons.None,
                }
                : form with
                {
                    Buttons = _buttons = MessageButtons.AllButSharing,
                };
        }

        if (!form.AsHtml || !Mentions(refused, "parse"))
            return null;
        Log.PlainInstead(logger, destination.Chat, refused.Message);
        return form with { AsHtml = false };
    }

    /// <summary>Whether the message already has this text: the same button was pressed twice.</summary>
    public static bool IsUnchanged(ApiRequestException refused) => Mentions(refused, "is not modified");

    private static bool IsGone(ApiRequestException refused) =>
        Mentions(refused, "message to edit not found") || Mentions(refused, "can't be edited");

    private static bool Mentions(ApiRequestException refused, string words) =>
        refused.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static partial class Log
    {
        [LoggerMessage(
            171,
            LogLevel.Warning,
            "Chat {Chat}: sent as plain text, because Telegram could not parse the HTML ({Reason})"
        )]
        public static partial void PlainInstead(ILogger logger, long chat, string reason);

        [LoggerMessage(
            172,
            LogLevel.Warning,
            "Chat {Chat}: sent with fewer buttons, because Telegram refused one; to share quotes, switch on "
                + "inline mode in BotFather ({Reason})"
        )]
        public static partial void WithoutButtons(ILogger logger, long chat, string reason);

        [LoggerMessage(173, LogLevel.Warning, "Chat {Chat}: topic {Topic} is gone, sent without it")]
        public static partial void WithoutTopic(ILogger logger, long chat, int topic);
    }
}

/// <summary>How a reply is sent: where, and what it keeps of its formatting and buttons.</summary>
/// <param name="AsHtml">Whether with formatting, or as plain text.</param>
/// <param name="IsMigrated">Whether it goes to the supergroup that the group has become; that happens once.</param>
internal readonly record struct MessageForm(
    Destination Destination,
    bool AsHtml,
    MessageButtons Buttons,
    bool IsMigrated = false
);

/// <summary>Which buttons a message has.</summary>
internal enum MessageButtons
{
    All,
    AllButSharing,
    None,
}
