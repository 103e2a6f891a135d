namespace NewsBot.Answering;

/// <summary>A page of what is offered.</summary>
/// <param name="Answers">What is offered, each once.</param>
/// <param name="Next">The next page; null if this is the last one.</param>
internal sealed record InlinePage(IReadOnlyList<InlineAnswer> Answers, int? Next);
