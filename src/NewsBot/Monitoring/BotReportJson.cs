using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Monitoring;

[JsonSerializable(typeof(BotReport))]
internal sealed partial class BotReportJson : JsonSerializerContext
{
    public static BotReportJson Readable { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                WriteIndented = true,
                Converters = { new JsonStringEnumConverter<Health>() },
            }
        );

    /// <summary>A report as bytes.</summary>
    public static byte[] Serialize(BotReport report) => JsonSerializer.SerializeToUtf8Bytes(report, Readable.BotReport);
}
