using System.Text.Json.Nodes;

namespace NewsBot.TestServer;

/// <summary>A request that the server refuses, in the words of the real one.</summary>
/// <param name="code">The error code, which is the HTTP status too.</param>
/// <param name="parameters">What the bot can do about it: <c>retry_after</c>, <c>migrate_to_chat_id</c>.</param>
internal sealed class BotApiError(int code, string description, JsonObject? parameters = null) : Exception(description)
{
    public int Code { get; } = code;

    public JsonObject? Parameters { get; } = parameters;

    public static BotApiError BadRequest(string reason) => new(400, $"Bad Request: {reason}");

    public static BotApiError CantParse(string reason) => BadRequest($"can't parse entities: {reason}");
}
