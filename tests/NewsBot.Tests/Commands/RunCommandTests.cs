using NewsBot.TestServer;

namespace NewsBot.Tests.Commands;

/// <summary>The program that serves Telegram until it is asked to stop, or something ends it.</summary>
public sealed class RunCommandTests : ProgramTests
{
    [Fact]
    public async Task With_a_token_it_serves_telegram_until_it_is_stopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM on Windows.");
        await using var telegram = await FakeTelegram.StartAsync();
        using var process = Start(Folder, ["--articles", Articles], telegram);
        var log = process.StandardOutput.ReadToEndAsync(Test);
        var chat = telegram.PrivateChat(telegram.User("Anna"));
        chat.Says("Who opened the harbour bridge?");
        Assert.StartsWith("The mayor opened", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);

        using var kill = new StartedProcess("kill", "-TERM", $"{process.Id}");
        Assert.Equal(0, await process.EndAsync(Test));
        Assert.Equal(0, telegram.PendingUpdates);
        Assert.DoesNotContain(telegram.Token.Split(':')[1], await log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_says_how_the_running_bot_is_and_where_none_runs()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using (var process = Start(Folder, ["--articles", Articles], telegram))
        {
            var chat = telegram.PrivateChat(telegram.User("Anna"));
            chat.Says("Who opened the harbour bridge?");
            await chat.NextReply(Test);
            using var asked = Start(Folder, ["status"], telegram);
            var reading = asked.StandardOutput.ReadToEndAsync(Test);
            Assert.Equal(0, await asked.EndAsync(Test));
            var output = await reading;
            Assert.StartsWith("@news_test_bot, ready, up 00:00:", output, StringComparison.Ordinal);
            Assert.Contains("  library    2 articles", output, StringComparison.Ordinal);
        }

        using var none = Start(Folder, ["status"], telegram);
        var errors = none.StandardError.ReadToEndAsync(Test);
        Assert.Equal(3, await none.EndAsync(Test));
        Assert.StartsWith("No bot runs over", await errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_one_line_and_exit_code_2()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        var file = Write("a-file", "x");
        using var process = Start(
            Folder,
            ["--articles", Articles],
            telegram,
            ("Data__Folder", Path.Combine(file, "below"))
        );
        var (output, errors) = (
            process.StandardOutput.ReadToEndAsync(Test),
            process.StandardError.ReadToEndAsync(Test)
        );
        Assert.Equal(2, await process.EndAsync(Test));
        Assert.Matches(@"\AThe data folder '.*' can't be written: .*\n\z", await errors);
        Assert.Equal("", await output);
    }

    [Fact]
    public async Task A_second_start_says_at_once_that_it_waits_and_harms_nothing_of_the_first()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var first = Start(Folder, ["--articles", Articles], telegram);
        var chat = telegram.PrivateChat(telegram.User("Anna"));
        chat.Says("Who opened the harbour bridge?");
        await chat.NextReply(Test);

        using var second = Start(Folder, ["--articles", Articles], telegram);
        Assert.StartsWith(
            "Another bot uses the data folder",
            await Patience.For("a line", second.StandardError.ReadLineAsync(Test).AsTask(), Test),
            StringComparison.Ordinal
        );
        var (code, output, _) = await RunAsync("status");
        Assert.Equal((0, true), (code, output.StartsWith("@news_test_bot, ready", StringComparison.Ordinal)));

        first.Kill();
        Assert.Contains(
            "2 articles",
            await Patience.For("a line of the log", second.StandardOutput.ReadLineAsync(Test).AsTask(), Test),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_port_in_use_is_one_line_and_exit_code_3()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var process = Start(Folder, ["--articles", Articles], telegram, ("Monitoring__Listen", telegram.Url));
        var (output, errors) = (
            process.StandardOutput.ReadToEndAsync(Test),
            process.StandardError.ReadToEndAsync(Test)
        );
        Assert.Equal(3, await process.EndAsync(Test));
        Assert.Matches(@"\Ahttp://.* can't be listened on: .* Correct Monitoring:Listen, .*\n\z", await errors);
        Assert.DoesNotContain("Exception", await output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json", "{\"Timestamp\":\"20")]
    [InlineData("simple", "20")]
    [InlineData("systemd", "<6>")]
    public async Task The_log_has_the_configured_format(string format, string start)
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var process = Start(
            Folder,
            ["--articles", Articles],
            telegram,
            ("Logging__Console__FormatterName", format)
        );
        var line = await Patience.For("a line of the log", process.StandardOutput.ReadLineAsync(Test).AsTask(), Test);
        Assert.StartsWith(start, line, StringComparison.Ordinal);
        if (format == "json")
            Assert.Contains("\"Articles\":2", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_waits_while_others_are_answered_survives_a_kill()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        var (slow, other) = (telegram.PrivateChat(telegram.User("Slow")), telegram.PrivateChat(telegram.User("Other")));
        using (var hanging = telegram.Faults.BlackHole("sendMessage", chat: slow.Id))
        using (var killed = Start(Folder, ["--articles", Articles], telegram))
        {
            slow.Says("Who opened the harbour bridge?");
            await hanging.Met;
            for (var i = 0; i < 3; i++)
            {
                other.Says("Who opened the harbour bridge?");
                await other.NextReply(Test);
            }

            Assert.InRange(telegram.PendingUpdates, 0, 1);
            killed.Kill();
        }

        using var process = Start(Folder, ["--articles", Articles], telegram);
        Assert.StartsWith("The mayor opened", (await slow.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.InRange(other.Messages.Count, 6, 7);
    }

    [Fact]
    public async Task A_reader_of_the_log_that_sleeps_does_not_stop_the_answers()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var process = Start(Folder, ["--articles", Articles], telegram);
        for (var i = 0; i < 4000; i++)
            telegram.Inject($$$"""{"update_id":{id},"message":{"message_id":"{{{new string('x', 400)}}}"}}""");
        var chat = telegram.PrivateChat(telegram.User("Anna"));
        chat.Says("Who opened the harbour bridge?");
        Assert.StartsWith("The mayor opened", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_revoked_token_it_ends_with_exit_code_2_and_names_the_setting()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var revoked = telegram.Faults.TokenRevoked();
        using var process = Start(Folder, ["run", "--articles", Articles], telegram);
        var errors = process.StandardError.ReadToEndAsync(Test);
        Assert.Equal(2, await process.EndAsync(Test));
        Assert.Contains("Telegram:Token", await errors, StringComparison.Ordinal);
        Assert.InRange(telegram.Requests.Count, 1, 3);
    }
}
