using Telegram.Bot.Exceptions;

namespace NewsBot.Http;

/// <summary>
/// Limits the duration of a request to Telegram: a connection that never responds becomes an ordinary failure.
/// </summary>
internal static class RequestTimeout
{
    /// <param name="patience">How long the answer is waited for.</param>
    /// <exception cref="RequestException">There was no answer in time.</exception>
    /// <exception cref="OperationCanceledException">The token ended it.</exception>
    public static async Task<T> BoundAsync<T>(
        TimeSpan patience,
        TimeProvider time,
        Func<CancellationToken, Task<T>> request,
        CancellationToken cancellationToken
    )
    {
        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await request(either.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RequestException($"no answer within {patience.TotalSeconds:0} s", late);
        }
    }

    /// <inheritdoc cref="BoundAsync{T}"/>
    public static Task BoundAsync(
        TimeSpan patience,
        TimeProvider time,
        Func<CancellationToken, Task> request,
        CancellationToken cancellationToken
    ) =>
        BoundAsync(
            patience,
            time,
            async token =>
            {
                await request(token);
                return true;
            },
            cancellationToken
        );
}
