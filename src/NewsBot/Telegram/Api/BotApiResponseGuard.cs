using System.Net;
using System.Text.Json;

namespace NewsBot.Telegram.Api;

/// <summary>
/// Accepts a response only if it is the Bot API's: a 200 needs a body that says <c>"ok":true</c>. The page of a portal
/// or proxy becomes an ordinary connection failure, so the request is retried. A body that is cut off after "ok" is a
/// success, because the request was carried out.
/// </summary>
internal sealed class BotApiResponseGuard(HttpMessageHandler line) : DelegatingHandler(line)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK || IsFile(request))
            return response;

        var body = await ReadAsFarAsItGoesAsync(response.Content, cancellationToken);
        if (!SaysOk(body))
        {
            response.Dispose();
            throw new HttpRequestException("the response is not from Telegram, but from a portal or proxy in between");
        }

        var content = new ByteArrayContent(body);
        content.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content.Dispose();
        response.Content = content;
        return response;
    }

    /// <summary>The contents of a file can be anything.</summary>
    private static bool IsFile(HttpRequestMessage request) =>
        request.RequestUri?.AbsolutePath.StartsWith("/file/", StringComparison.Ordinal) == true;

    /// <summary>Whether a JSON object, perhaps cut off, says <c>"ok":true</c> at its top.</summary>
    internal static bool SaysOk(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(
            body,
            isFinalBlock: false,
            new JsonReaderState(new JsonReaderOptions { MaxDepth = int.MaxValue })
        );
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return false;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isOk = json.ValueTextEquals("ok"u8);
                if (!json.Read())
                    return false;
                if (isOk)
                    return json.TokenType == JsonTokenType.True;
                if (!json.TrySkip())
                    return false;
            }
        }
        catch (JsonException)
        {
            // Not JSON, so not Telegram's.
        }

        return false;
    }

    private static async Task<byte[]> ReadAsFarAsItGoesAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            await stream.CopyToAsync(body, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            // The connection broke: what was received may be enough to decide.
        }

        return body.ToArray();
    }
}
