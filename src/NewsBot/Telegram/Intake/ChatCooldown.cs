namespace NewsBot.Telegram.Intake;

/// <summary>Limits how often a chat gets a notice. Thread-safe.</summary>
/// <param name="pause">How long the chat is left alone.</param>
internal sealed class ChatCooldown(TimeSpan pause, TimeProvider time)
{
    private const int MaxRemembered = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, long> _told = [];

    /// <returns>Whether the notice may be sent now; then the pause starts.</returns>
    public bool TryTell(long chat)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_told.TryGetValue(chat, out var last) && time.GetElapsedTime(last, now) < pause)
                return false;
            if (_told.Count >= MaxRemembered)
                _told.Clear();
            _told[chat] = now;
            return true;
        }
    }
}
