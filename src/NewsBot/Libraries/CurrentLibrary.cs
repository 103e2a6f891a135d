namespace NewsBot.Libraries;

/// <summary>
/// The library that questions are answered from at this moment. Readers never lock: a new one is swapped in whole.
/// </summary>
internal sealed class CurrentLibrary(Library library)
{
    private State _state = new(library);

    public Library Value
    {
        get => Volatile.Read(ref _state).Library;
        set => Interlocked.Exchange(ref _state, new State(value)).Replaced.SetResult();
    }

    /// <summary>Ends when a library is not the current one any more.</summary>
    public Task WhenReplaced(Library library) =>
        Volatile.Read(ref _state) is var state && state.Library == library ? state.Replaced.Task : Task.CompletedTask;

    private sealed record State(Library Library)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
