using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>
/// A file format of articles. A new format is a class of its own and a line in <see cref="FileFormats"/>.
/// </summary>
internal interface IFormat
{
    /// <summary>What the report calls it: "html".</summary>
    string Name { get; }

    /// <summary>The endings of such files, with their points, in lower case.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>The most bytes that such a file may have.</summary>
    int MaxBytes => FileFormats.MaxBytes;

    /// <summary>
    /// Reads a file. What is wrong with it is a <see cref="Problem"/> of the draft; only a fault of ours throws.
    /// </summary>
    /// <param name="beside">The header file beside it, for what decides which lines are text.</param>
    /// <returns>One article, or one per entry if the file has several.</returns>
    IReadOnlyList<ExtractedArticle> Read(byte[] bytes, ArticleHeader? beside = null);
}
