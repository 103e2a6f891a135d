namespace NewsBot.Configuration;

/// <summary>How long personal data is stored.</summary>
/// <param name="Retention">Opinions, and questions that the moderators were asked.</param>
/// <param name="TellWithin">How long subscriptions to corrections are stored.</param>
/// <param name="StaleAfter">How long without a change until moderators are notified.</param>
/// <param name="KeepAfter">How many different people must miss an answer before the words of their question are kept.</param>
internal sealed record RetentionPolicy(TimeSpan Retention, TimeSpan TellWithin, TimeSpan StaleAfter, int KeepAfter)
{
    public static RetentionPolicy Default { get; } =
        new(TimeSpan.FromDays(30), TimeSpan.FromDays(30), TimeSpan.FromDays(7), 5);
}
