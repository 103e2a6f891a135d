using System.Net;
using System.Text;

namespace NewsBot.TestServer;

/// <summary>Delivers updates to a webhook, one after the other, each until it is accepted.</summary>
internal sealed class WebhookDelivery : IDisposable
{
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
            var update = await _updates.FirstAsync(stop);
            try
            {
                using var content = new StringContent(update, Encoding.UTF8, "application/json");
                using var response = await _http.PostAsync(Url, content, stop);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    _updates.RemoveFirst();
                    continue;
                }

                LastError = $"Wrong response from the webhook: {(int)response.StatusCode}";
            }
            catch (Exception failure)
                when (failure is HttpRequestException or ObjectDisposedException && !stop.IsCancellationRequested)
            {
                LastError = failure.Message;
            }

            await Task.Delay(RetryPause, _time, stop);
        }
    }
}
