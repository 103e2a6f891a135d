using Microsoft.AspNetCore.Http;
using NewsBot.Storage;

namespace NewsBot.Desk.Pages;

/// <summary>
/// A file that pages load. It is in the program, and its path changes with its content, so browsers keep it for ever.
/// </summary>
internal sealed class Asset
{
    private readonly byte[] _content;
    private readonly string _type;

    private Asset(string name, string type)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream($"desk/{name}")!;
        _content = new byte[stream.Length];
        stream.ReadExactly(_content);
        _type = type;
        Path = $"/assets/{ContentStore.GetHash(_content)}/{name}";
    }

    public static Asset Style { get; } = new("desk.css", "text/css; charset=utf-8");

    public static Asset Script { get; } = new("desk.js", "text/javascript; charset=utf-8");

    public static Asset Icon { get; } = new("icon.svg", "image/svg+xml");

    public static IReadOnlyList<Asset> All => [Style, Script, Icon];

    /// <summary>Its path below the desk's root.</summary>
    public string Path { get; }

    public Task SendAsync(HttpContext context)
    {
        context.Response.ContentType = _type;
        context.Response.ContentLength = _content.Length;
        context.Response.Headers.Remove("Pragma");
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return context.Response.Body.WriteAsync(_content, context.RequestAborted).AsTask();
    }
}
