using NewsBot.TestServer;

namespace NewsBot.Tests.Commands;

public sealed class ChatCommandTests : ProgramTests
{
    [Fact]
    public async Task Chat_works_in_a_pipe_and_a_number_presses_a_button()
    {
        var (code, output, _) = await RunWithInputAsync(
            "/start\n1\nWho opened the harbour bridge?\n",
            "chat",
            "--articles",
            Articles
        );
        Assert.Equal(0, code);
        Assert.Contains("1. Who rejected the congress in Sochi?", output, StringComparison.Ordinal);
        Assert.Contains("> Nearly forty rebel groups", output, StringComparison.Ordinal);
        Assert.Contains("> The mayor opened", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_presses_a_button_of_the_last_reply()
    {
        var (_, output, _) = await RunWithInputAsync("/start\n1\n3\n4\n/help\n3\n17\n", "chat", "--articles", Articles);
        Assert.Contains("There is no button 3.", output, StringComparison.Ordinal);
        Assert.Contains("There is no button 17.", output, StringComparison.Ordinal);
        Assert.Contains("> Nearly forty rebel groups", output, StringComparison.Ordinal);
        Assert.Contains(
            "Rebels reject the Sochi congress, Sample Wire, 26 December 2017",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("Thank you", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit")]
    [InlineData("QUIT")]
    [InlineData("/quit")]
    public async Task A_word_leaves_the_chat(string word)
    {
        var (code, output, _) = await RunWithInputAsync(
            $"{word}\nWho opened the harbour bridge?\n",
            "chat",
            "--articles",
            Articles
        );
        Assert.Equal((0, ""), (code, output));
    }

    [Fact]
    public async Task The_chat_uses_the_database_of_the_bot()
    {
        await RunWithInputAsync("Who won the rugby final in Timbuktu?\n1\n", "chat", "--articles", Articles);
        var (_, output, _) = await RunWithInputAsync("/questions\n", "chat", "--articles", Articles);
        Assert.Contains("Who won the rugby final in Timbuktu?", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chat_states_the_retention_of_the_settings()
    {
        var retention = ("Data__Retention", "7");
        var (_, output, _) = await RunWithInputAsync("/privacy\n", retention, "chat", "--articles", Articles);
        Assert.Contains("7 days", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_added_in_the_chat_by_its_name()
    {
        var file = Write("zeppelin.txt", "Zeppelin lands\n\nThe zeppelin landed on the market square on Sunday.");
        var (_, output, _) = await RunWithInputAsync(
            $"/add {file}\n/add nowhere.txt\n",
            "chat",
            "--articles",
            Articles
        );
        Assert.Contains("Zeppelin lands", output, StringComparison.Ordinal);
        Assert.Contains("Publish", output, StringComparison.Ordinal);
        Assert.Matches("There is no file '.*nowhere.txt'", output);
    }

    [Fact]
    public async Task A_chat_without_input_ends_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh on Windows.");
        using var shell = new StartedProcess(
            "sh",
            "-c",
            $"exec {DotNet} '{Path.Combine(AppContext.BaseDirectory, "NewsBot.dll")}' chat --articles '{Articles}' <&-"
        );
        Assert.Equal(0, await shell.EndAsync(Test));
    }
}
