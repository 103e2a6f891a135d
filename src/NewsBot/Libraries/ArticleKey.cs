namespace NewsBot.Libraries;

/// <summary>
/// A short id of an article for buttons and links: eight characters of <c>[A-Za-z0-9_-]</c>, computed from the
/// article's id, so restarts and changes of other files don't affect it.
/// </summary>
internal readonly record struct ArticleKey(string Value)
{
    /// <summary>The length of every key.</summary>
    public const int Length = 8;

    private const int Bytes = 6;

    public static ArticleKey Of(string articleId) => new(ShortHash.Compute(articleId, Bytes));

    public override string ToString() => Value;
}
