namespace NewsBot.Telegram.Intake;

/// <summary>Receives updates from Telegram and hands them to the pipeline.</summary>
internal interface IUpdateSource
{
    /// <summary>Receives updates.</summary>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    /// <exception cref="global::Telegram.Bot.Exceptions.ApiRequestException">The token is refused.</exception>
    Task ReceiveAsync(CancellationToken stopping);

    /// <summary>Ends receiving, after everything received was handled or stored. Failures lose nothing.</summary>
    Task EndAsync();
}
