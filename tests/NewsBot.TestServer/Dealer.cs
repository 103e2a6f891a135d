using System.Net;

namespace NewsBot.TestServer;

/// <summary>A load balancer: deals deliveries to instances in turn, and gives one that is refused to the next.</summary>
public sealed class Dealer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(4) };
    private readonly IReadOnlyList<int> _ports;
    private readonly Task _serving;
    private int _next;
    private int _refused;

    /// <param name="ports">The ports of the instances on this machine.</param>
    public Dealer(IReadOnlyList<int> ports)
    {
        _ports = ports;
        Url = $"http://127.0.0.1:{FreePort.Find()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where Telegram delivers to.</summary>
    public string Url { get; }

    /// <summary>Called before each delivery.</summary>
    public Action? Dealing { get; set; }

    /// <summary>How many deliveries no instance took.</summary>
    public int Refused => _refused;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _http.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = ForwardAsync(await _listener.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It is closed.
        }
    }

    private async Task ForwardAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        Dealing?.Invoke();
        var status = HttpStatusCode.BadGateway;
        foreach (var _ in _ports)
        {
            status = await SendAsync(context.Request, body.ToArray());
            if (status == HttpStatusCode.OK)
                break;
        }

        if (status != HttpStatusCode.OK)
            Interlocked.Increment(ref _refused);
        context.Response.StatusCode = (int)status;
        context.Response.Close();
    }

    private async Task<HttpStatusCode> SendAsync(HttpListenerRequest request, byte[] body)
    {
        var port = _ports[(int)((uint)Interlocked.Increment(ref _next) % _ports.Count)];
        using var forwarded = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/")
        {
            Content = new ByteArrayContent(body),
        };
        const string secret = "X-Telegram-Bot-Api-Secret-Token";
        forwarded.Headers.Add(secret, request.Headers[secret]);
        try
        {
            using var response = await _http.SendAsync(forwarded);
            return response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return HttpStatusCode.BadGateway;
        }
    }
}
