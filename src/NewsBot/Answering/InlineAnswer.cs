using NewsBot.Replies;

namespace NewsBot.Answering;

/// <summary>A message that a user can send from an inline query.</summary>
/// <param name="Id">Names it: 1 to 64 characters.</param>
/// <param name="Title">What the list shows of it.</param>
internal sealed record InlineAnswer(string Id, string Title, string Description, Reply Reply);
