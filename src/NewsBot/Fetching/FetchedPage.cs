namespace NewsBot.Fetching;

/// <summary>What a server sent.</summary>
/// <param name="Link">The address that it came from, after all redirects.</param>
/// <param name="MediaType">"text/html", in lower case; null if the server does not say.</param>
/// <param name="Charset">The encoding that the server says; null if it does not.</param>
internal sealed record FetchedPage(Uri Link, byte[] Content, string? MediaType, string? Charset);
