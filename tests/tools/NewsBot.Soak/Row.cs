namespace NewsBot.Soak;

/// <summary>A fault, what is required of the bot in it, and how that is measured.</summary>
/// <param name="Measure">Brings the fault about, over a program or the one built beside this, and measures.</param>
internal sealed record Row(string Fault, string Requires, Func<string?, Task<Measured>> Measure);

/// <summary>What was measured.</summary>
/// <param name="IsMet">Whether it is what is required.</param>
internal readonly record struct Measured(string Says, bool IsMet);
