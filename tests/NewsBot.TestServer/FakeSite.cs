using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace NewsBot.TestServer;

/// <summary>A web site on this machine. What it has not got is 404.</summary>
public sealed class FakeSite : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);
    private int _connections;

    private FakeSite(WebApplication server, Uri url) => (_server, Url) = (server, url);

    /// <summary>Its address, with a slash at its end.</summary>
    public Uri Url { get; }

    /// <summary>How many connections were made to it.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The requests, in their order, as method, path and headers.</summary>
    public ConcurrentQueue<(string Path, IHeaderDictionary Headers)> Requests { get; } = new();

    /// <param name="host">An address of this machine.</param>
    public static async Task<FakeSite> StartAsync(string host = "127.0.0.1")
    {
        var port = FreePort.Find();
        FakeSite? site = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(host), port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next =>
                    connection =>
                    {
                        Interlocked.Increment(ref site!._connections);
                        return next(connection);
                    }
                );
            }));
        var server = builder.Build();
        site = new FakeSite(server, new Uri($"http://{host}:{port}/"));
        server.Run(site.RespondAsync);
        await server.StartAsync();
        return site;
    }

    /// <summary>The address of a page.</summary>
    public Uri this[string path] => new(Url, path);

    public void Serve(string path, RequestDelegate page) => _pages[$"/{path}"] = page;

    public void Serve(string path, byte[] content, string type = "text/html; charset=utf-8") =>
        Serve(path, async http =>
        {
            http.Response.ContentType = type;
            await http.Response.Body.WriteAsync(content);
        });

    public void Serve(string path, string content, string type = "text/html; charset=utf-8") =>
        Serve(path, System.Text.Encoding.UTF8.GetBytes(content), type);

    public void Redirect(string path, string to, int status = 302) => Serve(path, http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = to;
            return Task.CompletedTask;
        });

    public void Fail(string path, int status, string? retryAfter = null) => Serve(path, http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task RespondAsync(HttpContext http)
    {
        Requests.Enqueue(
            (http.Request.Path + http.Request.QueryString, new HeaderDictionary(http.Request.Headers.ToDictionary()))
        );
        if (_pages.TryGetValue(http.Request.Path, out var page))
            await page(http);
        else
            http.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
