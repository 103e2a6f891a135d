namespace NewsBot.PostgreSql;

/// <summary>How long an instance that is not heard of counts as alive.</summary>
/// <param name="Lease">After this others may bury it and take over its work.</param>
internal sealed record InstanceTimes(TimeSpan Lease)
{
    public static readonly InstanceTimes Default = new(TimeSpan.FromSeconds(6));

    /// <summary>How often it shows that it is alive.</summary>
    public TimeSpan Renewal => Lease / 3;

    /// <summary>
    /// How long after the last renewal it may act: it can't tell a server that is away from one that only it can't reach,
    /// and must stop before it can be buried.
    /// </summary>
    public TimeSpan Acting => Lease * 2 / 3;
}
