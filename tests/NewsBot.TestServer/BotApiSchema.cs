using System.Text.Json.Nodes;

namespace NewsBot.TestServer;

/// <summary>
/// The names of the arguments that the Bot API (10.3) has for the methods and objects that bots of this kind use: the
/// real server passes over any other in silence.
/// </summary>
public static class BotApiSchema
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["getMe"] = "",
        ["getUpdates"] = "offset limit timeout allowed_updates",
        ["setWebhook"] = "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
        ["deleteWebhook"] = "drop_pending_updates",
        ["getWebhookInfo"] = "",
        ["sendMessage"] =
            "business_connection_id chat_id message_thread_id direct_messages_topic_id text parse_mode "
            + "entities link_preview_options disable_notification protect_content allow_paid_broadcast "
            + "message_effect_id suggested_post_parameters ephemeral_message_parameters reply_parameters "
            + "reply_markup",
        ["sendDocument"] =
            "business_connection_id chat_id message_thread_id document thumbnail caption parse_mode "
            + "caption_entities disable_content_type_detection disable_notification protect_content "
            + "reply_parameters reply_markup",
        ["editMessageText"] =
            "business_connection_id chat_id message_id inline_message_id text parse_mode entities "
            + "link_preview_options reply_markup rich_message",
        ["editEphemeralMessageText"] =
            "chat_id receiver_user_id ephemeral_message_id text parse_mode entities link_preview_options reply_markup rich_message",
        ["deleteMessage"] = "chat_id message_id",
        ["answerCallbackQuery"] = "callback_query_id text show_alert url cache_time",
        ["answerInlineQuery"] = "inline_query_id results cache_time is_personal next_offset button",
        ["answerGuestQuery"] = "guest_query_id result",
        ["setMessageReaction"] = "chat_id message_id reaction is_big",
        ["sendChatAction"] = "business_connection_id chat_id message_thread_id action",
        ["getMyCommands"] = "scope language_code",
        ["setMyCommands"] = "commands scope language_code",
        ["deleteMyCommands"] = "scope language_code",
        ["getMyDescription"] = "language_code",
        ["setMyDescription"] = "description language_code",
        ["getMyShortDescription"] = "language_code",
        ["setMyShortDescription"] = "short_description language_code",
        ["getFile"] = "file_id",
        ["getChat"] = "chat_id",
        ["reply_parameters"] =
            "message_id chat_id ephemeral_message_id allow_sending_without_reply quote quote_parse_mode "
            + "quote_entities quote_position checklist_task_id poll_option_id",
        ["ephemeral_message_parameters"] = "receiver_user_id callback_query_id replace_callback_query_message",
        ["link_preview_options"] = "is_disabled url prefer_small_media prefer_large_media show_above_text",
        ["reply_markup"] = "inline_keyboard force_reply",
        ["inline_keyboard"] =
            "text icon_custom_emoji_id style url callback_data web_app login_url switch_inline_query "
            + "switch_inline_query_current_chat switch_inline_query_chosen_chat copy_text callback_game pay "
            + "disabled",
        ["switch_inline_query_chosen_chat"] =
            "query allow_user_chats allow_bot_chats allow_group_chats allow_channel_chats",
        ["copy_text"] = "text",
        ["results"] =
            "type id title input_message_content reply_markup url description thumbnail_url thumbnail_width thumbnail_height",
        ["result"] =
            "type id title input_message_content reply_markup url description thumbnail_url thumbnail_width thumbnail_height",
        ["input_message_content"] = "message_text parse_mode entities link_preview_options",
        ["button"] = "text web_app start_parameter",
        ["commands"] = "command description is_ephemeral",
        ["scope"] = "type chat_id user_id",
        ["reaction"] = "type emoji custom_emoji_id",
    };

    /// <summary>
    /// The names in a request that Telegram does not know, each with the path to it; empty where all is well.
    /// </summary>
    public static IEnumerable<string> Unknown(ApiRequest request) =>
        Known.ContainsKey(request.Method)
            ? Unknown(request.Method, request.Method, request.Arguments.Values)
            : [request.Method];

    private static IEnumerable<string> Unknown(string path, string kind, JsonNode? node) =>
        node switch
        {
            JsonArray array => array.SelectMany(item => Unknown(path, kind, item)),
            JsonObject values when Known.TryGetValue(kind, out var names) => values.SelectMany(value =>
                names.Split(' ').Contains(value.Key, StringComparer.Ordinal)
                    ? Unknown($"{path}.{value.Key}", value.Key, value.Value)
                    : [$"{path}.{value.Key}"]
            ),
            JsonObject => [path],
            _ => [],
        };
}
