namespace NewsBot.Storage;

/// <summary>
/// Keeps the updates that came in until they are done, and their ids for longer, so that what is delivered twice is
/// handled once. Made so that several programs may share one: an update is claimed for a time (its lease), and every
/// claim raises its epoch; what is said of it with an older epoch counts for nothing. Thread-safe.
/// </summary>
internal interface IUpdateStore
{
    /// <summary>Keeps updates, all or none: when it returns, they outlive the machine.</summary>
    /// <param name="updates">The updates, in the order in which they came.</param>
    /// <returns>The ids of those that had not come before.</returns>
    /// <exception cref="StoreException">They can't be kept.</exception>
    Task<IReadOnlySet<int>> AddAsync(IReadOnlyList<StoredUpdate> updates);

    /// <summary>
    /// The updates that are not done and that nobody has a claim to, in the order in which they came. One that is older
    /// than a day is not worth an answer, and is done.
    /// </summary>
    /// <exception cref="StoreException">They can't be read.</exception>
    Task<IReadOnlyList<StoredUpdate>> FindOpenAsync();

    /// <summary>Claims an update, to handle it.</summary>
    /// <param name="lease">How long the claim holds.</param>
    /// <returns>The claim; null where the update is done or somebody else has it.</returns>
    /// <exception cref="StoreException">It can't be claimed.</exception>
    Task<Claim?> ClaimAsync(int id, TimeSpan lease);

    /// <summary>Lets claims hold for a lease from now on.</summary>
    /// <exception cref="StoreException">They can't be renewed.</exception>
    Task RenewAsync(IReadOnlyCollection<Claim> claims, TimeSpan lease);

    /// <summary>Gives a claim back: the update was not handled, through no fault of its own.</summary>
    /// <exception cref="StoreException">It can't be given back.</exception>
    Task ReleaseAsync(Claim claim);

    /// <summary>Notes that an update was handled. Nothing is left of it but its id.</summary>
    /// <returns>False where the claim does not hold any more.</returns>
    /// <exception cref="StoreException">It can't be noted.</exception>
    Task<bool> DoneAsync(Claim claim);
}

/// <summary>An update as Telegram sent it.</summary>
internal readonly record struct StoredUpdate(int Id, string Json);

/// <summary>The right to handle an update.</summary>
/// <param name="Epoch">The number of the claim: each has a greater one than the last.</param>
/// <param name="Tries">How often the update was claimed and neither done nor given back, this time included.</param>
internal readonly record struct Claim(int Id, long Epoch, int Tries);

/// <summary>A store fails. Its users continue without it as far as possible.</summary>
internal sealed class StoreException(string message, Exception cause) : Exception(message, cause);
