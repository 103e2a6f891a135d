using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsBot.TestServer;

/// <summary>What Telegram requires of a message's text and buttons.</summary>
internal static class MessageRules
{
    private const int MaxRawBytes = 32_768;
    private const int MaxCodePoints = 4096;
    private const int MaxEntities = 100;
    private const int MaxCallbackBytes = 64;
    private const int MaxCopiedText = 256;

    private static readonly string[] ButtonActions =
    [
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    ];

    /// <summary>The text of a message as people read it.</summary>
    /// <exception cref="BotApiError">Telegram would refuse it.</exception>
    public static FormattedText Text(Arguments arguments, string name = "text")
    {
        var raw = arguments.Text(name) ?? "";
        if (!IsWellFormed(raw))
            throw BotApiError.BadRequest("strings must be encoded in UTF-8");
        if (Encoding.UTF8.GetByteCount(raw) > MaxRawBytes)
            throw BotApiError.BadRequest("message is too long");

        var formatted = arguments.Text("parse_mode")?.ToUpperInvariant() switch
        {
            "HTML" => TelegramHtmlParser.Parse(raw),
            null or "" => new FormattedText(raw, Explicit(raw, arguments.Node("entities") as JsonArray)),
            var mode => throw BotApiError.BadRequest($"unsupported parse_mode {mode}"),
        };
        if (string.IsNullOrWhiteSpace(formatted.Text))
            throw BotApiError.BadRequest("message text is empty");
        return formatted.Text.EnumerateRunes().Count() <= MaxCodePoints
            ? formatted with
            {
                Entities = [.. formatted.Entities.Take(MaxEntities)],
            }
            : throw BotApiError.BadRequest("message is too long");
    }

    /// <summary>Checks the buttons below a message.</summary>
    /// <exception cref="BotApiError">Telegram would refuse them.</exception>
    public static JsonObject? Buttons(JsonNode? markup)
    {
        if (markup is not JsonObject checkedMarkup)
            return null;
        foreach (
            var button in (checkedMarkup["inline_keyboard"] as JsonArray ?? [])
                .SelectMany(row => row!.AsArray())
                .Select(button => new Arguments(button!.AsObject()))
        )
        {
            if (!IsVisible(button.Text("text") ?? ""))
                throw BotApiError.BadRequest("inline keyboard button text is empty");
            if (ButtonActions.Count(action => button.Values[action] is not null) != 1)
                throw BotApiError.BadRequest("text buttons are unallowed in the inline keyboard");
            if (
                button.Text("callback_data") is { } data
                && Encoding.UTF8.GetByteCount(data) is < 1 or > MaxCallbackBytes
            )
                throw BotApiError.BadRequest("BUTTON_DATA_INVALID");
            if (button.Inner("copy_text")?.Text("text") is { Length: < 1 or > MaxCopiedText })
                throw BotApiError.BadRequest("BUTTON_COPY_TEXT_INVALID");
            if (button.Text("url") is { } url && !Uri.TryCreate(url, UriKind.Absolute, out _))
                throw BotApiError.BadRequest("BUTTON_URL_INVALID");
        }

        return (JsonObject)checkedMarkup.DeepClone();
    }

    private static List<JsonObject> Explicit(string text, JsonArray? entities)
    {
        var accepted = new List<JsonObject>();
        foreach (var entity in (entities ?? []).Select(entity => new Arguments(entity!.AsObject())))
        {
            var (start, length) = (entity.Number("offset") ?? -1, entity.Number("length") ?? 0);
            if (start < 0 || length <= 0 || start + length > text.Length)
                throw BotApiError.BadRequest($"entity at offset {start} is out of the text");
            if (SplitsPair(text, (int)start) || SplitsPair(text, (int)(start + length)))
                throw BotApiError.BadRequest("entity begins or ends in the middle of a UTF-16 symbol");
            accepted.Add((JsonObject)entity.Values.DeepClone());
        }

        return accepted;
    }

    private static bool SplitsPair(string text, int position) =>
        position > 0
        && position < text.Length
        && char.IsHighSurrogate(text[position - 1])
        && char.IsLowSurrogate(text[position]);

    private static bool IsVisible(string text) =>
        text.EnumerateRunes()
            .Any(rune =>
                !Rune.IsWhiteSpace(rune)
                && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)
            );

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }

        return true;
    }
}
