using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>The menu is a convenience: nothing depends on it.</summary>
public sealed class MenuTests : BotTests
{
    [Theory]
    [InlineData(400, "Bad Request: BOT_COMMAND_INVALID")]
    [InlineData(404, "Not Found")]
    public async Task When_it_is_refused_questions_are_answered_and_the_token_is_not_blamed(int code, string reason)
    {
        await using var telegram = await RunningBot.StartTelegramAsync();
        using var refused = telegram.Faults.Error("setMyCommands", code, reason);
        await using var bot = await RunningBot.StartAsync(telegram);
        await bot.WaitForLog($"Warning: Telegram refused the menu of commands ({code}", Test);
        await AssertAnswersAsync(bot);
    }

    [Fact]
    public async Task When_it_must_wait_an_hour_questions_do_not()
    {
        await using var telegram = await RunningBot.StartTelegramAsync();
        using var refused = telegram.Faults.TooManyRequests("setMyCommands", retryAfter: 3600);
        await using var bot = await RunningBot.StartAsync(telegram);
        await bot.WaitForLog("Warning: The menu of commands is not set yet, trying again in 3600 s", Test);
        await AssertAnswersAsync(bot);
    }

    [Fact]
    public async Task It_is_set_once_in_twelve_starts()
    {
        SkipWithReplicas("Each that leads looks at it, also while others stop.");
        await using var bot = await RunningBot.StartAsync();
        for (var i = 1; i <= 12; i++)
        {
            await bot.Telegram.WaitFor(
                _ => bot.Telegram.Requests.Count(made => made.Is("getMyShortDescription")) == i * Languages,
                Test
            );
            await AssertAnswersAsync(bot);
            await bot.StopHostAsync();
            await bot.StartHostAsync(Some.Sochi);
        }

        Assert.Equal(2 * Languages, bot.Telegram.Requests.Count(request => request.Is("setMyCommands")));
        Assert.Equal(Languages, bot.Telegram.Requests.Count(request => request.Is("setMyDescription")));
    }

    [Fact]
    public async Task It_is_set_in_every_language_and_for_moderators_alone_with_their_commands()
    {
        var anna = 0L;
        await using var bot = await RunningBot.StartNewsroomAsync(telegram =>
        {
            var person = telegram.User("Anna");
            anna = person.Id;
            return person;
        });
        await bot.Telegram.WaitFor(
            request => request.Is("setMyShortDescription") && request.Arguments.Text("language_code") == "uk",
            Test
        );
        Assert.Contains(
            "Новые статьи",
            bot.Telegram.CommandsOf("default ru").Select(command => command!["description"]!.GetValue<string>())
        );
        Assert.DoesNotContain("remove", Names("default"));
        Assert.Contains("remove", Names($"chat {anna}"));
        Assert.True(
            bot
                .Telegram.CommandsOf("all_group_chats")
                .Single(command => command!["command"]!.GetValue<string>() == "help")!["is_ephemeral"]!.GetValue<bool>()
        );
        Assert.StartsWith("Ask a question about the news", bot.Telegram.Descriptions[""], StringComparison.Ordinal);
        Assert.StartsWith("Stell eine Frage", bot.Telegram.Descriptions["de"], StringComparison.Ordinal);

        IEnumerable<string> Names(string scope) =>
            bot.Telegram.CommandsOf(scope).Select(command => command!["command"]!.GetValue<string>());
    }

    [Fact]
    public async Task Descriptions_of_an_earlier_version_are_updated()
    {
        await using var bot = await RunningBot.StartAsync();
        await WhenSetAsync(bot, starts: 1);
        await bot.StopHostAsync();
        var help = bot.Telegram.Commands.Single(command => command!["command"]!.GetValue<string>() == "help")!;
        var does = help["description"]!.GetValue<string>();
        help["description"] = "What an earlier version said";
        bot.Telegram.Descriptions[""] = bot.Telegram.ShortDescriptions[""] = "What an earlier version said";
        await bot.StartHostAsync(Some.Sochi);
        await WhenSetAsync(bot, starts: 2);
        Assert.Equal(
            does,
            bot.Telegram.Commands.Single(command => command!["command"]!.GetValue<string>() == "help")![
                "description"
            ]!.GetValue<string>()
        );
        Assert.StartsWith("Ask a question about the news", bot.Telegram.Descriptions[""], StringComparison.Ordinal);
        Assert.DoesNotContain("earlier", bot.Telegram.ShortDescriptions[""], StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_that_is_refused_nothing_more_is_asked_for_the_menu()
    {
        await using var telegram = await RunningBot.StartTelegramAsync();
        using var refused = telegram.Faults.Error("getMyCommands", 401, "Unauthorized");
        await using var bot = await RunningBot.StartAsync(telegram);
        await bot.WaitForLog("Warning: Telegram refused the menu of commands (401", Test);
        await AssertAnswersAsync(bot);
        await bot.StopHostAsync();
        Assert.Single(telegram.Requests, request => request.Is("getMyCommands"));
    }

    [Theory]
    [InlineData(400, "Bad Request: can't tell")]
    [InlineData(404, "Not Found")]
    public async Task Commands_are_set_even_if_the_server_cannot_list_them(int code, string reason)
    {
        await using var telegram = await RunningBot.StartTelegramAsync();
        using var unknown = telegram.Faults.Error("getMyCommands", code, reason);
        await using var bot = await RunningBot.StartAsync(telegram);
        await WhenSetAsync(bot, starts: 1);
        Assert.NotEmpty(telegram.Commands);
    }

    [Fact]
    public async Task A_group_of_moderators_has_their_commands()
    {
        await using var bot = await RunningBot.StartWithAsync(("Moderators:Chats:0", "-100"));
        await WhenSetAsync(bot, starts: 1);
        Assert.Contains(
            "remove",
            bot.Telegram.CommandsOf("chat -100").Select(command => command!["command"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task A_menu_that_could_not_be_set_once_is_set_in_the_end()
    {
        await using var telegram = await RunningBot.StartTelegramAsync();
        using var busy = telegram.Faults.TooManyRequests("setMyCommands", retryAfter: 1, times: 1);
        await using var bot = await RunningBot.StartAsync(telegram);
        await WhenSetAsync(bot, starts: 1);
        Assert.NotEmpty(telegram.Commands);
    }

    private const int Languages = 9;

    /// <summary>The last thing that is looked at has been looked at.</summary>
    private static Task<ApiRequest> WhenSetAsync(RunningBot bot, int starts) =>
        bot.Telegram.WaitFor(
            request =>
                request.Is("getMyShortDescription")
                && request.Arguments.Text("language_code") == "uk"
                && bot.Telegram.Requests.Count(made => made.Is("getMyShortDescription")) >= starts * Languages,
            Test
        );
}
