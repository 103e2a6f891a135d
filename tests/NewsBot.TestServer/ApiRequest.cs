namespace NewsBot.TestServer;

/// <summary>A request that the bot made, and how it was answered.</summary>
/// <param name="Method">The method, as the bot wrote it.</param>
/// <param name="Status">The HTTP status it was answered with; 0 when it got no answer.</param>
public sealed record ApiRequest(string Method, Arguments Arguments, DateTimeOffset Received, int Status)
{
    public bool Is(string method) => Method.Equals(method, StringComparison.OrdinalIgnoreCase);
}
