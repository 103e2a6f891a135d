namespace NewsBot.PostgreSql;

/// <summary>What an instance last said of itself.</summary>
/// <param name="IsThis">Whether it is this program.</param>
/// <param name="Fingerprint">Of its library; empty if it has not said so yet.</param>
/// <param name="Unchanged">For how long it has had that library.</param>
internal sealed record InstanceState(string Name, bool IsThis, bool Leads, string Fingerprint, TimeSpan Unchanged);
