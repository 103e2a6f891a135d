using Microsoft.AspNetCore.Http;

namespace NewsBot.Desk;

/// <summary>What browsers may do with a page of the desk.</summary>
internal static class SecurityHeaders
{
    /// <summary>Nothing but our own files; no script or style in a page; in no frame; forms only to us.</summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string Year = "max-age=31536000";

    public static void Set(IHeaderDictionary headers, bool isHttps)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (isHttps)
            headers.StrictTransportSecurity = Year;

        // In the words that the framework would put there for a form, and warn about others.
        (headers.CacheControl, headers.Pragma) = ("no-cache, no-store", "no-cache");
    }
}
