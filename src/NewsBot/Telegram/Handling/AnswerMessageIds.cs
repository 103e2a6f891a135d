namespace NewsBot.Telegram.Handling;

/// <summary>
/// Maps recent questions to their answers, so editing a question edits its answer. Bounded and thread-safe.
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

    /// <summary>The message id of the answer; null if it is not known.</summary>
    public int? Find(long chat, int question)
    {
        lock (_lock)
            return _answers.TryGetValue((chat, question), out var answer) ? answer : null;
    }
}
