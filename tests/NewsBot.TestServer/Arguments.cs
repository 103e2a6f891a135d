using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.TestServer;

/// <summary>The arguments of a request, whether they came as JSON or as a form.</summary>
/// <param name="values">The arguments as one JSON object.</param>
public sealed class Arguments(JsonObject values)
{
    /// <summary>The arguments as one JSON object.</summary>
    public JsonObject Values { get; } = values;

    /// <summary>A text, or null when it is not given.</summary>
    public string? Text(string name)
    {
        try
        {
            return Values[name] switch
            {
                null => null,
                JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
                var other => other.ToJsonString(),
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            throw BotApiError.BadRequest("strings must be encoded in UTF-8");
        }
    }

    /// <summary>A whole number, or null when it is not given or is none.</summary>
    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public bool Flag(string name) => Text(name) is "true" or "True" or "1";

    /// <summary>An object or array, which a form holds as JSON text; null when it is not given.</summary>
    public JsonNode? Node(string name) =>
        Values[name] switch
        {
            JsonValue value when value.GetValueKind() == JsonValueKind.String => Parse(value.GetValue<string>()),
            var node => node,
        };

    /// <summary>The arguments within an argument that is an object.</summary>
    public Arguments? Inner(string name) => Node(name) is JsonObject inner ? new Arguments(inner) : null;

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            throw BotApiError.BadRequest("can't parse JSON object");
        }
    }
}
