using System.Globalization;
using NewsBot.Desk.Access;
using NewsBot.Desk.Models;
using NewsBot.Storage;

namespace NewsBot.Desk.Pages;

/// <summary>Changes of articles, as they are listed.</summary>
internal static class ChangeRows
{
    public static ChangeRow Create(AuditEntry entry) =>
        new(
            entry.At.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC",
            entry.By == LoginCodes.Operator ? "the operator" : entry.By.ToString(CultureInfo.InvariantCulture),
            entry.What,
            entry.Article,
            entry.Detail,
            entry.Files.Count > 0 ? entry.Id : null
        );
}
