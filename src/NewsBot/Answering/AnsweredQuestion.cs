using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Answering;

/// <summary>The reply to a question.</summary>
/// <param name="Passage">The passage in it; null without one.</param>
/// <param name="Outcome">The outcome of the question.</param>
internal readonly record struct AnsweredQuestion(Reply Reply, Passage? Passage, Outcome Outcome);
