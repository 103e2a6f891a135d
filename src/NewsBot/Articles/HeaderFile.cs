using NewsBot.Import.PlainText;

namespace NewsBot.Articles;

/// <summary>
/// A header in a file of its own, beside an article that has no place for one: "story.pdf.header" for "story.pdf",
/// "feed.xml#3.header" for the third entry of "feed.xml". It counts more than all that the article itself says.
/// </summary>
internal static class HeaderFile
{
    public const string Ending = ".header";

    private const int MaxBytes = 1_000_000;

    /// <summary>The name of an article's header file.</summary>
    /// <param name="article">The article's path below the folder.</param>
    public static string For(string article) => article + Ending;

    public static bool IsOne(string path) => path.EndsWith(Ending, StringComparison.Ordinal);

    /// <summary>The file that a header file's article is in: "feed.xml" for "feed.xml#3.header".</summary>
    public static string GetArticleFile(string path)
    {
        var article = path[..^Ending.Length];
        var mark = article.LastIndexOf('#');
        return
            mark > 0
            && mark + 1 < article.Length
            && article.AsSpan(mark + 1).ContainsAnyExceptInRange('0', '9') is false
            ? article[..mark]
            : article;
    }

    /// <summary>Reads the file's bytes.</summary>
    /// <param name="path">Its path below the folder.</param>
    public static (ArticleHeader? Header, Problem? Problem) Read(string path, byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
            return (null, Refuse(Problem.Error("it is larger than 1 MB", "Write only the lines of a header in it")));
        var decoded = TextDecoder.Decode(bytes);
        if (decoded.Text is not { } text)
            return (null, Refuse(decoded.Problem!));
        if (TextLine.Refuse(text) is { } problem)
            return (null, Refuse(problem));
        return (
            ArticleHeader.ReadFile(Path.GetFileName(path), TextLine.Split(text)),
            decoded.Problem is { } guessed ? Refuse(guessed) : null
        );

        Problem Refuse(Problem found) =>
            found with
            {
                Line = null,
                What = $"its header file {Path.GetFileName(path)} can't be used: {found.What}",
            };
    }
}
