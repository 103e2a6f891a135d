using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>Updates that Telegram delivers instead of being asked for them.</summary>
public sealed class WebhookTests : BotTests, IDisposable
{
    private const string Secret = "the-secret_of-the-webhook";

    private readonly string _listen = $"http://127.0.0.1:{FreePort.Find()}";
    private readonly HttpClient _http = new();

    private string Url => $"{_listen}/telegram";

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task It_is_set_with_the_secret_and_the_kinds_served_and_removed_at_the_stop()
    {
        await using var bot = await StartAsync();
        await AssertAnswersAsync(bot);
        bot.Chat.Says("/help");
        Assert.Contains("in your own words", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
        await bot.StopHostAsync();

        var set = Assert.Single(bot.Telegram.Requests, request => request.Is("setWebhook"));
        Assert.Equal(
            (Url, Secret, false),
            (set.Arguments.Text("url"), set.Arguments.Text("secret_token"), set.Arguments.Flag("drop_pending_updates"))
        );
        Assert.Equal(
            NewsBot.Telegram.Updates.UpdateParser.Kinds,
            set.Arguments.Node("allowed_updates")!.AsArray().Select(kind => kind!.GetValue<string>())
        );
        Assert.False(
            Assert
                .Single(bot.Telegram.Requests, request => request.Is("deleteWebhook"))
                .Arguments.Flag("drop_pending_updates")
        );
        Assert.DoesNotContain(bot.Log, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("the-secret_of-the-webhooK")]
    [InlineData("the-secret_of-the-webhook2")]
    public async Task Who_does_not_show_the_secret_is_sent_away_before_a_byte_of_the_body_is_read(string? secret)
    {
        await using var bot = await StartAsync();
        await bot.WaitForLog("Information: Listening for Telegram", Test);
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, new Uri(Url).Port, Test);
        await using var stream = connection.GetStream();

        // Only the headers: waiting for the body would never end.
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /telegram HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n{(secret is null ? "" : $"X-Telegram-Bot-Api-Secret-Token: {secret}\r\n")}\r\n"
            ),
            Test
        );
        using var reader = new StreamReader(stream);
        Assert.Equal(
            "HTTP/1.1 401 Unauthorized",
            await Patience.For("an answer", reader.ReadLineAsync(Test).AsTask(), Test)
        );
    }

    [Fact]
    public async Task A_body_of_three_megabytes_is_refused_with_or_without_a_length()
    {
        await using var bot = await StartAsync();
        await bot.WaitForLog("Information: Listening for Telegram", Test);
        using var told = await PostAsync(new StringContent(new string(' ', 3_000_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, told.StatusCode);
        using var chunked = new HttpRequestMessage(HttpMethod.Post, Url)
        {
            Content = new StringContent($"\"{new string('x', 3_000_000)}\""),
        };
        chunked.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        (chunked.Headers.TransferEncodingChunked, chunked.Content.Headers.ContentLength) = (true, null);
        using var refused = await _http.SendAsync(chunked, Test);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task Invalid_json_is_refused_and_a_failing_update_becomes_a_dead_letter()
    {
        await using var bot = await StartAsync();
        await bot.WaitForLog("Information: Listening for Telegram", Test);
        using var refused = await PostAsync(new StringContent("{\"update_id\":"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        bot.Telegram.Inject(
            $$"""{"update_id":{id},"message":{{string.Concat(Enumerable.Repeat("{\"a\":", 5000))}}1{{new string('}', 5000)}}}"""
        );
        bot.Telegram.Inject("""{"message":{}}""");
        bot.Chat.Says(Question);
        await bot.Chat.NextReply(Test);
        await bot.WaitForLog("Error: Update ", Test, times: 2);
        await Patience.Until(
            "two dead letters",
            () => File.ReadAllLines(Path.Combine(bot.DataFolder, "dead-letters.jsonl")).Length == 2,
            Test
        );
    }

    [Fact]
    public async Task The_same_update_delivered_twice_is_answered_once()
    {
        await using var bot = await StartAsync();
        await AssertAnswersOnceAsync(bot);
    }

    [Fact]
    public async Task An_update_that_cannot_be_stored_is_answered_before_it_is_confirmed()
    {
        await using var bot = await StartAsync();
        await bot.WaitForLog("Information: Listening for Telegram", Test);
        await bot.RestartWithoutInboxAsync(Settings);
        await bot.WaitForLog("Information: Listening for Telegram", Test, times: 2);
        using var posted = await PostAsync(new StringContent(Some.RawUpdate(900, bot.Chat.Id, Question)));
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        Assert.Single(bot.Chat.Messages);
    }

    [Fact]
    public async Task An_update_that_is_neither_stored_nor_answered_at_a_stop_is_delivered_again()
    {
        await using var bot = await StartAsync();
        await bot.WaitForLog("Information: Listening for Telegram", Test);
        await bot.RestartWithoutInboxAsync(Settings);
        await bot.WaitForLog("Information: Listening for Telegram", Test, times: 2);
        using var busy = bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 600);
        var posting = PostAsync(new StringContent(Some.RawUpdate(900, bot.Chat.Id, Question)));
        await bot.Telegram.WaitFor(request => request.Is("sendMessage") && request.Status == 429, Test);
        await bot.StopHostAsync();
        try
        {
            using var posted = await Patience.For("an answer to the post", posting, Test);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, posted.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The connection ended with the bot, which says the same.
        }
    }

    [Fact]
    public async Task With_a_certificate_it_serves_https_and_sends_telegram_a_self_signed_one()
    {
        using var folder = new TempFolder();
        var (certificate, key) = (Path.Combine(folder.Path, "certificate.pem"), Path.Combine(folder.Path, "key.pem"));
        using (var rsa = RSA.Create(2048))
        {
            var request = new CertificateRequest(
                "CN=127.0.0.1",
                rsa,
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            );
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
            using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
            await File.WriteAllTextAsync(certificate, made.ExportCertificatePem(), Test);
            await File.WriteAllTextAsync(key, rsa.ExportPkcs8PrivateKeyPem(), Test);
        }

        var listen = _listen.Replace("http:", "https:", StringComparison.Ordinal);
        await using var bot = await RunningBot.StartWithAsync(
            ("Telegram:Webhook:Url", listen),
            ("Telegram:Webhook:Secret", Secret),
            ("Telegram:Webhook:Listen", listen),
            ("Telegram:Webhook:Certificate", certificate),
            ("Telegram:Webhook:Key", key)
        );
        var set = await bot.Telegram.WaitFor(request => request.Is("setWebhook"), Test);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", set.Arguments.Text("certificate"), StringComparison.Ordinal);
        using var own = X509Certificate2.CreateFromPem(set.Arguments.Text("certificate"));
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(own);
        using var http = new HttpClient(handler);
        using var response = await http.PostAsync(listen, null, Test);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private (string, string?)[] Settings =>
        [("Telegram:Webhook:Url", Url), ("Telegram:Webhook:Secret", Secret), ("Telegram:Webhook:Listen", _listen)];

    private Task<RunningBot> StartAsync() => RunningBot.StartWithAsync(Settings);

    private Task<HttpResponseMessage> PostAsync(HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = content };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        return _http.SendAsync(request, Test);
    }
}
