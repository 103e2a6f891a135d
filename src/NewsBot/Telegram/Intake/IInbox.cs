using NewsBot.Storage;

namespace NewsBot.Telegram.Intake;

/// <summary>The updates that were received and are not handled yet. Thread-safe.</summary>
internal interface IInbox
{
    /// <summary>Why the store fails; null if it works.</summary>
    string? Failure { get; }

    /// <summary>How many updates are open.</summary>
    int OpenCount { get; }

    /// <summary>The age of the oldest one; zero if there is none.</summary>
    TimeSpan OldestAge { get; }

    /// <summary>The updates that an earlier run did not handle, in order. They are open again.</summary>
    /// <param name="stopping">Ends the care for the claims.</param>
    Task<IReadOnlyList<StoredUpdate>> RestoreAsync(CancellationToken stopping);

    /// <summary>
    /// The updates to handle that <see cref="AddAsync"/> does not return, as they become due, in order within a chat:
    /// those that a shared store gives to this instance.
    /// </summary>
    IAsyncEnumerable<StoredUpdate> HandOutAsync(CancellationToken stopping);

    /// <summary>Keeps updates.</summary>
    /// <param name="updates">The updates, in the order in which they came.</param>
    /// <exception cref="StoreException">They can't be stored, and must not be confirmed.</exception>
    Task<KeptUpdates> AddAsync(IReadOnlyList<StoredUpdate> updates);

    /// <summary>Begins to handle an update.</summary>
    /// <returns>Null if it must not be handled, because it is done or another instance has claimed it.</returns>
    Task<HandlingStart?> BeginAsync(int id);

    /// <summary>Marks an update as done, whether or not its handling was started.</summary>
    Task DoneAsync(int id);

    /// <summary>Leaves an update for the next start, or for another instance.</summary>
    Task ReleaseAsync(int id);

    /// <summary>Ends when there is room for more updates.</summary>
    Task WhenRoom(CancellationToken cancellationToken);
}

/// <summary>What became of received updates.</summary>
/// <param name="New">The ids of the new ones.</param>
/// <param name="AreStored">Whether they are stored. If not, only ids since the start are known.</param>
/// <param name="AreHandedOut">Whether the new ones come by <see cref="IInbox.HandOutAsync"/>.</param>
internal readonly record struct KeptUpdates(IReadOnlySet<int> New, bool AreStored, bool AreHandedOut = false);

/// <summary>The right to handle an update.</summary>
/// <param name="Tries">How often handling was started, including this time.</param>
/// <param name="Lost">Cancelled when another instance may handle it.</param>
internal readonly record struct HandlingStart(int Tries, CancellationToken Lost);
