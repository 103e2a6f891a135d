namespace NewsBot.Terminal;

/// <summary>
/// Asks the terminal to mark pasted text, so a line break in it is not taken for Enter; until disposed.
/// </summary>
internal sealed class BracketedPaste : IDisposable
{
    /// <summary>The sequence after Escape at the start of pasted text.</summary>
    public const string Start = "[200~";

    /// <summary>The sequence after Escape at the end of pasted text.</summary>
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
