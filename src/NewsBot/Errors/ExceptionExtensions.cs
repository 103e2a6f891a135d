namespace NewsBot.Errors;

/// <summary>What messages for people take of an exception.</summary>
internal static class ExceptionExtensions
{
    /// <summary>The first line of its message: further ones quote a statement, or say where in it the fault is.</summary>
    public static string GetReason(this Exception exception) => exception.Message.Split('\n')[0].TrimEnd('\r');
}
