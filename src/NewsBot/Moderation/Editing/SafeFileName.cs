using System.Globalization;
using System.Text;
using NewsBot.Replies;

namespace NewsBot.Moderation.Editing;

/// <summary>
/// Creates safe names for submitted files: whatever the original name, the new one stays in its folder and is not
/// special to any operating system.
/// </summary>
internal static class SafeFileName
{
    private const int MaxNameLength = 60;
    private const string Nameless = "article";

    /// <summary>"2017-12-26-rebels-reject.txt": lower-case letters, digits and hyphens.</summary>
    /// <param name="headline">The article's headline; may be null.</param>
    /// <param name="date">Its date, which a reader of the name takes for it.</param>
    /// <param name="ending">The file's ending with its dot, one that is read.</param>
    public static string For(string? headline, DateOnly? date, string ending)
    {
        var name = new StringBuilder();
        foreach (var rune in ShownText.WellFormed(headline ?? "").Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (name.Length >= MaxNameLength)
                break;
            if (Rune.IsLetterOrDigit(rune))
                name.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        var words = name.ToString().Trim('-');
        var dated = date is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}-") : "";

        // With a date or "article-" in front no name is a Windows device name.
        return $"{(dated.Length > 0 ? dated : words.Length > 0 ? $"{Nameless}-" : "")}{(words.Length > 0 ? words : Nameless)}{ending}";
    }
}
