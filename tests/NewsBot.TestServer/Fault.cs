using Microsoft.AspNetCore.Http;

namespace NewsBot.TestServer;

/// <summary>One thing that goes wrong, until it is disposed.</summary>
public sealed class Fault : IDisposable
{
    // Never disposed, because requests that were met may still wait for it: it has no timer to release.
    private readonly CancellationTokenSource _lifted = new();
    private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Faults _faults;
    private readonly string _method;
    private readonly int? _times;
    private readonly long? _chat;
    private readonly FaultAction? _apply;

    internal Fault(Faults faults, string method, int? times, long? chat, FaultAction? apply)
    {
        (_faults, _method, _times, _chat, _apply) = (faults, method, times, chat, apply);
    }

    /// <summary>Ends when it has met its first request.</summary>
    public Task Met => Patience.For($"a request that meets the fault of {_method}", _met.Task, CancellationToken.None);

    /// <summary>Whether the request is carried out before its answer is lost.</summary>
    internal bool LosesAnswer => _apply is null;

    /// <summary>How many requests it met.</summary>
    public int Hits { get; private set; }

    public bool WasHit => Hits > 0;

    public void Dispose()
    {
        if (_lifted.IsCancellationRequested)
            return;
        _faults.Lift(this);
        _lifted.Cancel();
    }

    internal bool Meets(string method, long? chat) =>
        (_times is null || Hits < _times)
        && (_method == "*" || _method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (_chat is null || _chat == chat);

    internal void Meet()
    {
        Hits++;
        _met.TrySetResult();
    }

    /// <returns>Whether the request is carried out anyway.</returns>
    internal Task<bool> ApplyAsync(HttpContext context, Func<int, string, Task<bool>> write) =>
        _apply!(context, _lifted.Token, write);
}

/// <summary>What a fault does to a request.</summary>
/// <param name="lifted">Cancelled when the fault is lifted.</param>
/// <param name="write">Answers with a status and a body, and is never followed by the real answer.</param>
/// <returns>Whether the request is carried out anyway.</returns>
internal delegate Task<bool> FaultAction(
    HttpContext context,
    CancellationToken lifted,
    Func<int, string, Task<bool>> write
);
