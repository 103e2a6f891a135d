using NewsBot.Concurrency;

namespace NewsBot.Messaging;

/// <summary>Wakes what sends notifications, so a reader does not wait for its next round. Thread-safe.</summary>
internal sealed class NotificationSignal : WakeSignal
{
    /// <summary>Called instead where another instance may send them.</summary>
    public Action? Raised { get; set; }

    /// <summary>There is something to send.</summary>
    public void Raise()
    {
        if (Raised is { } raised)
            raised();
        else
            Set();
    }
}
