using System.Globalization;
using System.Text;

namespace NewsBot.Desk.Pages;

/// <summary>The paths of lists, which name what is shown.</summary>
internal static class ListPath
{
    /// <param name="path">The list's path.</param>
    /// <param name="page">The page's number, from 1.</param>
    /// <param name="filter">What is shown, by the names of the fields; empty values are left out.</param>
    public static string Create(string path, int page, params IEnumerable<(string Name, string Value)> filter)
    {
        var query = new StringBuilder(path);
        var mark = '?';
        foreach (
            var (name, value) in filter.Append(("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : ""))
        )
        {
            if (value.Length == 0)
                continue;
            query.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            mark = '&';
        }

        return query.ToString();
    }
}
