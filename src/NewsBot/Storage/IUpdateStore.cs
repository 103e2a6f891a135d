namespace NewsBot.Storage;

/// <summary>
/// Stores updates until they are done, and their ids for longer, so an update that is delivered twice is handled once.
/// Several programs may share a store: an update is claimed for a time (its lease), every claim raises its epoch, and
/// calls with an older epoch have no effect. Thread-safe.
/// </summary>
internal interface IUpdateStore
{
    /// <summary>Keeps updates, all or none: when it returns, they outlive the machine.</summary>
    /// <param name="updates">The updates, in the order in which they came.</param>
    /// <returns>The ids of the new ones.</returns>
    /// <exception cref="StoreException">They can't be stored.</exception>
    Task<IReadOnlySet<int>> AddAsync(IReadOnlyList<StoredUpdate> updates);

    /// <summary>
    /// The updates that are not done and that nobody has claimed, in order. Updates older than a day are not worth an
    /// answer, and are marked as done.
    /// </summary>
    /// <exception cref="StoreException">They can't be read.</exception>
    Task<IReadOnlyList<StoredUpdate>> FindOpenAsync();

    /// <summary>Claims an update, to handle it.</summary>
    /// <param name="lease">How long the claim holds.</param>
    /// <returns>The claim; null if the update is done or another program has claimed it.</returns>
    /// <exception cref="StoreException">It can't be claimed.</exception>
    Task<Claim?> ClaimAsync(int id, TimeSpan lease);

    /// <summary>Renews claims for another lease.</summary>
    /// <exception cref="StoreException">They can't be renewed.</exception>
    Task RenewAsync(IReadOnlyCollection<Claim> claims, TimeSpan lease);

    /// <summary>Releases a claim: the update was not handled, through no fault of its own.</summary>
    /// <exception cref="StoreException">It can't be given back.</exception>
    Task ReleaseAsync(Claim claim);

    /// <summary>Notes that an update was handled. Nothing is left of it but its id.</summary>
    /// <returns>False if the claim is no longer valid.</returns>
    /// <exception cref="StoreException">It can't be stored.</exception>
    Task<bool> DoneAsync(Claim claim);
}

/// <summary>An update as Telegram sent it.</summary>
/// <param name="Chat">The chat that its answer goes to: updates of a chat are handled in their order.</param>
internal readonly record struct StoredUpdate(int Id, long Chat, string Json);

/// <summary>The right to handle an update.</summary>
/// <param name="Epoch">The number of the claim: each has a greater one than the last.</param>
/// <param name="Tries">How often the update was claimed and neither done nor given back, this time included.</param>
internal readonly record struct Claim(int Id, long Epoch, int Tries);

/// <summary>A store fails. Callers continue without it as far as possible.</summary>
internal sealed class StoreException(string message, Exception cause) : Exception(message, cause);
