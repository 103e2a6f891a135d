using NewsBot.Messaging;

namespace NewsBot.Answering;

/// <summary>
/// The questions that the bot's recent messages answer, so moderators can ask why. In memory, for at most an hour.
/// Thread-safe.
/// </summary>
internal sealed class AnsweredMessages(TimeProvider time)
{
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(long Chat, int Message), (IncomingMessage Question, long At)> _questions = [];
    private readonly Queue<(long Chat, int Message)> _inOrder = new();

    /// <summary>Remembers the question that a message answers.</summary>
    /// <param name="message">The id of the bot's message.</param>
    public void Add(int message, IncomingMessage question)
    {
        var key = (question.Chat.Id, message);
        lock (_lock)
        {
            if (_questions.TryAdd(key, (question, time.GetTimestamp())))
                _inOrder.Enqueue(key);
            while (_inOrder.TryPeek(out var oldest) && (_inOrder.Count > MaxRemembered || IsOld(oldest)))
                _questions.Remove(_inOrder.Dequeue());
        }
    }

    /// <summary>The question that a message answers; null if it is not known.</summary>
    public IncomingMessage? Find(long chat, int message)
    {
        lock (_lock)
            return !IsOld((chat, message)) && _questions.TryGetValue((chat, message), out var found)
                ? found.Question
                : null;
    }

    /// <summary>Forgets the questions of a user.</summary>
    public void Forget(Person person)
    {
        lock (_lock)
        {
            foreach (var (key, (question, _)) in _questions.ToList())
                _ = question.Person.Id == person.Id && _questions.Remove(key);
        }
    }

    private bool IsOld((long Chat, int Message) key) =>
        !_questions.TryGetValue(key, out var found) || time.GetElapsedTime(found.At) > MaxAge;
}
