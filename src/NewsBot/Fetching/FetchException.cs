namespace NewsBot.Fetching;

/// <summary>A page could not be fetched.</summary>
internal sealed class FetchException(FetchObstacle obstacle, string detail, Exception? inner = null)
    : Exception(detail, inner)
{
    public FetchObstacle Obstacle => obstacle;

    /// <summary>How long the server asks to be left alone; null if it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Why there is no article behind a link.</summary>
internal enum FetchObstacle
{
    /// <summary>Fetching is switched off.</summary>
    Off,

    /// <summary>The link is neither http nor https, or has a password in it.</summary>
    BadLink,

    /// <summary>The link leads into a private network.</summary>
    NotPublic,

    /// <summary>The server is not there: no such name, no connection, or no valid certificate.</summary>
    Unreachable,

    /// <summary>It took too long.</summary>
    TooSlow,

    /// <summary>It is larger than any article.</summary>
    TooLarge,

    /// <summary>Redirects lead on and on.</summary>
    TooManyRedirects,

    /// <summary>The server has no such page: 404 or 410.</summary>
    NotFound,

    /// <summary>The server gives the page only to some: 401, 402, 403, 451.</summary>
    Forbidden,

    /// <summary>The server is asked too often: 429.</summary>
    Throttled,

    /// <summary>The server fails, or says what cannot be understood.</summary>
    ServerFailed,

    /// <summary>There is a page, and it asks for a login.</summary>
    Login,

    /// <summary>There is a page, and it shows its text only to a browser that runs its scripts.</summary>
    Scripts,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A feed.</summary>
    Feed,

    /// <summary>A picture, a film, an archive and the like.</summary>
    NoPage,
}
