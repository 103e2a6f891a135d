namespace NewsBot.Search.Text;

/// <summary>The words of one language that mark a question as a follow-up.</summary>
/// <param name="pronouns">Words that refer to something mentioned before: "he", "it".</param>
/// <param name="atEnd">That do so only as a question's last word: "when was that?".</param>
/// <param name="atStart">That do so only as its first: "and how wide?".</param>
internal sealed class FollowUpCues(string pronouns, string atEnd, string atStart)
{
    private readonly Lazy<HashSet<string>> _pronouns = new(() => Set(pronouns));
    private readonly Lazy<HashSet<string>> _atEnd = new(() => Set(atEnd));
    private readonly Lazy<HashSet<string>> _atStart = new(() => Set(atStart));

    public static FollowUpCues None { get; } = new("", "", "");

    /// <summary>Whether a question is a follow-up; its words are normalized and in order.</summary>
    public FollowUpStrength GetStrength(IReadOnlyList<string> words) =>
        words.Count == 0
        || _atStart.Value.Contains(words[0])
        || _atEnd.Value.Contains(words[^1])
        || _pronouns.Value.Contains(words[^1])
            ? FollowUpStrength.Surely
        : HasPronoun(words) ? FollowUpStrength.Perhaps
        : FollowUpStrength.None;

    private bool HasPronoun(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (_pronouns.Value.Contains(words[i]))
                return true;
        }

        return false;
    }

    private static HashSet<string> Set(string words) =>
        new(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}

/// <summary>Whether a question continues the one before it.</summary>
internal enum FollowUpStrength
{
    /// <summary>It has no such word.</summary>
    None,

    /// <summary>It has a pronoun, which may refer to something in the question itself.</summary>
    Perhaps,

    /// <summary>It begins with "and", ends in a pronoun, or has no word of content.</summary>
    Surely,
}
