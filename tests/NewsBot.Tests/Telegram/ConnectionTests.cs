using Microsoft.Extensions.DependencyInjection;
using NewsBot.Errors;

namespace NewsBot.Tests.Telegram;

/// <summary>What happens when the connection to Telegram fails.</summary>
public sealed class ConnectionTests : BotTests
{
    [Fact]
    public async Task When_the_server_goes_away_during_a_poll_and_comes_back_the_bot_continues()
    {
        await using var bot = await RunningBot.StartAsync();
        await AssertAnswersAsync(bot);
        await bot.Telegram.StopAsync();
        await bot.Telegram.ListenAsync();
        await AssertAnswersAsync(bot);
    }

    [Fact]
    public async Task A_revoked_token_stops_the_bot_after_few_requests_and_names_the_setting()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Telegram.WaitFor(
            request => request.Is("setMyShortDescription") && request.Arguments.Text("language_code") == "uk",
            Test
        );
        using var fault = bot.Telegram.Faults.TokenRevoked();
        bot.Chat.Says(Question);
        await bot.WhenStopped(Test);
        Assert.InRange(bot.Telegram.Requests.Count(request => request.Status == 401), 1, 3);
        var error = Assert.Throws<UserError>(bot.Services.GetRequiredService<FatalFailure>().ThrowIfSet);
        Assert.Equal(ExitCode.WrongUsage, error.ExitCode);
        Assert.Contains("Telegram:Token", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_poller_or_a_webhook_is_named_and_retried_slowly()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Telegram.WaitFor(request => request.Is("setMyCommands"), Test);
        using var conflict = bot.Telegram.Faults.Error(
            "getUpdates",
            409,
            "Conflict: can't use getUpdates method while webhook is active"
        );
        bot.Chat.Says(Question);
        await bot.WaitForLog("Error: Another program takes this bot's messages", Test);
        await bot.StopHostAsync();
        Assert.InRange(bot.Telegram.Requests.Count(request => request.Status == 409), 1, 2); // the poll, and the confirmation at the end
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_refused_poll_is_retried_while_the_token_is_valid(int code)
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error("getUpdates", code, "Unauthorized", times: 1);
        await AssertAnswersAsync(bot);
        await AssertAnswersAsync(bot);
        Assert.True(refused.WasHit);
    }

    [Fact]
    public async Task A_proxy_that_echoes_the_address_brings_no_token_into_the_log()
    {
        await using var bot = await RunningBot.StartAsync();
        using (
            bot.Telegram.Faults.Error(
                "sendMessage",
                400,
                $"Bad Request: no route to /bot{bot.Telegram.Token}/sendMessage",
                times: 1
            )
        )
        {
            bot.Chat.Says(Question);
            await bot.WaitForLog("Warning: Chat", Test);
        }

        await bot.StopHostAsync();
        Assert.Contains(bot.Log, line => line.Contains("/bot42:[token]/sendMessage", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log, line => line.Contains("test-token", StringComparison.Ordinal));
    }
}
