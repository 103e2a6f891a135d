using System.Text.Json;
using Telegram.Bot.Requests;

namespace NewsBot.Telegram.Api;

/// <summary>
/// <c>getUpdates</c> without decoding: the library decodes a batch as a whole, so one unknown update would hide all
/// others.
/// </summary>
internal sealed class GetRawUpdates() : RequestBase<JsonElement[]>("getUpdates")
{
    /// <summary>The first update to get; all earlier ones are confirmed.</summary>
    public int? Offset { get; set; }

    /// <summary>How many at most, 1 to 100.</summary>
    public int? Limit { get; set; }

    /// <summary>How long the server may wait for the first one, in seconds; it caps this at 50.</summary>
    public int? Timeout { get; set; }

    /// <summary>The kinds of updates wanted.</summary>
    public IEnumerable<string>? AllowedUpdates { get; set; }
}
