namespace NewsBot.Desk.Models;

/// <summary>The page to log in.</summary>
/// <param name="Problem">Why the code did not work; null before one was entered.</param>
public sealed record LoginPage(FrameModel Frame, string? Problem) : PageModel(Frame);
