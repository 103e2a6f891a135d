using NewsBot.Desk.Models;
using static System.FormattableString;

namespace NewsBot.Desk.Pages;

/// <summary>The rows of a list that are on one page.</summary>
internal sealed record ListRows<T>(IReadOnlyList<T> Shown, PagerModel Pager)
{
    /// <summary>Takes the rows of a page.</summary>
    /// <param name="page">The page's number, from 1; one that there is not becomes the nearest.</param>
    /// <param name="path">The path of a page by its number.</param>
    public static ListRows<T> Take(IReadOnlyList<T> all, long? page, int onPage, string root, Func<int, string> path)
    {
        var pages = Math.Max(1, (all.Count + onPage - 1) / onPage);
        var number = (int)Math.Clamp(page ?? 1, 1, pages);
        var first = (number - 1) * onPage;
        List<T> shown = [.. all.Skip(first).Take(onPage)];
        return new ListRows<T>(
            shown,
            new PagerModel(
                root,
                shown.Count == 0 ? "" : Invariant($"{first + 1} to {first + shown.Count} of {all.Count}"),
                number > 1 ? path(number - 1) : null,
                number < pages ? path(number + 1) : null
            )
        );
    }
}
