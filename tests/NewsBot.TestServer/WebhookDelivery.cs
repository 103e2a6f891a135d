using System.Net;
using System.Text;

namespace NewsBot.TestServer;

/// <summary>
/// Delivers updates to a webhook, each until it is accepted: those of a chat one after the other, those of different chats
/// side by side.
/// </summary>
internal sealed class WebhookDelivery : IDisposable
{
    /// <summary>As many as Telegram opens without <c>max_connections</c>.</summary>
    private const int Connections = 40;

    /// <summary>Telegram waits longer; a test does not.</summary>
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new();
    private readonly UpdateQueue _updates;
    private readonly TimeProvider _time;

    public WebhookDelivery(UpdateQueue updates, string url, string? secret, TimeProvider time)
    {
        (_updates, Url, _time) = (updates, url, time);
        if (secret is not null)
            _http.DefaultRequestHeaders.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        for (var i = 0; i < Connections; i++)
            _ = DeliverAsync(_stop.Token);
    }

    public string Url { get; }

    /// <summary>Why the last delivery failed; null where none did.</summary>
    public string? LastError { get; private set; }

    /// <summary>Delivers no more.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _http.Dispose();
    }

    private async Task DeliverAsync(CancellationToken stop)
    {
        while (true)
        {
            var update = await _updates.BeginDeliveryAsync(stop);
            var isDelivered = false;
            try
            {
                isDelivered = await TryDeliverAsync(update.Json, stop);
                if (!isDelivered)
                    await Task.Delay(RetryPause, _time, stop);
            }
            finally
            {
                _updates.EndDelivery(update, isDelivered);
            }
        }
    }

    private async Task<bool> TryDeliverAsync(string json, CancellationToken stop)
    {
        try
        {
            using var content = new StringContent(json, Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync(Url, content, stop);
            if (response.StatusCode == HttpStatusCode.OK)
                return true;
            LastError = $"Wrong response from the webhook: {(int)response.StatusCode}";
        }
        catch (Exception failure)
            when (failure is HttpRequestException or ObjectDisposedException && !stop.IsCancellationRequested)
        {
            LastError = failure.Message;
        }

        return false;
    }
}
