using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Configuration;
using NewsBot.Fetching;
using NewsBot.TestServer;

namespace NewsBot.Tests.Fetching;

/// <summary>What servers do, and what is made of it.</summary>
public sealed class PageFetcherTests : IAsyncLifetime
{
    private const int Megabyte = 1_000_000;

    private readonly FakeTimeProvider _time = Some.Clock();
    private FakeSite _site = null!;
    private PageFetcher _fetcher = null!;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await FakeSite.StartAsync();
        _fetcher = Create(isOn: true);
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_page_comes_with_its_type_and_its_encoding()
    {
        _site.Serve("article", "<p>Olé</p>", "Text/HTML; charset=\"ISO-8859-1\"");
        var page = await FetchAsync("article");
        Assert.Equal(("text/html", "ISO-8859-1", _site["article"]), (page.MediaType, page.Charset, page.Link));
    }

    [Fact]
    public async Task The_server_learns_who_asks_and_gets_no_cookie_back()
    {
        _site.Serve("article", http =>
        {
            http.Response.Cookies.Append("reader", "7");
            return http.Response.WriteAsync("text");
        });
        await FetchAsync("article");
        await FetchAsync("article");
        Assert.All(_site.Requests, request => Assert.StartsWith("NewsBot/", $"{request.Headers.UserAgent}"));
        Assert.All(_site.Requests, request => Assert.Equal("", $"{request.Headers.Cookie}"));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Five_redirects_are_followed(int status)
    {
        for (var i = 0; i < 5; i++)
            _site.Redirect($"r{i}", $"r{i + 1}", status);
        _site.Serve("r5", "It is here.");
        Assert.Equal(_site["r5"], (await FetchAsync("r0")).Link);
    }

    [Fact]
    public async Task A_sixth_redirect_is_not_followed()
    {
        for (var i = 0; i < 6; i++)
            _site.Redirect($"r{i}", $"r{i + 1}");
        _site.Serve("r6", "It is here.");
        await RefuseAsync("r0", FetchObstacle.TooManyRedirects);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://anna:secret@127.0.0.1/")]
    public async Task A_redirect_to_what_is_no_page_is_not_followed(string to)
    {
        _site.Redirect("article", to);
        await RefuseAsync("article", FetchObstacle.BadLink);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_page_is_decompressed(string encoding)
    {
        ServeCompressed("article", encoding, "It is here."u8.ToArray());
        Assert.Equal("It is here."u8.ToArray(), (await FetchAsync("article")).Content);
        Assert.Contains(encoding, $"{Assert.Single(_site.Requests).Headers.AcceptEncoding}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_page_that_grows_when_it_is_decompressed_is_cut_off(string encoding)
    {
        ServeCompressed("article", encoding, new byte[40 * Megabyte]);
        await RefuseAsync("article", FetchObstacle.TooLarge);
    }

    [Fact]
    public async Task Forty_megabytes_are_refused()
    {
        _site.Serve("article", new byte[40 * Megabyte]);
        await RefuseAsync("article", FetchObstacle.TooLarge);
    }

    [Fact]
    public async Task A_page_without_an_end_is_cut_off()
    {
        // Kestrel takes what is written after the end and throws it away, so what it took says nothing.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sending = SendWithoutEndAsync(listener);
        var link = new Uri($"http://{listener.LocalEndpoint}/");
        var refusal = await Assert.ThrowsAsync<FetchException>(() => _fetcher.FetchAsync(link, Test));
        Assert.Equal(FetchObstacle.TooLarge, refusal.Obstacle);
        Assert.InRange(await Patience.For("the end of the connection", sending, Test), 0, 40 * Megabyte);
    }

    [Fact]
    public async Task Fifteen_megabytes_are_taken()
    {
        _site.Serve("article", new byte[15 * Megabyte]);
        Assert.Equal(15 * Megabyte, (await FetchAsync("article")).Content.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_takes_longer_than_twenty_seconds_is_given_up(bool hasBegun)
    {
        _site.Serve("article", async http =>
        {
            if (hasBegun)
                await http.Response.WriteAsync("It is");
            await http.Response.Body.FlushAsync();
            await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        });
        var fetching = FetchAsync("article");
        await Patience.Until("the request", () => !_site.Requests.IsEmpty, Test);
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(fetching.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        var refusal = await Assert.ThrowsAsync<FetchException>(() => Patience.For("the end", fetching, Test));
        Assert.Equal(FetchObstacle.TooSlow, refusal.Obstacle);
    }

    [Fact]
    public async Task A_page_that_is_cut_off_is_refused()
    {
        _site.Serve("article", async http =>
        {
            http.Response.ContentLength = 1000;
            await http.Response.WriteAsync("It is");
            await http.Response.Body.FlushAsync();
            http.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
        });
        await RefuseAsync("article", FetchObstacle.ServerFailed);
    }

    [Theory]
    [InlineData(404, nameof(FetchObstacle.NotFound))]
    [InlineData(410, nameof(FetchObstacle.NotFound))]
    [InlineData(401, nameof(FetchObstacle.Forbidden))]
    [InlineData(402, nameof(FetchObstacle.Forbidden))]
    [InlineData(403, nameof(FetchObstacle.Forbidden))]
    [InlineData(451, nameof(FetchObstacle.Forbidden))]
    [InlineData(429, nameof(FetchObstacle.Throttled))]
    [InlineData(500, nameof(FetchObstacle.ServerFailed))]
    [InlineData(503, nameof(FetchObstacle.ServerFailed))]
    [InlineData(204, nameof(FetchObstacle.ServerFailed))]
    [InlineData(304, nameof(FetchObstacle.ServerFailed))]
    [InlineData(302, nameof(FetchObstacle.ServerFailed))]
    public async Task A_status_says_why_there_is_no_page(int status, string obstacle)
    {
        _site.Fail("article", status);
        await RefuseAsync("article", Enum.Parse<FetchObstacle>(obstacle));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Mon, 02 Nov 2026 12:05:00 GMT", 300)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task A_server_that_asks_for_a_pause_is_heard(string? header, int? seconds)
    {
        _site.Fail("article", 429, header);
        _time.SetUtcNow(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        var refusal = await RefuseAsync("article", FetchObstacle.Throttled);
        Assert.Equal(seconds, refusal.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        var link = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        var refusal = await Assert.ThrowsAsync<FetchException>(() => _fetcher.FetchAsync(link, Test));
        Assert.Equal(FetchObstacle.Unreachable, refusal.Obstacle);
        refusal = await Assert.ThrowsAsync<FetchException>(() =>
            _fetcher.FetchAsync(new Uri("http://no-such-host.example/"), Test)
        );
        Assert.Equal(FetchObstacle.Unreachable, refusal.Obstacle);
    }

    [Theory]
    [InlineData("https")]
    [InlineData("http")]
    public async Task Who_speaks_no_http_is_understood_to_fail(string scheme)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var answering = Task.Run(
            async () =>
            {
                using var client = await listener.AcceptTcpClientAsync(Test);
                await client.GetStream().WriteAsync("SSH-2.0-OpenSSH_9.2\r\n\r\n"u8.ToArray(), Test);
            },
            Test
        );
        var refusal = await Assert.ThrowsAsync<FetchException>(() =>
            _fetcher.FetchAsync(new Uri($"{scheme}://127.0.0.1:{port}/"), Test)
        );
        await answering;
        Assert.True(refusal.Obstacle is FetchObstacle.ServerFailed or FetchObstacle.Unreachable);
    }

    [Fact]
    public async Task Nothing_is_fetched_where_it_is_switched_off()
    {
        using var off = Create(isOn: false);
        var refusal = await Assert.ThrowsAsync<FetchException>(() => off.FetchAsync(_site["article"], Test));
        Assert.Equal(FetchObstacle.Off, refusal.Obstacle);
        Assert.Equal(0, _site.Connections);
    }

    [Fact]
    public async Task A_bot_that_stops_waits_for_no_page()
    {
        using var stop = new CancellationTokenSource();
        _site.Serve("article", http => new TaskCompletionSource().Task.WaitAsync(http.RequestAborted));
        var fetching = _fetcher.FetchAsync(_site["article"], stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.For("the end", fetching, Test));
    }

    /// <returns>The bytes of the page that were sent until the other side hung up.</returns>
    private static async Task<long> SendWithoutEndAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(Test);
        var stream = client.GetStream();
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8.ToArray(), Test);
        var piece = new byte[Megabyte];
        var sent = 0L;
        try
        {
            while (true)
            {
                await stream.WriteAsync(piece, Test);
                sent += piece.Length;
            }
        }
        catch (IOException)
        {
            return sent;
        }
    }

    private void ServeCompressed(string path, string encoding, byte[] content)
    {
        using var compressed = new MemoryStream();
        using (
            Stream compressing = encoding switch
            {
                "gzip" => new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
                "br" => new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true),
                _ => new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            }
        )
            compressing.Write(content);
        _site.Serve(path, async http =>
        {
            http.Response.Headers.ContentEncoding = encoding;
            await http.Response.Body.WriteAsync(compressed.ToArray());
        });
    }

    private Task<FetchedPage> FetchAsync(string path) => _fetcher.FetchAsync(_site[path], Test);

    private async Task<FetchException> RefuseAsync(string path, FetchObstacle obstacle)
    {
        var refusal = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(path));
        Assert.Equal(obstacle, refusal.Obstacle);
        return refusal;
    }

    private PageFetcher Create(bool isOn) =>
        new(new FetchSettings(isOn, [FetchSource.Parse("127.0.0.1")!]), new FakeResolver(), _time);
}
