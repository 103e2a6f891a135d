using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Answering;

/// <summary>What is said to a question.</summary>
/// <param name="Passage">The passage in it; null where there is none.</param>
/// <param name="Outcome">The outcome of the question.</param>
internal readonly record struct AnsweredQuestion(Reply Reply, Passage? Passage, Outcome Outcome);
