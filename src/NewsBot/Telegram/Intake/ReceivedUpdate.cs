using System.Text.Json;

namespace NewsBot.Telegram.Intake;

/// <summary>An update as Telegram sent it.</summary>
/// <param name="Id">Its id, or where it can't be read the one that it must have; null if unknown.</param>
internal readonly record struct ReceivedUpdate(int? Id, JsonElement Json);
