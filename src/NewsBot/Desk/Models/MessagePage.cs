namespace NewsBot.Desk.Models;

/// <summary>A page that says one thing.</summary>
public sealed record MessagePage(FrameModel Frame, string Text) : PageModel(Frame);
