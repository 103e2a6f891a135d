using System.Globalization;
using NewsBot.Libraries;

namespace NewsBot.Answers;

/// <summary>A short name for a passage that fits a button: its article, its place, and a mark that changes when its text does.</summary>
/// <param name="Article">The article.</param>
/// <param name="Paragraph">The paragraph's number in it, from 1.</param>
/// <param name="Version">See <see cref="VersionOf"/>.</param>
internal readonly record struct PassageKey(ArticleKey Article, int Paragraph, string Version)
{
    private const int VersionBytes = 3;

    /// <summary>Four characters that change when a passage's text does.</summary>
    public static string VersionOf(string text) => ShortHash.Of(text, VersionBytes);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Article}:{Paragraph}:{Version}");
}
