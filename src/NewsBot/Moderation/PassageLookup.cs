using NewsBot.Libraries;
using NewsBot.Replies;

namespace NewsBot.Moderation;

/// <summary>Finds passages by their keys.</summary>
internal static class PassageLookup
{
    /// <summary>A passage, if its text is as it was.</summary>
    public static Passage? Find(PassageKey key, Library library) =>
        library.Find(key.Article) is { } article
        && key.Paragraph >= 1
        && key.Paragraph <= article.Paragraphs.Count
        && new Passage(article, key.Paragraph, default) is var passage
        && passage.Key == key
            ? passage
            : null;

    /// <inheritdoc cref="Find(PassageKey, Library)"/>
    public static Passage? Find(string key, Library library) =>
        PassageKey.Parse(key) is { } parsed ? Find(parsed, library) : null;
}
