using System.Globalization;
using System.Text.Json;

namespace NewsBot.Telegram.Api;

/// <summary>Reads parts of an update without decoding it, whatever else is wrong with it.</summary>
internal static class RawUpdate
{
    /// <summary>
    /// How deep updates may be nested before they are split, which takes no stack: one that is nested absurdly must not
    /// hide the rest.
    /// </summary>
    public const int MaxDepth = 1_000_000;

    /// <summary>The id, also if it is a string; null without one.</summary>
    public static int? FindId(JsonElement update)
    {
        var id = Property(update, "update_id") switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
            { ValueKind: JsonValueKind.String } text
                when int.TryParse(
                    Read(text.GetString),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var value
                ) => value,
            _ => 0,
        };

        // The next one is asked for by this number plus one; below zero, that would mean something else.
        return id is > 0 and < int.MaxValue ? id : null;
    }

    /// <summary>The chat of the message, or of the message whose button was pressed; null without one.</summary>
    public static (long Id, bool IsPrivate)? FindChat(JsonElement update)
    {
        var message = Property(update, "message")
            ?? (Property(update, "callback_query") is { } callback ? Property(callback, "message") : null);
        if (message is null || Property(message.Value, "chat") is not { } chat)
            return null;
        return Property(chat, "id") is { ValueKind: JsonValueKind.Number } id && id.TryGetInt64(out var value)
            ? (
                value,
                Property(chat, "type") is { ValueKind: JsonValueKind.String } type && Read(type.GetString) == "private"
            )
            : null;
    }

    /// <summary>What kind of update it is, by the name of its one other field; null if unknown.</summary>
    public static string? FindKind(JsonElement update)
    {
        if (update.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in update.EnumerateObject())
        {
            if (FindName(property) is var name && name != "update_id")
                return name;
        }

        return null;
    }

    /// <summary>Half of a surrogate pair makes a text that can't be read.</summary>
    private static string? Read(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? FindName(JsonProperty property) => Read(() => property.Name);

    /// <summary>
    /// The value of a property; the last one of several. Not by <c>TryGetProperty</c>, which throws if any name next to
    /// it is invalid.
    /// </summary>
    private static JsonElement? Property(JsonElement element, string name)
    {
        JsonElement? found = null;
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in element.EnumerateObject())
        {
            if (FindName(property) == name)
                found = property.Value;
        }

        return found;
    }
}
