namespace NewsBot.Telegram.Intake;

/// <summary>A way by which updates come from Telegram to the pipeline.</summary>
internal interface IUpdateSource
{
    /// <summary>Receives updates.</summary>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    /// <exception cref="global::Telegram.Bot.Exceptions.ApiRequestException">The token is refused.</exception>
    Task ReceiveAsync(CancellationToken stopping);

    /// <summary>
    /// Takes leave of Telegram, when all that was received is done or kept. Whatever fails, nothing is lost.
    /// </summary>
    Task EndAsync();
}
