namespace NewsBot.Telegram.Sending;

/// <summary>
/// Until when Telegram asks for nothing to be sent to a chat: it means the chat, not the one message that it refused.
/// Thread-safe.
/// </summary>
internal sealed class ChatRateLimits(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, (long From, TimeSpan Length)> _pauses = [];

    /// <summary>Telegram asks for a pause.</summary>
    public void Begin(long chat, TimeSpan length)
    {
        lock (_lock)
        {
            if (Left(chat) < length)
                _pauses[chat] = (time.GetTimestamp(), length);
        }
    }

    /// <summary>Ends when the chat may be written to.</summary>
    public async Task WhenOverAsync(long chat, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan left;
            lock (_lock)
            {
                left = Left(chat);
                if (left <= TimeSpan.Zero)
                {
                    _pauses.Remove(chat);
                    return;
                }
            }

            await Task.Delay(left, time, cancellationToken);
        }
    }

    private TimeSpan Left(long chat) =>
        _pauses.TryGetValue(chat, out var pause) ? pause.Length - time.GetElapsedTime(pause.From) : TimeSpan.Zero;
}
