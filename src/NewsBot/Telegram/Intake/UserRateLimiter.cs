namespace NewsBot.Telegram.Intake;

/// <summary>
/// Limits how much one user may send over all chats: more than anyone types, and less than would affect others.
/// Thread-safe.
/// </summary>
internal sealed class UserRateLimiter(TimeProvider time)
{
    /// <summary>As much at once.</summary>
    public const int Burst = 300;

    private const double PerSecond = 10;
    private const int MaxPeople = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, (double Left, long At, bool IsTold)> _people = [];

    /// <summary>Counts one more question.</summary>
    /// <param name="person">The sender; an unknown one is not limited.</param>
    /// <param name="isFirst">Whether it is the first one over the limit, which is answered with a notice.</param>
    /// <returns>Whether it is answered.</returns>
    public bool Allows(long person, out bool isFirst)
    {
        isFirst = false;
        if (person == 0)
            return true;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_people.Count >= MaxPeople)
                _people.Clear();
            var (left, at, isTold) = _people.GetValueOrDefault(person, (Burst, now, false));
            left = Math.Min(Burst, left + (time.GetElapsedTime(at, now).TotalSeconds * PerSecond));
            var isAllowed = left >= 1;
            isFirst = !isAllowed && !isTold;
            _people[person] = isAllowed ? (left - 1, now, false) : (left, now, true);
            return isAllowed;
        }
    }
}
