namespace NewsBot.Desk.Models;

/// <summary>Where in a list a page is.</summary>
/// <param name="Range">The rows on it, as in "1 to 50 of 198"; empty for none.</param>
/// <param name="Before">The path of the page before; null on the first one.</param>
/// <param name="Next">The path of the next page; null on the last one.</param>
public sealed record PagerModel(string Root, string Range, string? Before, string? Next);

/// <summary>A value to choose, or all.</summary>
/// <param name="Name">The form field.</param>
/// <param name="Chosen">The chosen value; empty for all.</param>
public sealed record ChoiceModel(string Name, string Label, IReadOnlyList<string> Values, string Chosen)
{
    /// <summary>Whether there is anything to choose.</summary>
    public bool IsShown => Values.Count > 1 || Chosen.Length > 0;
}

/// <summary>A tab.</summary>
public sealed record TabModel(string Path, string Name, int? Count, bool IsCurrent);

/// <summary>Tabs beside each other.</summary>
public sealed record TabListModel(FrameModel Frame, string Label, IReadOnlyList<TabModel> Tabs);
