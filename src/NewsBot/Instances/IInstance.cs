namespace NewsBot.Instances;

/// <summary>This program among those that share a store. Thread-safe.</summary>
internal interface IInstance
{
    /// <summary>Whether there may be others.</summary>
    bool IsShared { get; }

    /// <summary>Waits until this instance leads: one instance at a time does what must not be done twice.</summary>
    /// <param name="stopping">Ends the wait, and the term, when the bot stops.</param>
    /// <exception cref="OperationCanceledException">The bot stops.</exception>
    Task<LeaderTerm> LeadAsync(CancellationToken stopping);

    /// <summary>
    /// Waits while this instance can't know whether others have taken over its work. To be asked before every act that
    /// can't be taken back.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token ended the wait.</exception>
    Task WhenMayActAsync(CancellationToken cancellationToken);
}
