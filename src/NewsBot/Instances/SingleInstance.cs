namespace NewsBot.Instances;

/// <summary>The only program over its store: it leads, and may always act.</summary>
internal sealed class SingleInstance : IInstance
{
    public bool IsShared => false;

    public Task<LeaderTerm> LeadAsync(CancellationToken stopping) =>
        Task.FromResult(new LeaderTerm(CancellationToken.None, stopping));

    public Task WhenMayActAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
