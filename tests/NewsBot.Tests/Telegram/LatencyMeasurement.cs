using System.Diagnostics;
using System.Globalization;

namespace NewsBot.Tests.Telegram;

/// <summary>Not a test of speed, which would depend on the machine: it prints how long an answer takes.</summary>
public sealed class LatencyMeasurement(ITestOutputHelper output)
{
    private const int Questions = 200;

    [Fact]
    public async Task The_time_from_a_question_to_its_answer_is_printed()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        var times = new List<double>(Questions);
        for (var i = 0; i < Questions; i++)
        {
            var started = Stopwatch.GetTimestamp();
            chat.Says("What did the envoy say about the talks in Geneva?");
            await chat.NextReply(TestContext.Current.CancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Questions} questions one after another: median {times[Questions / 2]:0.0} ms, 95 of 100 within {times[Questions * 95 / 100]:0.0} ms, slowest {times[^1]:0.0} ms"));
        Assert.Equal(2 * Questions, chat.Messages.Count);
    }
}
