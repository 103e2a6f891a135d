using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using NewsBot.Configuration;

namespace NewsBot.Fetching;

/// <summary>
/// Fetches pages for moderators and feeds, from public addresses alone: without cookies or passwords, and not more than
/// an article can have. Thread-safe.
/// </summary>
internal sealed class PageFetcher : IDisposable
{
    /// <summary>The most bytes of a page, after decompression.</summary>
    public const int MaxBytes = 15_000_000;

    private const int MaxRedirects = 5;
    private const int MaxHeaderKilobytes = 64;
    private const int MaxDrainedBytes = 64 * 1024;
    private const int BufferBytes = 64 * 1024;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MaxConnectTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxIdleTime = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly FetchSettings _settings;
    private readonly TimeProvider _time;

    public PageFetcher(FetchSettings settings, IHostResolver resolver, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectCallback = new GuardedConnector(settings, resolver, time).ConnectAsync,
                ConnectTimeout = MaxConnectTime,
                MaxResponseDrainSize = MaxDrainedBytes,
                MaxResponseHeadersLength = MaxHeaderKilobytes,
                PooledConnectionIdleTimeout = MaxIdleTime,
                UseCookies = false,

                // A proxy would connect in our place, to an address that nobody has checked.
                UseProxy = false,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("NewsBot", ProgramVersion.Number));
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/xhtml+xml, */*;q=0.5");
    }

    /// <summary>Fetches a page, in 20 seconds at most with all redirects.</summary>
    /// <exception cref="FetchException">It can't be fetched.</exception>
    /// <exception cref="OperationCanceledException">The token ended it.</exception>
    public async Task<FetchedPage> FetchAsync(Uri link, CancellationToken cancellationToken)
    {
        if (!_settings.IsOn)
            throw new FetchException(FetchObstacle.Off, "fetching is switched off");
        using var deadline = new CancellationTokenSource(MaxTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await FollowAsync(link, either.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(FetchObstacle.TooSlow, $"no answer within {MaxTime.TotalSeconds:0} s", late);
        }
        catch (HttpRequestException exception) when (exception.GetBaseException() is FetchException refusal)
        {
            throw new FetchException(refusal.Obstacle, refusal.Message, exception);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or SocketException or InvalidDataException)
        {
            throw new FetchException(GetObstacle(exception), exception.GetBaseException().Message, exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<FetchedPage> FollowAsync(Uri link, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            if (link.Scheme is not ("http" or "https") || link.UserInfo.Length > 0 || link.Host.Length == 0)
                throw new FetchException(FetchObstacle.BadLink, $"{link.Scheme} link");
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            using var response = await _http.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } next)
            {
                ThrowUnlessSuccess(response);
                return new FetchedPage(
                    link,
                    await ReadAsync(response.Content, cancellationToken),
                    response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(),
                    response.Content.Headers.ContentType?.CharSet?.Trim('"', '\'')
                );
            }

            link = Uri.TryCreate(link, next, out var followed)
                ? followed
                : throw new FetchException(FetchObstacle.BadLink, $"a redirect to {next}");
        }

        throw new FetchException(FetchObstacle.TooManyRedirects, $"more than {MaxRedirects} redirects");
    }

    private static bool IsRedirect(HttpStatusCode status) =>
        status
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect;

    private void ThrowUnlessSuccess(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status is 200 or 203)
            return;
        var obstacle = status switch
        {
            404 or 410 => FetchObstacle.NotFound,
            401 or 402 or 403 or 407 or 451 => FetchObstacle.Forbidden,
            429 => FetchObstacle.Throttled,
            _ => FetchObstacle.ServerFailed,
        };
        var asked = response.Headers.RetryAfter;
        throw new FetchException(obstacle, $"status {status}")
        {
            RetryAfter = asked?.Delta ?? (asked?.Date is { } date ? date - _time.GetUtcNow() : null),
        };
    }

    /// <summary>Reads until the end or the limit, whichever comes first: the length that a server states is no promise.</summary>
    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[BufferBytes];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > MaxBytes)
                throw new FetchException(FetchObstacle.TooLarge, $"more than {MaxBytes / 1_000_000} MB");
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static FetchObstacle GetObstacle(Exception exception) =>
        (exception as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.ConfigurationLimitExceeded => FetchObstacle.TooLarge,
            HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError => FetchObstacle.Unreachable,
            _ => FetchObstacle.ServerFailed,
        };
}
