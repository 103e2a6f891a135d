namespace NewsBot.Instances;

/// <summary>The time in which an instance leads.</summary>
internal sealed class LeaderTerm : IDisposable
{
    private readonly CancellationTokenSource _end;

    /// <param name="lost">Cancelled when the instance leads no longer.</param>
    public LeaderTerm(CancellationToken lost, CancellationToken stopping)
    {
        Lost = lost;
        _end = CancellationTokenSource.CreateLinkedTokenSource(lost, stopping);
    }

    /// <summary>Cancelled when the instance leads no longer.</summary>
    public CancellationToken Lost { get; }

    /// <summary>Cancelled when the instance leads no longer, or stops.</summary>
    public CancellationToken End => _end.Token;

    public void Dispose() => _end.Dispose();
}
