namespace NewsBot.Telegram;

/// <summary>Does work in order within a chat, and chats side by side. Thread-safe.</summary>
internal sealed class ChatQueues
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Task> _last = [];

    /// <summary>Begins the work when all that was added for the same chat before has ended.</summary>
    /// <param name="chat">The chat's id.</param>
    /// <param name="work">Must handle its own failures.</param>
    public void Add(long chat, Func<Task> work)
    {
        lock (_lock)
        {
            var task = RunAfter(_last.GetValueOrDefault(chat, Task.CompletedTask), work);
            _last[chat] = task;
            _ = task.ContinueWith(_ => Forget(chat, task), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Ends when all the work that was added so far has ended.</summary>
    public Task WhenDone()
    {
        lock (_lock) return Task.WhenAll(_last.Values);
    }

    private static async Task RunAfter(Task previous, Func<Task> work)
    {
        await Task.Yield();
        await previous;
        await work();
    }

    private void Forget(long chat, Task task)
    {
        lock (_lock)
        {
            if (_last.GetValueOrDefault(chat) == task) _last.Remove(chat);
        }
    }
}
