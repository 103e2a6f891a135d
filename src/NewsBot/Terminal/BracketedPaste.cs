namespace NewsBot.Terminal;

/// <summary>
/// Asks the terminal to mark what is pasted, so that a line break in it is not taken for Enter; until disposed.
/// </summary>
internal sealed class BracketedPaste : IDisposable
{
    /// <summary>What the terminal sends after Escape where a pasted text begins.</summary>
    public const string Start = "[200~";

    /// <summary>What the terminal sends after Escape where a pasted text ends.</summary>
    public const string End = "[201~";

    private readonly TextWriter _output;

    private BracketedPaste(TextWriter output)
    {
        _output = output;
    }

    public static BracketedPaste Begin(TextWriter output)
    {
        output.Write("\u001b[?2004h");
        return new BracketedPaste(output);
    }

    public void Dispose() => _output.Write("\u001b[?2004l");
}
