using System.Text;
using System.Text.Json;

namespace NewsBot.Import.Html;

/// <summary>
/// Parses JSON that pages carry, with the errors that browsers and search engines tolerate: CDATA marks, a semicolon
/// behind it, line breaks and unescaped quotes within a string.
/// </summary>
internal static class LenientJson
{
    /// <summary>Deeper JSON is no description of an article.</summary>
    private const int DeepestJson = 32;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = DeepestJson,
    };

    /// <returns>Null if it is no JSON even then.</returns>
    public static JsonElement? Parse(string json) => TryParse(json) ?? TryParse(Repair(json));

    private static JsonElement? TryParse(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json, Options);
            return parsed.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Invalid JSON is ignored; other metadata may be there.
            return null;
        }
    }

    /// <summary>From the first bracket to the last one, with strings in which nothing is left to escape.</summary>
    private static string Repair(string json)
    {
        json = json.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
        var (first, last) = (json.AsSpan().IndexOfAny('{', '['), json.AsSpan().LastIndexOfAny('}', ']'));
        if (first < 0 || last < first)
            return "";
        var repaired = new StringBuilder(last - first + 1);
        var isInString = false;
        for (var i = first; i <= last; i++)
        {
            var c = json[i];
            if (isInString && c == '\\' && i < last)
            {
                repaired.Append(c).Append(json[++i]);
            }
            else if (c == '"' && (!isInString || EndsString(json, i, last)))
            {
                isInString = !isInString;
                repaired.Append(c);
            }
            else if (c == '"')
            {
                repaired.Append("\\\"");
            }
            else
            {
                repaired.Append(isInString && char.IsControl(c) ? ' ' : c);
            }
        }

        return repaired.ToString();
    }

    /// <summary>Whether what JSON has behind a string follows a quote.</summary>
    private static bool EndsString(string json, int quote, int last)
    {
        var next = quote + 1;
        while (next <= last && char.IsWhiteSpace(json[next]))
            next++;
        return next > last || json[next] is ',' or ':' or '}' or ']';
    }
}
