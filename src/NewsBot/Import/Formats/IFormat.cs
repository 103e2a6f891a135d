using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>
/// A kind of file that articles come in. A new one is a class of its own and a line in <see cref="FileFormats"/>.
/// </summary>
internal interface IFormat
{
    /// <summary>What the report calls it: "html".</summary>
    string Name { get; }

    /// <summary>The endings of such files, with their points, in lower case.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>
    /// Reads a file. What is wrong with it is a <see cref="Problem"/> of the draft; only a fault of ours throws.
    /// </summary>
    /// <returns>One draft, or one for each entry where the file holds several articles.</returns>
    IReadOnlyList<ExtractedArticle> Read(byte[] bytes);
}
