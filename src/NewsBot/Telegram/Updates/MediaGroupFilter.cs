namespace NewsBot.Telegram.Updates;

/// <summary>
/// Makes one message of an album, which Telegram delivers as a message a picture, the words below any one of them.
/// Thread-safe.
/// </summary>
internal sealed class MediaGroupFilter
{
    /// <summary>How many albums are remembered: their messages arrive within seconds.</summary>
    private const int MaxRemembered = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, bool> _hasWords = new(StringComparer.Ordinal);
    private readonly Queue<string> _remembered = new();

    /// <summary>Whether a message is the one to answer for its album; any that is in no album is. To be asked once.</summary>
    /// <param name="hasWords">
    /// Whether it has words: the first that has is answered, and the first without only while none has.
    /// </param>
    /// <param name="album">The album's id; null if it is in none.</param>
    public bool Speaks(string? album, bool hasWords)
    {
        if (album is null)
            return true;
        lock (_lock)
        {
            if (!_hasWords.TryGetValue(album, out var hadWords))
            {
                _remembered.Enqueue(album);
                if (_remembered.Count > MaxRemembered)
                    _hasWords.Remove(_remembered.Dequeue());
                _hasWords[album] = hasWords;
                return true;
            }

            if (hadWords || !hasWords)
                return false;
            return _hasWords[album] = true;
        }
    }

    /// <summary>Whether a picture with words was met in an album.</summary>
    public bool HasWords(string album)
    {
        lock (_lock)
            return _hasWords.GetValueOrDefault(album);
    }
}
