using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsBot.TestServer;

/// <summary>The methods of the Bot API that the server knows, <c>getUpdates</c> aside.</summary>
/// <param name="server">The server's state; its gate is held during a call.</param>
internal sealed partial class BotMethods(FakeTelegram server)
{
    private const int MaxInlineResults = 50;
    private const int MaxCommands = 100;
    private const int MaxNoticeLength = 200;

    /// <summary>Carries a method out.</summary>
    /// <exception cref="BotApiError">It is refused.</exception>
    public JsonNode Call(string method, Arguments arguments) =>
        method.ToLowerInvariant() switch
        {
            "getme" => Me(),
            "sendmessage" => SendMessage(arguments),
            "senddocument" => WritableChat(arguments)
                .Receive(new FormattedText(arguments.Text("caption") ?? "", []), arguments, null)
                .ToJson(),
            "editmessagetext" => EditMessageText(arguments),
            "editmessagereplymarkup" => EditButtons(arguments),
            "deletemessage" => DeleteMessage(arguments),
            "answercallbackquery" => AnswerCallbackQuery(arguments),
            "answerinlinequery" => AnswerInlineQuery(arguments),
            "answerguestquery" => AnswerGuestQuery(arguments),
            "editephemeralmessagetext" => EditEphemeralMessageText(arguments),
            "setmessagereaction" => ChatOf(arguments).Find((int)(arguments.Number("message_id") ?? 0)) is { } reacted
                ? React(reacted, arguments)
                : throw BotApiError.BadRequest("message to react not found"),
            "getmydescription" => new JsonObject
            {
                ["description"] = server.Descriptions.TryGetValue(
                    arguments.Text("language_code") ?? "",
                    out var description
                )
                    ? description
                    : "",
            },
            "getmyshortdescription" => new JsonObject
            {
                ["short_description"] = server.ShortDescriptions.TryGetValue(
                    arguments.Text("language_code") ?? "",
                    out var shortDescription
                )
                    ? shortDescription
                    : "",
            },
            "setmydescription" => Describe(server.Descriptions, arguments, "description", 512),
            "setmyshortdescription" => Describe(server.ShortDescriptions, arguments, "short_description", 120),
            "sendchataction" => ChatOf(arguments) is not null,
            "setmycommands" => SetMyCommands(arguments),
            "getmycommands" => server.CommandsOf(ScopeOf(arguments)).DeepClone(),
            "deletemycommands" => Clear(server.CommandsOf(ScopeOf(arguments))),
            "getchat" => ChatOf(arguments).ToJson(),
            "getfile" => GetFile(arguments),
            "setwebhook" => SetWebhook(arguments),
            "deletewebhook" => server.SetWebhook(null, null),
            "getwebhookinfo" => WebhookInfo(),
            _ => throw new BotApiError(404, "Not Found"),
        };

    private JsonObject Me()
    {
        var me = server.Bot.ToJson();
        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = !server.HasPrivacyMode;
        me["supports_inline_queries"] = true;
        me["supports_guest_queries"] = true;
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
                if (!reply.Flag("allow_sending_without_reply"))
                    throw BotApiError.BadRequest("message to be replied not found");
                replyTo = null;
            }
        }

        if (arguments.Inner("ephemeral_message_parameters") is { } aside)
            return chat.Receive(text, arguments, replyTo, EphemeralReceiver(chat, aside)).ToJson();
        return chat.Receive(text, arguments, replyTo).ToJson();
    }

    /// <summary>
    /// A bot that is no administrator may write to one person only in answer to a button, or to a message of that kind.
    /// </summary>
    private long EphemeralReceiver(BotChat chat, Arguments aside)
    {
        if (chat.Type == "private")
            throw BotApiError.BadRequest("EPHEMERAL_CHAT_INVALID");
        var isAnswer = aside.Text("callback_query_id") is { } callback && server.CallbackSenders.ContainsKey(callback);
        if (!chat.IsBotAdministrator && !isAnswer)
            throw BotApiError.BadRequest("EPHEMERAL_MESSAGE_NOT_ALLOWED");
        return aside.Number("receiver_user_id") ?? throw BotApiError.BadRequest("EPHEMERAL_RECEIVER_INVALID");
    }

    private bool EditEphemeralMessageText(Arguments arguments)
    {
        var message =
            WritableChat(arguments).FindEphemeral((int)(arguments.Number("ephemeral_message_id") ?? 0)) is { } found
            && found.OnlyTo == arguments.Number("receiver_user_id")
                ? found
                : throw BotApiError.BadRequest("message to edit not found");
        var text = MessageRules.Text(arguments);
        (message.Text, message.Entities, message.RawText, message.Markup, message.IsEdited) = (
            text.Text,
            text.Entities,
            arguments.Text("text"),
            MessageRules.Buttons(arguments.Node("reply_markup")),
            true
        );
        return true;
    }

    private JsonObject AnswerGuestQuery(Arguments arguments)
    {
        var result =
            arguments.Node("result") as JsonObject ?? throw BotApiError.BadRequest("can't parse inline query result");
        CheckInlineResult(result);
        return server.GuestQueries.TryRemove(arguments.Text("guest_query_id") ?? "", out var waiting)
            ? new JsonObject { ["inline_message_id"] = waiting(result) }
            : throw BotApiError.BadRequest("query is too old and response timeout expired or query ID is invalid");
    }

    private static bool React(ChatMessage message, Arguments arguments)
    {
        message.Reactions =
        [
            .. (arguments.Node("reaction") as JsonArray ?? []).Select(reaction =>
                reaction!["emoji"]!.GetValue<string>()
            ),
        ];
        return true;
    }

    private static bool Describe(
        IDictionary<string, string> descriptions,
        Arguments arguments,
        string name,
        int longest
    )
    {
        var text = arguments.Text(name) ?? "";
        if (text.Length > longest)
            throw BotApiError.BadRequest("BOT_DESCRIPTION_TOO_LONG");
        descriptions[arguments.Text("language_code") ?? ""] = text;
        return true;
    }

    private static string ScopeOf(Arguments arguments)
    {
        var scope = arguments.Inner("scope");
        return $"{scope?.Text("type") ?? "default"} {scope?.Text("chat_id")} {arguments.Text("language_code")}"
            .Replace("  ", " ", StringComparison.Ordinal)
            .Trim();
    }

    private JsonNode EditMessageText(Arguments arguments)
    {
        var isInline = arguments.Text("inline_message_id") is not null;
        var message = isInline
            ? server.FindInline(arguments.Text("inline_message_id")!)
                ?? throw BotApiError.BadRequest("MESSAGE_ID_INVALID")
            : OwnMessage(arguments);
        var text = MessageRules.Text(arguments);
        var markup = MessageRules.Buttons(arguments.Node("reply_markup"));
        if (
            text.Text == message.Text
            && JsonNode.DeepEquals(markup, message.Markup)
            && text.Entities.Count == message.Entities.Count
        )
            throw BotApiError.BadRequest(
                "message is not modified: specified new message content and reply markup are exactly the "
                    + "same as a current content and reply markup of the message"
            );
        (message.Text, message.Entities, message.RawText, message.Markup, message.IsEdited) = (
            text.Text,
            text.Entities,
            arguments.Text("text"),
            markup,
            true
        );
        return isInline ? JsonValue.Create(true) : message.ToJson();
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
        chat.Remove(
            chat.Find((int)(arguments.Number("message_id") ?? 0))
                ?? throw BotApiError.BadRequest("message to delete not found")
        );
        return true;
    }

    private bool AnswerCallbackQuery(Arguments arguments)
    {
        var notice = arguments.Text("text") ?? "";
        if (notice.Length > MaxNoticeLength)
            throw BotApiError.BadRequest("MESSAGE_TOO_LONG");
        return server.Callbacks.TryRemove(arguments.Text("callback_query_id") ?? "", out var waiting)
            ? waiting.TrySetResult(notice)
            : throw BotApiError.BadRequest("query is too old and response timeout expired or query ID is invalid");
    }

    private bool AnswerInlineQuery(Arguments arguments)
    {
        var results =
            arguments.Node("results") as JsonArray ?? throw BotApiError.BadRequest("can't parse inline query results");
        if (results.Count > MaxInlineResults)
            throw BotApiError.BadRequest("RESULTS_TOO_MUCH");
        if (Encoding.UTF8.GetByteCount(arguments.Text("next_offset") ?? "") > 64)
            throw BotApiError.BadRequest("NEXT_OFFSET_INVALID");
        var ids = results.Select(result => new Arguments(result!.AsObject()).Text("id") ?? "").ToList();
        if (ids.Any(id => Encoding.UTF8.GetByteCount(id) is < 1 or > 64))
            throw BotApiError.BadRequest("RESULT_ID_INVALID");
        if (ids.Distinct().Count() < ids.Count)
            throw BotApiError.BadRequest("RESULT_ID_DUPLICATE");
        foreach (var result in results)
            CheckInlineResult(result!.AsObject());
        if (
            arguments.Inner("button") is { } button
            && (
                button.Text("text") is not { Length: > 0 }
                || !StartParameter().IsMatch(button.Text("start_parameter") ?? "")
            )
        )
            throw BotApiError.BadRequest("BUTTON_INVALID");

        return server.InlineQueries.TryRemove(arguments.Text("inline_query_id") ?? "", out var waiting)
            ? waiting.TrySetResult((JsonObject)arguments.Values.DeepClone())
            : throw BotApiError.BadRequest("query is too old and response timeout expired or query ID is invalid");
    }

    private static void CheckInlineResult(JsonObject result)
    {
        if (result["title"]?.GetValue<string>() is not { Length: > 0 })
            throw BotApiError.BadRequest("ARTICLE_TITLE_EMPTY");
        if (result["input_message_content"] is JsonObject content && content["message_text"] is not null)
            MessageRules.Text(new Arguments(content), "message_text");
        MessageRules.Buttons(result["reply_markup"]);
    }

    private bool SetMyCommands(Arguments arguments)
    {
        var commands = arguments.Node("commands") as JsonArray ?? throw BotApiError.BadRequest("can't parse commands");
        if (commands.Count > MaxCommands)
            throw BotApiError.BadRequest("BOT_COMMANDS_TOO_MUCH");
        foreach (var command in commands.Select(command => new Arguments(command!.AsObject())))
        {
            if (!CommandName().IsMatch(command.Text("command") ?? ""))
                throw BotApiError.BadRequest("BOT_COMMAND_INVALID");
            if (command.Text("description") is not { Length: >= 1 and <= 256 })
                throw BotApiError.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }

        server.SetCommands(ScopeOf(arguments), (JsonArray)commands.DeepClone());
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
        if (!server.Files.TryGetValue(id, out var bytes))
            throw BotApiError.BadRequest("invalid file_id");
        if (bytes.Length > mostBytes)
            throw BotApiError.BadRequest("file is too big");
        return new JsonObject
        {
            ["file_id"] = id,
            ["file_unique_id"] = id,
            ["file_size"] = bytes.Length,
            ["file_path"] = $"documents/{id}",
        };
    }

    private bool SetWebhook(Arguments arguments)
    {
        if (arguments.Text("secret_token") is { } secret && !Secret().IsMatch(secret))
            throw BotApiError.BadRequest("secret token contains illegal characters");
        if (arguments.Number("max_connections") is < 1 or > 100)
            throw BotApiError.BadRequest("max_connections must be between 1 and 100");
        if (arguments.Node("allowed_updates") is JsonArray kinds)
            server.Updates.Allow(kinds);
        return server.SetWebhook(arguments.Text("url"), arguments.Text("secret_token"));
    }

    private JsonObject WebhookInfo()
    {
        var info = new JsonObject
        {
            ["url"] = server.Webhook?.Url ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = server.Updates.Count,
        };
        if (server.Webhook?.LastError is { } error)
            (info["last_error_date"], info["last_error_message"]) = (
                server.Time.GetUtcNow().ToUnixTimeSeconds(),
                error
            );
        return info;
    }

    private ChatMessage OwnMessage(Arguments arguments) =>
        WritableChat(arguments).Find((int)(arguments.Number("message_id") ?? 0)) is { } message
        && message.From == server.Bot
            ? message
            : throw BotApiError.BadRequest("message to edit not found");

    private BotChat WritableChat(Arguments arguments)
    {
        var chat = ChatOf(arguments);
        if (chat.IsBlocked)
            throw new BotApiError(403, "Forbidden: bot was blocked by the user");
        return chat.MigratedTo is { } supergroup
            ? throw new BotApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                new JsonObject { ["migrate_to_chat_id"] = supergroup.Id }
            )
            : chat;
    }

    private BotChat ChatOf(Arguments arguments) =>
        server.Find(arguments.Number("chat_id") ?? 0) ?? throw BotApiError.BadRequest("chat not found");

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.None, 1000)]
    private static partial Regex StartParameter();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.None, 1000)]
    private static partial Regex CommandName();
}
