using NewsBot.Messaging;
using NewsBot.Replies;

namespace NewsBot.Answering;

/// <summary>
/// The last question and answer in each chat, so "and when was that?" can be understood. In memory, for at most an
/// hour. Thread-safe.
/// </summary>
internal sealed class RecentAnswers(TimeProvider time)
{
    private const int MaxRemembered = 10_000;

    /// <summary>The key of the last answer in a chat, to any user.</summary>
    private const long Anybody = 0;

    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(long Chat, long Person), RecentAnswer> _answers = [];
    private readonly Queue<((long Chat, long Person) Key, long At)> _inOrder = new();

    /// <summary>Remembers an answer.</summary>
    public void Add(ChatContext chat, Person person, string question, Passage passage)
    {
        lock (_lock)
        {
            Add((chat.Id, person.Id), question, passage);
            if (chat.IsGroup)
                Add((chat.Id, Anybody), question, passage);
        }
    }

    /// <summary>The last answer to a user in a chat; for a reply to the bot, the last answer there to anyone.</summary>
    public RecentAnswer? Find(IncomingMessage incoming)
    {
        lock (_lock)
            return Find((incoming.Chat.Id, incoming.Person.Id))
                ?? (incoming.IsReplyToBot ? Find((incoming.Chat.Id, Anybody)) : null);
    }

    /// <summary>Forgets the last answer to a user in a chat.</summary>
    public void Forget(ChatContext chat, Person person)
    {
        lock (_lock)
        {
            _answers.Remove((chat.Id, person.Id));
            _answers.Remove((chat.Id, Anybody));
        }
    }

    /// <summary>Forgets everything: somebody else has answered since.</summary>
    public void ForgetAll()
    {
        lock (_lock)
            _answers.Clear();
    }

    private RecentAnswer? Find((long Chat, long Person) key) =>
        _answers.TryGetValue(key, out var answer) && time.GetElapsedTime(answer.At) <= MaxAge ? answer : null;

    private void Add((long Chat, long Person) key, string question, Passage passage)
    {
        var now = time.GetTimestamp();
        _answers[key] = new RecentAnswer(question, passage.Article.Id, passage.Paragraph, now);
        _inOrder.Enqueue((key, now));
        while (
            _inOrder.TryPeek(out var oldest)
            && (_inOrder.Count > MaxRemembered || time.GetElapsedTime(oldest.At, now) > MaxAge)
        )
        {
            _inOrder.Dequeue();
            if (_answers.TryGetValue(oldest.Key, out var answer) && answer.At == oldest.At)
                _answers.Remove(oldest.Key);
        }
    }
}
