using System.Threading.Channels;

namespace NewsBot.Concurrency;

/// <summary>Wakes a loop before the end of its pause. Thread-safe; one loop waits.</summary>
internal class WakeSignal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Wakes the loop; if it does not wait now, its next wait ends at once.</summary>
    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Waits for the signal, or for the end of a pause.</summary>
    /// <exception cref="OperationCanceledException">The token ended the wait.</exception>
    public async Task WaitAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_set.Reader.WaitToReadAsync(either.Token).AsTask(), Task.Delay(pause, time, either.Token));
        await either.CancelAsync();
        _set.Reader.TryRead(out _);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
