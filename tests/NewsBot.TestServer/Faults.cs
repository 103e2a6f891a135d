using System.Globalization;

namespace NewsBot.TestServer;

/// <summary>
/// What goes wrong between the bot and Telegram. Each fault meets the requests of one method ("*" for any), so many
/// times or until it is disposed, in one chat or in all.
/// </summary>
public sealed class Faults(TimeProvider time)
{
    private readonly Lock _lock = new();

    // Until they are disposed: one that meets no more requests may still hold some back.
    private readonly List<Fault> _faults = [];

    /// <summary>429: the bot is asked to wait.</summary>
    public Fault TooManyRequests(string method, int retryAfter, int? times = null, long? chat = null) =>
        Add(method, times, chat, (_, _, write) =>
            write(
                429,
                """{"ok":false,"error_code":429"""
                    + $$$""","description":"Too Many Requests: retry after {{{retryAfter}}}","""
                    + $$$""" "parameters":{"retry_after":{{{retryAfter}}}}}"""
            )
        );

    /// <summary>An error page in HTML, as a proxy in front of Telegram gives it.</summary>
    public Fault ServerError(string method, int status = 502, int? times = null, long? chat = null) =>
        Add(method, times, chat, (_, _, write) =>
            write(
                status,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<html><head><title>{status} Bad Gateway</title></head><body>nginx</body></html>"
                )
            )
        );

    /// <summary>401: the token was revoked.</summary>
    public Fault TokenRevoked(int? times = null) =>
        Add("*", times, null, (_, _, write) =>
            write(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""")
        );

    /// <summary>Any error of the Bot API.</summary>
    public Fault Error(string method, int code, string description, int? times = null, long? chat = null) =>
        Add(method, times, chat, (_, _, write) =>
            write(code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}""")
        );

    /// <summary>Any status with any body, as something between the bot and Telegram may give it.</summary>
    public Fault Answer(string method, int status, string body, int? times = null, long? chat = null) =>
        Add(method, times, chat, (_, _, write) => write(status, body));

    /// <summary>The connection breaks before anything is done.</summary>
    public Fault Reset(string method, int? times = null, long? chat = null) =>
        Add(method, times, chat, (context, _, _) =>
        {
            context.Abort();
            return Task.FromResult(false);
        });

    /// <summary>Nothing comes back until the bot gives up or the fault is lifted.</summary>
    public Fault BlackHole(string method, int? times = null, long? chat = null) =>
        Add(method, times, chat, async (context, lifted, _) =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(lifted, context.RequestAborted);
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = either.Token.Register(ended.SetResult);
            await ended.Task;
            context.Abort();
            return false;
        });

    /// <summary>The request is carried out, and then the connection breaks: the bot can't know.</summary>
    public Fault AnswerLost(string method, int? times = null, long? chat = null) =>
        Add(method, times, chat, apply: null);

    /// <summary>The request takes its time.</summary>
    public Fault Delay(string method, TimeSpan delay, int? times = null, long? chat = null) =>
        Add(method, times, chat, async (context, lifted, _) =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(lifted, context.RequestAborted);
            await Task.Delay(delay, time, either.Token)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return !context.RequestAborted.IsCancellationRequested;
        });

    /// <summary>Ends all faults.</summary>
    public void LiftAll()
    {
        Fault[] all;
        lock (_lock)
            all = [.. _faults];
        foreach (var fault in all)
            fault.Dispose();
    }

    /// <summary>The fault that meets a request, if one does.</summary>
    internal Fault? Meet(string method, long? chat)
    {
        lock (_lock)
        {
            var fault = _faults.Find(fault => fault.Meets(method, chat));
            fault?.Meet();
            return fault;
        }
    }

    private Fault Add(string method, int? times, long? chat, FaultAction? apply)
    {
        var fault = new Fault(this, method, times, chat, apply);
        lock (_lock)
            _faults.Add(fault);
        return fault;
    }

    internal void Lift(Fault fault)
    {
        lock (_lock)
            _faults.Remove(fault);
    }
}
