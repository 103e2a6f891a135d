using System.Threading.Channels;

namespace NewsBot.Messaging;

/// <summary>Wakes what sends notifications, so a reader does not wait for its next round. Thread-safe.</summary>
internal sealed class NotificationSignal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>There is something to send.</summary>
    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Waits for something to send, or for the end of a pause.</summary>
    public async Task WaitAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_set.Reader.WaitToReadAsync(either.Token).AsTask(), Task.Delay(pause, time, either.Token));
        await either.CancelAsync();
        _set.Reader.TryRead(out _);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
