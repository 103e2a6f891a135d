using System.Globalization;
using System.Text;

namespace NewsBot.Import.PlainText;

/// <summary>Compares texts by letters and digits only: quotes, spaces, dashes and letter case are ignored.</summary>
internal static class LetterComparison
{
    /// <summary>A text's letters and digits, with the signs that belong to letters.</summary>
    public static string Normalize(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (
                char.IsLetterOrDigit(c)
                || char.IsSurrogate(c)
                || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark
            )
                letters.Append(c);
        }

        return letters.ToString();
    }

    public static bool AreSame(string one, string other) =>
        string.Equals(Normalize(one), Normalize(other), StringComparison.OrdinalIgnoreCase);
}
