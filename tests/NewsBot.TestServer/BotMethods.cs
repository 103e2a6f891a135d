using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsBot.TestServer;

/// <summary>The methods of the Bot API that the server knows, <c>getUpdates</c> aside.</summary>
/// <param name="server">The server's state; its gate is held during a call.</param>
internal sealed partial class BotMethods(FakeTelegram server)
{
    private const int MostInlineResults = 50;
    private const int MostCommands = 100;
    private const int LongestNotice = 200;

    /// <summary>Carries a method out.</summary>
    /// <exception cref="BotApiError">It is refused.</exception>
    public JsonNode Call(string method, Arguments arguments) => method.ToLowerInvariant() switch
    {
        "getme" => Me(),
        "sendmessage" => SendMessage(arguments),
        "editmessagetext" => EditMessageText(arguments),
        "editmessagereplymarkup" => EditButtons(arguments),
        "deletemessage" => DeleteMessage(arguments),
        "answercallbackquery" => AnswerCallbackQuery(arguments),
        "answerinlinequery" => AnswerInlineQuery(arguments),
        "sendchataction" => ChatOf(arguments) is not null,
        "setmycommands" => SetMyCommands(arguments),
        "getmycommands" => server.Commands.DeepClone(),
        "deletemycommands" => Clear(server.Commands),
        "setmydescription" or "setmyshortdescription" => true,
        "getchat" => ChatOf(arguments).ToJson(),
        "getfile" => GetFile(arguments),
        "setwebhook" => SetWebhook(arguments.Text("url")),
        "deletewebhook" => SetWebhook(null),
        "getwebhookinfo" => new JsonObject { ["url"] = server.WebhookUrl ?? "", ["has_custom_certificate"] = false, ["pending_update_count"] = server.Updates.Count },
        _ => throw new BotApiError(404, "Not Found"),
    };

    private JsonObject Me()
    {
        var me = server.Bot.ToJson();
        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = !server.HasPrivacyMode;
        me["supports_inline_queries"] = true;
        return me;
    }

    private JsonObject SendMessage(Arguments arguments)
    {
        var chat = WritableChat(arguments);
        var text = MessageRules.Text(arguments);
        if (arguments.Number("message_thread_id") is { } topic && !(chat.IsForum && chat.HasTopic((int)topic)))
            throw BotApiError.BadRequest("message thread not found");

        int? replyTo = null;
        if (arguments.Inner("reply_parameters") is { } reply)
        {
            replyTo = (int?)reply.Number("message_id");
            if (replyTo is null || chat.Find(replyTo.Value) is null)
            {
                if (!reply.Flag("allow_sending_without_reply")) throw BotApiError.BadRequest("message to be replied not found");
                replyTo = null;
            }
        }

        return chat.Receive(text, arguments, replyTo).ToJson();
    }

    private JsonObject EditMessageText(Arguments arguments)
    {
        var message = OwnMessage(arguments);
        var text = MessageRules.Text(arguments);
        var markup = MessageRules.Buttons(arguments.Node("reply_markup"));
        if (text.Text == message.Text && JsonNode.DeepEquals(markup, message.Markup) && text.Entities.Count == message.Entities.Count)
            throw BotApiError.BadRequest("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        (message.Text, message.Entities, message.RawText, message.Markup, message.IsEdited) = (text.Text, text.Entities, arguments.Text("text"), markup, true);
        return message.ToJson();
    }

    private JsonObject EditButtons(Arguments arguments)
    {
        var message = OwnMessage(arguments);
        (message.Markup, message.IsEdited) = (MessageRules.Buttons(arguments.Node("reply_markup")), true);
        return message.ToJson();
    }

    private bool DeleteMessage(Arguments arguments)
    {
        var chat = WritableChat(arguments);
        chat.Remove(chat.Find((int)(arguments.Number("message_id") ?? 0)) ?? throw BotApiError.BadRequest("message to delete not found"));
        return true;
    }

    private bool AnswerCallbackQuery(Arguments arguments)
    {
        var notice = arguments.Text("text") ?? "";
        if (notice.Length > LongestNotice) throw BotApiError.BadRequest("MESSAGE_TOO_LONG");
        return server.Callbacks.TryRemove(arguments.Text("callback_query_id") ?? "", out var waiting)
            ? waiting.TrySetResult(notice)
            : throw BotApiError.BadRequest("query is too old and response timeout expired or query ID is invalid");
    }

    private bool AnswerInlineQuery(Arguments arguments)
    {
        var results = arguments.Node("results") as JsonArray ?? throw BotApiError.BadRequest("can't parse inline query results");
        if (results.Count > MostInlineResults) throw BotApiError.BadRequest("RESULTS_TOO_MUCH");
        if (Encoding.UTF8.GetByteCount(arguments.Text("next_offset") ?? "") > 64) throw BotApiError.BadRequest("NEXT_OFFSET_INVALID");
        var ids = results.Select(result => new Arguments(result!.AsObject()).Text("id") ?? "").ToList();
        if (ids.Any(id => Encoding.UTF8.GetByteCount(id) is < 1 or > 64)) throw BotApiError.BadRequest("RESULT_ID_INVALID");
        if (ids.Distinct().Count() < ids.Count) throw BotApiError.BadRequest("RESULT_ID_DUPLICATE");
        foreach (var result in results)
        {
            if (result!["input_message_content"] is JsonObject content && content["message_text"] is not null) MessageRules.Text(new Arguments(content), "message_text");
        }

        return server.InlineQueries.TryRemove(arguments.Text("inline_query_id") ?? "", out var waiting)
            ? waiting.TrySetResult((JsonArray)results.DeepClone())
            : throw BotApiError.BadRequest("query is too old and response timeout expired or query ID is invalid");
    }

    private bool SetMyCommands(Arguments arguments)
    {
        var commands = arguments.Node("commands") as JsonArray ?? throw BotApiError.BadRequest("can't parse commands");
        if (commands.Count > MostCommands) throw BotApiError.BadRequest("BOT_COMMANDS_TOO_MUCH");
        foreach (var command in commands.Select(command => new Arguments(command!.AsObject())))
        {
            if (!CommandName().IsMatch(command.Text("command") ?? "")) throw BotApiError.BadRequest("BOT_COMMAND_INVALID");
            if (command.Text("description") is not { Length: >= 1 and <= 256 }) throw BotApiError.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }

        server.Commands = (JsonArray)commands.DeepClone();
        return true;
    }

    private static bool Clear(JsonArray commands)
    {
        commands.Clear();
        return true;
    }

    private JsonObject GetFile(Arguments arguments)
    {
        const int mostBytes = 20 * 1024 * 1024;
        var id = arguments.Text("file_id") ?? "";
        if (!server.Files.TryGetValue(id, out var bytes)) throw BotApiError.BadRequest("invalid file_id");
        if (bytes.Length > mostBytes) throw BotApiError.BadRequest("file is too big");
        return new JsonObject { ["file_id"] = id, ["file_unique_id"] = id, ["file_size"] = bytes.Length, ["file_path"] = $"documents/{id}" };
    }

    private bool SetWebhook(string? url)
    {
        server.WebhookUrl = string.IsNullOrEmpty(url) ? null : url;
        return true;
    }

    private ChatMessage OwnMessage(Arguments arguments) =>
        WritableChat(arguments).Find((int)(arguments.Number("message_id") ?? 0)) is { } message && message.From == server.Bot
            ? message
            : throw BotApiError.BadRequest("message to edit not found");

    private BotChat WritableChat(Arguments arguments)
    {
        var chat = ChatOf(arguments);
        if (chat.IsBlocked) throw new BotApiError(403, "Forbidden: bot was blocked by the user");
        return chat.MigratedTo is { } supergroup
            ? throw new BotApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", new JsonObject { ["migrate_to_chat_id"] = supergroup.Id })
            : chat;
    }

    private BotChat ChatOf(Arguments arguments) =>
        server.Find(arguments.Number("chat_id") ?? 0) ?? throw BotApiError.BadRequest("chat not found");

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.None, 1000)]
    private static partial Regex CommandName();
}
