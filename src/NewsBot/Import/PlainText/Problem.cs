namespace NewsBot.Import.PlainText;

internal enum Severity
{
    /// <summary>The article is live; something about it needs attention.</summary>
    Warning,

    /// <summary>The file is not live.</summary>
    Error,
}

/// <summary>A problem in a file.</summary>
/// <param name="Severity">Whether it keeps the file from being live.</param>
/// <param name="Line">The line it is about, from 1; null when it is about the whole file.</param>
/// <param name="Fix">What to do or to write instead; null if nothing needs to be done.</param>
internal sealed record Problem(Severity Severity, int? Line, string What, string? Fix)
{
    /// <summary>Both in one line.</summary>
    public string Message => Fix is null ? What : $"{What}. {Fix}";

    public static Problem Error(string what, string? fix, int? line = null) => new(Severity.Error, line, what, fix);

    public static Problem Warning(string what, string? fix, int? line = null) => new(Severity.Warning, line, what, fix);

    public override string ToString() => Line is { } line ? $"line {line}: {Message}" : Message;
}
