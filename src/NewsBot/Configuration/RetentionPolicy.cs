namespace NewsBot.Configuration;

/// <summary>How long what is kept.</summary>
/// <param name="Retention">Opinions, and questions that the moderators were asked.</param>
/// <param name="TellWithin">Wishes to be told of a correction.</param>
/// <param name="StaleAfter">After so long without a change the moderators are told.</param>
internal sealed record RetentionPolicy(TimeSpan Retention, TimeSpan TellWithin, TimeSpan StaleAfter)
{
    public static RetentionPolicy Default { get; } =
        new(TimeSpan.FromDays(30), TimeSpan.FromDays(30), TimeSpan.FromDays(7));
}
