namespace NewsBot.Telegram.Intake;

/// <summary>
/// Runs work in order within a chat and in parallel between chats, with a bounded queue for each chat. Thread-safe.
/// </summary>
internal sealed class ChatQueues
{
    /// <summary>
    /// The maximum queue length of a chat: more than any user waits for. Further work is dropped, so a chat can't fill
    /// the memory.
    /// </summary>
    public const int MaxOfChat = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, ChatQueue> _chats = [];

    /// <summary>How many chats have work that has not ended.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _chats.Count;
        }
    }

    /// <summary>Begins the work when all that was added for the same chat before has ended.</summary>
    /// <param name="work">Must handle its own failures.</param>
    /// <param name="whenFull">
    /// Done once, in its turn, when the chat has too much waiting and the work is left out.
    /// </param>
    /// <returns>False when the work is left out.</returns>
    public bool TryAdd(long chat, Func<Task> work, Func<Task> whenFull, out Task end)
    {
        lock (_lock)
        {
            if (!_chats.TryGetValue(chat, out var queue))
                _chats.Add(chat, queue = new ChatQueue());
            if (queue.Waiting < MaxOfChat)
            {
                end = Append(chat, queue, work);
                return true;
            }

            end = queue.IsTold ? Task.CompletedTask : Tell(chat, queue, whenFull);
            return false;
        }
    }

    /// <summary>Ends when all the work that was added so far has ended.</summary>
    public Task WhenDone()
    {
        lock (_lock)
            return Task.WhenAll(_chats.Values.Select(queue => queue.Last));
    }

    private Task Append(long chat, ChatQueue queue, Func<Task> work)
    {
        queue.Waiting++;
        return queue.Last = RunAfter(queue.Last, chat, queue, work);
    }

    private Task Tell(long chat, ChatQueue queue, Func<Task> whenFull)
    {
        queue.IsTold = true;
        return Append(chat, queue, () => TellAsync(queue, whenFull));
    }

    private async Task TellAsync(ChatQueue queue, Func<Task> whenFull)
    {
        await whenFull();
        lock (_lock)
            queue.IsTold = false;
    }

    private async Task RunAfter(Task previous, long chat, ChatQueue queue, Func<Task> work)
    {
        await Task.Yield();
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await work();
        }
        finally
        {
            lock (_lock)
            {
                if (--queue.Waiting == 0)
                    _chats.Remove(chat);
            }
        }
    }

    private sealed class ChatQueue
    {
        public Task Last { get; set; } = Task.CompletedTask;

        public int Waiting { get; set; }

        /// <summary>Whether the chat is about to be notified that something was dropped.</summary>
        public bool IsTold { get; set; }
    }
}
