using NewsBot.Libraries;
using NewsBot.Localization;

namespace NewsBot.Messaging;

/// <summary>What a reply is composed from and for: the library of the moment, the user's language.</summary>
/// <param name="Library">The library; the same one from the first word of a reply to the last.</param>
/// <param name="Words">The words that are not the articles'.</param>
/// <param name="Today">The date, for the age of articles.</param>
/// <param name="IsModerator">Whether the reply is to a moderator, who may change what it shows.</param>
internal sealed record ReplyContext(
    Library Library,
    Phrases Words,
    ChatContext Chat,
    DateOnly Today,
    bool IsModerator = false
);
