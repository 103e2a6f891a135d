using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace NewsBot.BotApiServer;

/// <summary>
/// What goes wrong between the bot and Telegram. Each fault meets the requests of one method («*» for any), so many times or
/// until it is disposed, in one chat or in all.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class Faults(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _active = [];

    /// <summary>429: the bot is asked to wait.</summary>
    public IDisposable TooManyRequests(string method, int retryAfter, int? times = null, long? chat = null) => Add(method, times, chat, (context, _, write) =>
        write(429, $$$"""{"ok":false,"error_code":429,"description":"Too Many Requests: retry after {{{retryAfter}}}","parameters":{"retry_after":{{{retryAfter}}}}}"""));

    /// <summary>An error page in HTML, as a proxy in front of Telegram gives it.</summary>
    public IDisposable ServerError(string method, int status = 502, int? times = null, long? chat = null) => Add(method, times, chat, (context, _, write) =>
        write(status, string.Create(CultureInfo.InvariantCulture, $"<html><head><title>{status} Bad Gateway</title></head><body>nginx</body></html>")));

    /// <summary>401: the token was revoked.</summary>
    public IDisposable TokenRevoked(int? times = null) => Add("*", times, null, (context, _, write) =>
        write(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}"""));

    /// <summary>Any error of the Bot API.</summary>
    public IDisposable Error(string method, int code, string description, int? times = null, long? chat = null) => Add(method, times, chat, (context, _, write) =>
        write(code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}"""));

    /// <summary>The connection breaks before anything is done.</summary>
    public IDisposable Reset(string method, int? times = null, long? chat = null) => Add(method, times, chat, (context, _, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Nothing comes back until the bot gives up or the fault is lifted.</summary>
    public IDisposable BlackHole(string method, int? times = null, long? chat = null) => Add(method, times, chat, async (context, lifted, _) =>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifted, context.RequestAborted);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = either.Token.Register(ended.SetResult);
        await ended.Task;
        context.Abort();
    });

    /// <summary>The request is carried out, and then the connection breaks: the bot can't know.</summary>
    public IDisposable AnswerLost(string method, int? times = null, long? chat = null) => Add(method, times, chat, apply: null);

    /// <summary>The request takes its time.</summary>
    public IDisposable Delay(string method, TimeSpan delay, int? times = null, long? chat = null) => Add(method, times, chat, async (context, lifted, _) =>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifted, context.RequestAborted);
        await Task.Delay(delay, time, either.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    });

    /// <summary>The fault that meets a request, if one does.</summary>
    internal Fault? Meet(string method, long? chat)
    {
        lock (_lock)
        {
            var fault = _active.Find(fault => fault.Meets(method, chat));
            if (fault is { Remaining: > 0 } && --fault.Remaining == 0) _active.Remove(fault);
            return fault;
        }
    }

    private Fault Add(string method, int? times, long? chat, Func<HttpContext, CancellationToken, Func<int, string, Task>, Task>? apply)
    {
        var fault = new Fault(this, method, chat, apply) { Remaining = times };
        lock (_lock) _active.Add(fault);
        return fault;
    }

    private void Lift(Fault fault)
    {
        lock (_lock) _active.Remove(fault);
    }

    /// <summary>One thing that goes wrong.</summary>
    internal sealed class Fault(Faults faults, string method, long? chat, Func<HttpContext, CancellationToken, Func<int, string, Task>, Task>? apply) : IDisposable
    {
        private readonly CancellationTokenSource _lifted = new();

        /// <summary>How many requests it still meets; null for all.</summary>
        public int? Remaining { get; set; }

        /// <summary>Whether the request is carried out before its answer is lost.</summary>
        public bool LosesAnswer => apply is null;

        public bool Meets(string requested, long? requestedChat) =>
            (method == "*" || method.Equals(requested, StringComparison.OrdinalIgnoreCase)) && (chat is null || chat == requestedChat);

        public Task ApplyAsync(HttpContext context, Func<int, string, Task> write) => apply!(context, _lifted.Token, write);

        public void Dispose()
        {
            faults.Lift(this);
            _lifted.Cancel();
            _lifted.Dispose();
        }
    }
}
