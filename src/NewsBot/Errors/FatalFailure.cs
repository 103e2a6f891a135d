namespace NewsBot.Errors;

/// <summary>Why the host had to stop by itself, if it did.</summary>
internal sealed class FatalFailure
{
    private UserError? _error;

    public void Set(UserError error) => Interlocked.CompareExchange(ref _error, error, null);

    public void ThrowIfSet()
    {
        if (_error is { } error)
            throw error;
    }
}
