namespace NewsBot.Desk.Models;

/// <summary>The page to log out.</summary>
public sealed record LogoutPage(FrameModel Frame) : PageModel(Frame);
