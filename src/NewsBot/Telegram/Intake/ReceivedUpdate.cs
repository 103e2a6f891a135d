using System.Text.Json;

namespace NewsBot.Telegram.Intake;

/// <summary>An update as Telegram sent it.</summary>
/// <param name="Id">Its id, or the id that it must have if it is unreadable; null if unknown.</param>
internal readonly record struct ReceivedUpdate(int? Id, JsonElement Json);
