namespace NewsBot.Http;

/// <summary>
/// Says why a request failed: what the client reports about a connection or a certificate is in inner
/// exceptions.
/// </summary>
internal static class ExceptionText
{
    /// <summary>The messages from the outermost to the innermost cause, each once.</summary>
    public static string Describe(Exception exception)
    {
        var messages = new List<string>();
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (!messages.Contains(cause.Message.TrimEnd('.'), StringComparer.Ordinal))
                messages.Add(cause.Message.TrimEnd('.'));
        }

        return string.Join(": ", messages);
    }
}
