using System.Text.Json.Nodes;

namespace NewsBot.TestServer;

/// <summary>A message in a chat, as its readers see it.</summary>
public sealed class ChatMessage
{
    private readonly long _date;

    internal ChatMessage(BotChat chat, int id, Person from)
    {
        (Chat, Id, From, _date) = (chat, id, from, chat.UnixTime);
    }

    public BotChat Chat { get; }

    public int Id { get; }

    public Person From { get; }

    /// <summary>What people read; empty for a message without words.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>The formatting of the text.</summary>
    public IReadOnlyList<JsonObject> Entities { get; internal set; } = [];

    /// <summary>The text as the bot sent it, before parsing.</summary>
    public string? RawText { get; internal set; }

    /// <summary>The parse mode that the bot sent it with.</summary>
    public string? ParseMode { get; internal set; }

    /// <summary>The message that this one answers.</summary>
    public int? ReplyTo { get; internal set; }

    /// <summary>The forum topic.</summary>
    public int? Topic { get; internal set; }

    public bool IsEdited { get; internal set; }

    /// <summary>The one person who sees it, if not all do.</summary>
    public long? OnlyTo { get; internal init; }

    /// <summary>What the bot reacted to it with.</summary>
    public IReadOnlyList<string> Reactions { get; internal set; } = [];

    /// <summary>
    /// Its id where it was sent through the bot into a chat that the bot need not be in; null for any other.
    /// </summary>
    public string? InlineId { get; internal init; }

    /// <summary>Other fields, such as a sticker or a document.</summary>
    internal JsonObject Content { get; init; } = [];

    internal JsonObject? Markup { get; set; }

    /// <summary>The labels of the buttons below the message, in order.</summary>
    public IReadOnlyList<string> Buttons => [.. ButtonObjects.Select(button => button["text"]!.GetValue<string>())];

    private IEnumerable<JsonObject> ButtonObjects =>
        (Markup?["inline_keyboard"] as JsonArray ?? [])
            .SelectMany(row => row!.AsArray())
            .Select(button => button!.AsObject());

    /// <summary>Somebody presses a button, and waits for the bot to hear it.</summary>
    /// <param name="label">The button, or the beginning of its label.</param>
    /// <param name="from">Who presses it; the person of a private chat, unless another is named.</param>
    /// <returns>The notice that the bot shows, empty for none.</returns>
    public Task<string> Press(string label, CancellationToken cancellationToken, Person? from = null)
    {
        var button = ButtonObjects.First(button =>
            button["text"]!.GetValue<string>().StartsWith(label, StringComparison.Ordinal)
        );
        return Chat.PressAsync(this, from, button["callback_data"]!.GetValue<string>(), cancellationToken);
    }

    /// <summary>Somebody presses a button that they saw before.</summary>
    public Task<string> PressData(string data, CancellationToken cancellationToken, Person? from = null) =>
        Chat.PressAsync(this, from, data, cancellationToken);

    /// <summary>The data of a button, to be pressed later.</summary>
    /// <param name="label">The button, or the beginning of its label.</param>
    public string DataOf(string label) =>
        ButtonObjects.First(button => button["text"]!.GetValue<string>().StartsWith(label, StringComparison.Ordinal))[
            "callback_data"
        ]!.GetValue<string>();

    /// <summary>The objects of the buttons as the bot sent them, in order.</summary>
    public IReadOnlyList<JsonObject> RawButtons => [.. ButtonObjects];

    /// <summary>The pieces of the text that have one kind of formatting.</summary>
    public IReadOnlyList<string> Marked(string entityType) =>
        [
            .. Entities
                .Where(entity => entity["type"]!.GetValue<string>() == entityType)
                .Select(entity => Text.Substring(entity["offset"]!.GetValue<int>(), entity["length"]!.GetValue<int>())),
        ];

    internal JsonObject ToJson(bool withReply = true)
    {
        var json = (JsonObject)Content.DeepClone();
        json["message_id"] = OnlyTo is null ? Id : 0;
        if (OnlyTo is { } receiver)
            (json["ephemeral_message_id"], json["receiver_user"]) = (
                Id,
                new JsonObject
                {
                    ["id"] = receiver,
                    ["is_bot"] = false,
                    ["first_name"] = "?",
                }
            );
        json["date"] = _date;
        json["chat"] = Chat.ToJson();
        json["from"] = From.ToJson();
        if (Text.Length > 0)
            json["text"] = Text;
        if (Entities.Count > 0)
            json["entities"] = new JsonArray([.. Entities.Select(entity => entity.DeepClone())]);
        if (Topic is { } topic)
            (json["message_thread_id"], json["is_topic_message"]) = (topic, true);
        if (withReply && ReplyTo is { } id && Chat.Find(id) is { } replied)
            json["reply_to_message"] = replied.ToJson(withReply: false);
        if (Markup is not null)
            json["reply_markup"] = Markup.DeepClone();
        return json;
    }
}
