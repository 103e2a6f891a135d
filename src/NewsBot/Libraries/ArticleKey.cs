namespace NewsBot.Libraries;

/// <summary>
/// A short name for an article that fits a button or a link: eight characters of <c>[A-Za-z0-9_-]</c>, made from the
/// article's id alone, so that it survives a restart and a change of every other file.
/// </summary>
internal readonly record struct ArticleKey(string Value)
{
    private const int Bytes = 6;

    public static ArticleKey Of(string articleId) => new(ShortHash.Of(articleId, Bytes));

    public override string ToString() => Value;
}
