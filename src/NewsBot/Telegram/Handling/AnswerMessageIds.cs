namespace NewsBot.Telegram.Handling;

/// <summary>
/// Which answer belongs to which question, so that a question that is edited has its answer edited. As many as fit are
/// remembered, the latest. Thread-safe.
/// </summary>
internal sealed class AnswerMessageIds
{
    private const int MaxRemembered = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(long Chat, int Question), int> _answers = [];
    private readonly Queue<(long Chat, int Question)> _remembered = new();

    public void Add(long chat, int question, int answer)
    {
        lock (_lock)
        {
            if (!_answers.ContainsKey((chat, question)))
            {
                _remembered.Enqueue((chat, question));
                if (_remembered.Count > MaxRemembered)
                    _answers.Remove(_remembered.Dequeue());
            }

            _answers[(chat, question)] = answer;
        }
    }

    /// <summary>The answer's message id; null where none is remembered.</summary>
    public int? Find(long chat, int question)
    {
        lock (_lock)
            return _answers.TryGetValue((chat, question), out var answer) ? answer : null;
    }
}
