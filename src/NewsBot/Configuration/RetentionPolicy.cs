namespace NewsBot.Configuration;

/// <summary>How long what is kept.</summary>
/// <param name="Retention">Opinions, and questions that the moderators were asked.</param>
/// <param name="TellWithin">How long subscriptions to corrections are kept.</param>
/// <param name="StaleAfter">Moderators are notified after so long without a change.</param>
internal sealed record RetentionPolicy(TimeSpan Retention, TimeSpan TellWithin, TimeSpan StaleAfter)
{
    public static RetentionPolicy Default { get; } =
        new(TimeSpan.FromDays(30), TimeSpan.FromDays(30), TimeSpan.FromDays(7));
}
