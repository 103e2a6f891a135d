using NewsBot.Libraries;
using NewsBot.Replies;
using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>The passages that readers rejected.</summary>
internal sealed class RejectedAnswers(Feedback feedback)
{
    /// <summary>The most often rejected first; only those whose text is still as it was.</summary>
    public IEnumerable<(Passage Passage, RejectedPassage Count)> Find(Library library) =>
        feedback
            .FindRejected()
            .Select(count => PassageLookup.Find(count.Passage, library) is { } passage ? (passage, count) : default)
            .Where(found => found.count is not null);
}
