namespace NewsBot.Libraries;

/// <summary>
/// A short name for an article that fits a button or a link: eight characters of <c>[A-Za-z0-9_-]</c>, made from the
/// article's id alone, so that it survives a restart and a change of every other file.
/// </summary>
internal readonly record struct ArticleKey(string Value)
{
    /// <summary>The length of every key.</summary>
    public const int Length = 8;

    private const int Bytes = 6;

    public static ArticleKey Of(string articleId) => new(ShortHash.Compute(articleId, Bytes));

    public override string ToString() => Value;
}
