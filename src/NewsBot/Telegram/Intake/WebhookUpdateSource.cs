using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NewsBot.Configuration;
using NewsBot.Http;
using NewsBot.Instances;
using NewsBot.Storage;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Updates;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace NewsBot.Telegram.Intake;

/// <summary>
/// Listens for updates that Telegram delivers, and hands them to the pipeline, which stores them before they are
/// confirmed. A request without the secret is not even read.
/// </summary>
internal sealed partial class WebhookUpdateSource(
    ITelegramBotClient client,
    TelegramConnection line,
    UpdatePipeline pipeline,
    IInstance instance,
    WebhookSettings settings,
    ILoggerFactory logs,
    TimeProvider time
) : IUpdateSource
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>An update is some kilobytes; the longest message has 32.</summary>
    private const int MaxBytes = 1024 * 1024;

    /// <summary>
    /// The maximum size that is read and discarded, so a sender of too much data gets the response; beyond it the
    /// connection is closed.
    /// </summary>
    private const long MaxDrained = 8L * MaxBytes;

    private const string RetrySeconds = "2";

    /// <summary>Chats that Telegram delivers of side by side.</summary>
    private const int MaxConnections = 40;

    /// <summary>The time between two checks of Telegram's deliveries.</summary>
    private static readonly TimeSpan LookPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan MaxRequestTime = TimeSpan.FromSeconds(15);

    /// <summary>A body is only split here, which takes no stack; the pipeline bounds its depth.</summary>
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = RawUpdate.MaxDepth };

    private static readonly UpdateType[] Kinds =
    [
        .. UpdateParser.Kinds.Select(kind =>
            Enum.Parse<UpdateType>(kind.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)
        ),
    ];

    private readonly byte[] _secret = Hash(settings.Secret);
    private readonly ILogger _logger = logs.CreateLogger<WebhookUpdateSource>();

    /// <inheritdoc/>
    public async Task ReceiveAsync(CancellationToken stopping)
    {
        await using var server = await ListenAsync(stopping);
        while (true)
        {
            using var term = await instance.LeadAsync(stopping);
            try
            {
                await CareAsync(term.End);
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                // Another instance sees to the webhook now.
            }
        }
    }

    /// <summary>Sets the webhook, and sets it again if somebody else has.</summary>
    private async Task CareAsync(CancellationToken stopping)
    {
        await line.RetryAsync(SetAsync, stopping);
        Log.Listening(_logger, settings.Listen);
        DateTime? reported = null;
        while (true)
        {
            await Task.Delay(LookPause, time, stopping);
            var info = await line.RetryAsync(
                token => RequestTimeout.BoundAsync(MaxRequestTime, time, client.GetWebhookInfo, token),
                stopping
            );
            if (info.Url != settings.Url)
                await line.RetryAsync(SetAsync, stopping);
            if (info.LastErrorDate is not { } failed || failed == reported)
                continue;
            reported = failed;
            Log.NotDelivered(_logger, info.PendingUpdateCount, info.LastErrorMessage);
        }
    }

    /// <summary>
    /// Removes the webhook: Telegram keeps the updates and delivers them after the next start. Where other instances
    /// listen, it stays.
    /// </summary>
    public async Task EndAsync()
    {
        if (instance.IsShared)
            return;
        try
        {
            await RequestTimeout.BoundAsync(
                TimeSpan.FromSeconds(3),
                time,
                token => client.DeleteWebhook(dropPendingUpdates: false, token),
                CancellationToken.None
            );
        }
        catch (RequestException failure)
        {
            Log.NotRemoved(_logger, ExceptionText.Describe(failure));
        }
    }

    private Task<WebApplication> ListenAsync(CancellationToken stopping) =>
        HttpListenerHost.StartAsync(
            settings.Listen,
            "Telegram:Webhook:Listen",
            kestrel =>
            {
                kestrel.Limits.MaxRequestBodySize = MaxDrained;
                if (settings.Certificate is { } certificate)
                    kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
            },
            server => server.Run(async http => http.Response.StatusCode = await ReceiveAsync(http.Request, stopping)),
            logs,
            services: null,
            stopping
        );

    private async Task<bool> SetAsync(CancellationToken cancellationToken)
    {
        // Telegram must get a self-signed certificate.
        using var shown = settings.IsSelfSigned
            ? new MemoryStream(Encoding.ASCII.GetBytes(settings.Certificate!.ExportCertificatePem()))
            : null;
        var certificate = shown is null ? null : InputFile.FromStream(shown, "certificate.pem");
        await RequestTimeout.BoundAsync(
            MaxRequestTime,
            time,
            token =>
                client.SetWebhook(
                    settings.Url,
                    certificate,
                    maxConnections: MaxConnections,
                    allowedUpdates: Kinds,
                    dropPendingUpdates: false,
                    secretToken: settings.Secret,
                    cancellationToken: token
                ),
            cancellationToken
        );
        return true;
    }

    /// <returns>The HTTP status: Telegram delivers an update again unless it gets 200.</returns>
    private async Task<int> ReceiveAsync(HttpRequest request, CancellationToken stopping)
    {
        if (!CryptographicOperations.FixedTimeEquals(Hash(request.Headers[SecretHeader].ToString()), _secret))
            return StatusCodes.Status401Unauthorized;
        if (!HttpMethods.IsPost(request.Method))
            return StatusCodes.Status405MethodNotAllowed;
        if (request.ContentLength > MaxBytes)
            return StatusCodes.Status413PayloadTooLarge;
        try
        {
            if (await ReadAsync(request.Body, request.HttpContext.RequestAborted) is not { } body)
                return StatusCodes.Status413PayloadTooLarge;
            var json = JsonElement.Parse(body.Span, AnyDepth);
            line.Succeeded();
            await pipeline.AcceptAsync([new ReceivedUpdate(RawUpdate.FindId(json), json)], stopping);
            return StatusCodes.Status200OK;
        }
        catch (BadHttpRequestException tooLong)
        {
            return tooLong.StatusCode;
        }
        catch (JsonException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (Exception exception) when (exception is OperationCanceledException or StoreException)
        {
            // Without the header Telegram waits twice as long after each failure, up to two minutes.
            request.HttpContext.Response.Headers.RetryAfter = RetrySeconds;
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <returns>The body; null if it is too long.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > MaxBytes)
                return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static partial class Log
    {
        [LoggerMessage(120, LogLevel.Information, "Listening for Telegram on {Listen}")]
        public static partial void Listening(ILogger logger, string listen);

        [LoggerMessage(
            121,
            LogLevel.Error,
            "Telegram could not deliver, and {Pending} updates wait: see that Telegram:Webhook:Url leads to "
                + "Telegram:Webhook:Listen ({Reason})"
        )]
        public static partial void NotDelivered(ILogger logger, int pending, string? reason);

        [LoggerMessage(
            122,
            LogLevel.Information,
            "The webhook could not be removed; it stays until the next start ({Reason})"
        )]
        public static partial void NotRemoved(ILogger logger, string reason);
    }
}
