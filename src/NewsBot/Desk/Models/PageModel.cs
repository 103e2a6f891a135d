using NewsBot.Localization;

namespace NewsBot.Desk.Models;

/// <summary>What every page shows. Slices are public classes, and so is what they show; the desk itself is not.</summary>
/// <param name="Frame">What is around the page.</param>
public abstract record PageModel(FrameModel Frame);

/// <summary>What is around a page, and what its forms and links need.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Root">The path of the desk below the host, "" or as in "/desk".</param>
/// <param name="Token">The token of every form: a page of somebody else can't know it.</param>
/// <param name="Style">The path of the style sheet.</param>
/// <param name="Script">The path of the script.</param>
/// <param name="Icon">The path of the icon.</param>
public sealed record FrameModel(string Title, string Root, string Token, string Style, string Script, string Icon)
{
    /// <summary>The form field with <see cref="Token"/>.</summary>
    public const string TokenField = "form";

    /// <summary>The bot's phrases in the reader's language: menu, tabs, buttons and states. The rest is English.</summary>
    internal Phrases Words { get; init; } = Phrases.Default;

    /// <summary>The menu; null for a page without one, which is for somebody who is not logged in.</summary>
    public MenuModel? Menu { get; init; }

    /// <summary>What the form did that led to this page; null for nothing.</summary>
    public NoticeModel? Notice { get; init; }
}

/// <summary>The menu.</summary>
/// <param name="Current">The path of the section that the page belongs to; null for none.</param>
public sealed record MenuModel(IReadOnlyList<LinkModel> Links, string? Current);

/// <summary>A link.</summary>
/// <param name="Path">Below the root, with a slash in front.</param>
public sealed record LinkModel(string Path, string Text);

/// <summary>What came of a form.</summary>
/// <param name="Undo">The id of the change in the audit log; null if it can't be undone.</param>
/// <param name="IsFailure">Whether nothing was done.</param>
public sealed record NoticeModel(string Text, long? Undo = null, bool IsFailure = false);
