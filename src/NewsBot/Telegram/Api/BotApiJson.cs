using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace NewsBot.Telegram.Api;

/// <summary>
/// How the Bot API's JSON is read and written: as the library does it, with our own request among its.
/// </summary>
internal static class BotApiJson
{
    // The library's generated serializers, even where it would use reflection: the program behaves the same in every
    // build.
    private static readonly IJsonTypeInfoResolver Resolver = JsonTypeInfoResolver.Combine(
        RawUpdatesJson.Default,
        JsonBotSerializerContext.Default
    );

    /// <summary>One update; nested deeper than 64 levels, it is malicious and not a message.</summary>
    public static JsonTypeInfo<Update> Update { get; } =
        (JsonTypeInfo<Update>)
            new JsonSerializerOptions(JsonBotAPI.Options) { TypeInfoResolver = Resolver, MaxDepth = 64 }.GetTypeInfo(
                typeof(Update)
            );

    /// <summary>Has the library send our request, and read batches of updates that are nested to any depth.</summary>
    public static void Register()
    {
        if (JsonBotAPI.Options.IsReadOnly)
            return;
        JsonBotAPI.Options.TypeInfoResolver = Resolver;
        JsonBotAPI.Options.MaxDepth = RawUpdate.MaxDepth;
    }
}

/// <summary>How our own request and its answer are read and written.</summary>
[JsonSerializable(typeof(GetRawUpdates))]
[JsonSerializable(typeof(ApiResponse<JsonElement[]>))]
internal sealed partial class RawUpdatesJson : JsonSerializerContext;
