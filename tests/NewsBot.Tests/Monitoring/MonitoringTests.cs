using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Libraries;
using NewsBot.Monitoring;
using NewsBot.Tests.Telegram;
using NewsBot.TestServer;

namespace NewsBot.Tests.Monitoring;

/// <summary>What an operator sees of a running bot.</summary>
[Collection<Alone>]
public sealed class MonitoringTests : BotTests, IDisposable
{
    private readonly HttpClient _http = new();
    private readonly string _listen = $"http://127.0.0.1:{FreePort.Find()}";

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_bot_that_serves_is_live_and_ready()
    {
        await using var bot = await StartAsync();
        await AssertAnswersAsync(bot);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("healthz")).Status);
        var (status, body) = await GetAsync("readyz");
        Assert.Equal(HttpStatusCode.OK, status);
        var report = JsonDocument.Parse(body).RootElement;
        Assert.Equal(
            ("news_test_bot", "Ready", 2),
            (
                report.GetProperty("bot").GetString(),
                report.GetProperty("state").GetString(),
                report.GetProperty("articles").GetInt32()
            )
        );
        Assert.Equal(
            ["telegram", "inbox", "store", "library"],
            report.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString())
        );
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("anything")).Status);
    }

    [Fact]
    public async Task A_bot_that_cannot_store_questions_is_live_but_not_ready_and_says_why()
    {
        await using var bot = await StartAsync();
        await bot.RestartWithoutInboxAsync(("Monitoring:Listen", _listen));
        await AssertAnswersAsync(bot);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("healthz")).Status);
        var (status, body) = await GetAsync("readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("open questions can't be kept", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_without_an_article_is_not_ready()
    {
        await using var bot = await StartAsync();
        await AssertAnswersAsync(bot);
        bot.Services.GetRequiredService<CurrentLibrary>().Value = Some.Library();
        var (status, body) = await GetAsync("readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("no article", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_cover_updates_answers_and_sends_without_personal_data()
    {
        await using var bot = await StartAsync();
        using (bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 1, times: 1))
            await AssertAnswersAsync(bot);
        bot.Telegram.Inject("""{"update_id":{id},"message":{}}""");
        await AssertAnswersAsync(bot);
        foreach (
            var line in new[]
            {
                "newsbot_updates_total{[^}]*end=\"done\"[^}]*} 2\n",
                "newsbot_updates_total{[^}]*end=\"set_aside\"[^}]*} 1\n",
                "newsbot_answers_total{[^}]*outcome=\"answer\"[^}]*} 2\n",
                "newsbot_telegram_waits_total{[^}]*} 1\n",
                "newsbot_send_retries_total{[^}]*why=\"wait\"[^}]*} 1\n",
                "newsbot_update_duration_seconds_bucket{[^}]*le=\"0.25\"} ",
                "newsbot_send_duration_seconds_count{[^}]*accepted=\"true\"[^}]*} 2\n",
                "newsbot_inbox_open",
                "newsbot_library_articles{[^}]*} 2\n",
                "newsbot_store_failing",
                "dotnet_gc_",
            }
        )
            await MetricAsync(new Regex(line, RegexOptions.NonBacktracking));
        var (_, metrics) = await GetAsync("metrics");
        Assert.DoesNotContain("Anna", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("test-token", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_count_duplicate_dropped_and_undelivered_updates()
    {
        await using var bot = await StartAsync();
        var message = bot.Chat.Says("/help");
        await bot.Chat.NextReply(Test);
        bot.Telegram.DeliverAgain(1, message);
        using (bot.Telegram.Faults.Error("sendMessage", 400, "Bad Request: chat not found", times: 1))
        {
            bot.Chat.Says("/help");
            await bot.WaitForLog("Error: Update 2 (message) could not be", Test);
        }

        var flood = bot.Telegram.PrivateChat(bot.Telegram.User("Flood"));
        using (var hanging = bot.Telegram.Faults.BlackHole("sendMessage", chat: flood.Id))
        {
            for (var i = 0; i < 105; i++)
                flood.Says("/help");
            await bot.WaitForLog($"Warning: Chat {flood.Id}: dropped update", Test, times: 5);
        }

        foreach (
            var line in new[]
            {
                "end=\"known\"[^}]*} 1\n",
                "end=\"not_delivered\"[^}]*} 1\n",
                "end=\"left_out\"[^}]*} 5\n",
            }
        )
            await MetricAsync(new Regex("newsbot_updates_total{[^}]*" + line, RegexOptions.NonBacktracking));
    }

    [Fact]
    public async Task Every_counter_begins_at_zero_with_each_of_its_labels()
    {
        await using var bot = await StartAsync();
        foreach (
            var line in new[]
            {
                "newsbot_updates_total{[^}]*end=\"set_aside\"[^}]*} 0\n",
                "newsbot_updates_total{[^}]*end=\"left_for_later\"[^}]*} 0\n",
                "newsbot_answers_total{[^}]*outcome=\"none\"[^}]*} 0\n",
                "newsbot_send_retries_total{[^}]*why=\"failed\"[^}]*} 0\n",
                "newsbot_telegram_waits_total{[^}]*} 0\n",
                "target_info{[^}]*service_name=\"newsbot\"[^}]*service_version=\"[0-9.]+\"",
            }
        )
            await MetricAsync(new Regex(line, RegexOptions.NonBacktracking));
    }

    [Fact]
    public async Task A_stale_library_is_reported_and_does_not_affect_the_health()
    {
        await using var bot = await StartAsync();
        await AssertAnswersAsync(bot);
        var reporter = bot.Services.GetRequiredService<HealthReporter>();
        var current = bot.Services.GetRequiredService<CurrentLibrary>();
        current.Value = Some.LibraryOf(Some.Today.AddDays(-30), Some.Sochi);
        var report = await reporter.ReportAsync(Test);
        Assert.Equal((Health.Ready, true, true), (report.State, report.Live, report.Freshness.IsStale));
        Assert.InRange(report.Freshness.Days, 29, 31);
    }

    [Fact]
    public void Events_have_ids_that_are_small_and_all_different()
    {
        var ids = typeof(HealthReporter)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId)
            .OfType<int>()
            .ToList();
        Assert.InRange(ids.Count, 40, 200);
        Assert.All(ids, id => Assert.InRange(id, 100, 999));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task The_status_of_a_running_bot_is_read_from_its_data_folder_which_only_its_owner_may()
    {
        await using var bot = await RunningBot.StartAsync();
        await AssertAnswersAsync(bot);
        var path = StatusSocket.PathIn(bot.DataFolder);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), Test);
        using var reader = new StreamReader(new NetworkStream(socket), Encoding.UTF8);
        var report = JsonDocument
            .Parse(await Patience.For("the status", reader.ReadToEndAsync(Test), Test))
            .RootElement;
        Assert.Equal("Ready", report.GetProperty("state").GetString());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        await bot.StopHostAsync();
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_trace_is_an_update_with_its_sends_and_holds_no_secret()
    {
        var traces = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BotMetrics.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = trace =>
            {
                lock (traces)
                    traces.Add(trace);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var bot = await RunningBot.StartAsync();
        await AssertAnswersAsync(bot);
        await bot.StopHostAsync();
        lock (traces)
        {
            Assert.Contains(traces, trace => trace.DisplayName == "Message");
            Assert.Contains(traces, trace => trace.DisplayName == "Send" && trace.Parent?.DisplayName == "Message");
            Assert.DoesNotContain(traces, trace => trace.TagObjects.Any());
        }
    }

    [Fact]
    public async Task Systemd_gets_pings_at_half_its_interval_while_the_bot_polls()
    {
        await using var bot = await RunningBot.StartAsync();
        var (clock, systemd) = (new FakeTimeProvider(), new FakeSystemd());
        using var watchdog = new Watchdog(
            systemd,
            bot.Services.GetRequiredService<HealthReporter>(),
            "20000000",
            clock
        );
        await watchdog.StartAsync(Test);
        await Patience.Until("the first sign", () => systemd.Told == 1, Test);
        clock.Advance(TimeSpan.FromSeconds(10));
        await Patience.Until("the second sign", () => systemd.Told == 2, Test);
        await watchdog.StopAsync(Test);
    }

    private Task<RunningBot> StartAsync() => RunningBot.StartWithAsync(("Monitoring:Listen", _listen));

    /// <summary>An update is counted once its answer was accepted: a moment after it can be read.</summary>
    private async Task MetricAsync(Regex line)
    {
        var started = TimeProvider.System.GetTimestamp();
        string metrics;
        do (_, metrics) = await GetAsync("metrics");
        while (!line.IsMatch(metrics) && TimeProvider.System.GetElapsedTime(started) < Patience.Limit);
        Assert.True(
            line.IsMatch(metrics),
            $"No line is like {line}:\n"
                + $"{string.Join('\n', metrics.Split('\n').Where(one => one.StartsWith("newsbot_", StringComparison.Ordinal)))}"
        );
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        using var response = await _http.GetAsync($"{_listen}/{path}", Test);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Test));
    }

    private sealed class FakeSystemd : ISystemdNotifier
    {
        public int Told { get; private set; }

        public bool IsEnabled => true;

        public void Notify(ServiceState state) => Told++;
    }
}

/// <summary>
/// Not beside other tests: a meter is known by its name in the whole process, so that a bot which another test ends
/// takes this one's counters with it.
/// </summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;
