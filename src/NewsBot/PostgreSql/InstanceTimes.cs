namespace NewsBot.PostgreSql;

/// <summary>How long an instance that is not heard of counts as alive, and how long it has a chat in which nothing is said.</summary>
/// <param name="Lease">After this others may bury it and take over its work.</param>
/// <param name="Idle">After this a chat in which nothing was said is free for all.</param>
internal sealed record InstanceTimes(TimeSpan Lease, TimeSpan Idle)
{
    /// <summary>A conversation is remembered for less than the two hours, so a follow-up comes to the instance that knows it.</summary>
    public static readonly InstanceTimes Default = new(TimeSpan.FromSeconds(6), TimeSpan.FromHours(2));

    /// <summary>How often it looks for idle chats.</summary>
    public TimeSpan IdleSearch => Idle / 24;

    /// <summary>How often it shows that it is alive.</summary>
    public TimeSpan Renewal => Lease / 3;

    /// <summary>
    /// How long after the last renewal it may act: it can't tell a server that is away from one that only it can't reach,
    /// and must stop before it can be buried.
    /// </summary>
    public TimeSpan Acting => Lease * 2 / 3;
}
