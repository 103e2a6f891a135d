using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>Finds the day in a page's address: /2017/12/26/, /2017/dec/26/, /20171226/, story-2017-12-26.html.</summary>
internal static partial class AddressDate
{
    public static DateOnly? Find(string? address)
    {
        if (address is null || Pattern().Match(address) is not { Success: true } match)
            return null;
        var month = match.Groups["m"].Value;
        if (char.IsAsciiLetter(month[0]))
        {
            if (!DateWords.Months.TryGetValue(month, out var named) || named.Calendar != DateCalendar.Gregorian)
                return null;
            month = named.Number.ToString(CultureInfo.InvariantCulture);
        }

        return MachineDate.Read($"{match.Groups["y"].Value}-{month}-{match.Groups["d"].Value}");
    }

    [GeneratedRegex(
        @"/(?<y>(?:19|20)\d{2})(?:[/-](?<m>\d{1,2}|[a-z]{3,9})[/-]|(?<m>\d{2})/?)(?<d>\d{1,2})(?:[/_.-]|$)"
            + @"|[-_](?<y>(?:19|20)\d{2})(?:-(?<m>\d{2})-(?<d>\d{2})|(?<m>\d{2})(?<d>\d{2}))(?:[/_.-]|$)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
