using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Tests.Conversations;

namespace NewsBot.Tests.Messaging;

public sealed class SlashCommandsTests
{
    [Theory]
    [InlineData("/latest", "latest", "")]
    [InlineData("/LATEST@News_Test_Bot", "latest", "")]
    [InlineData("/ask Who won?", "ask", "Who won?")]
    [InlineData("/ask@bot  Who\nwon? ", "ask", "Who\nwon?")]
    [InlineData("/add\nBridge opens\n\nIt opened.", "add", "Bridge opens\n\nIt opened.")]
    [InlineData("/ask\tWho won?", "ask", "Who won?")]
    [InlineData("/", "", "")]
    public void A_command_is_its_name_without_the_bots_name_and_the_text_after_it(
        string text,
        string name,
        string argument
    ) => Assert.Equal((name, argument), SlashCommands.Parse(text));

    [Theory]
    [InlineData("latest")]
    [InlineData(" /latest")]
    [InlineData("What is /latest?")]
    public void A_text_that_begins_with_anything_else_is_none(string text) => Assert.Null(SlashCommands.Parse(text));

    [Fact]
    public void Other_users_have_only_the_commands_of_the_menu()
    {
        var commands = Some.Services().Get<SlashCommands>();
        Assert.Equal(
            ["start", "help", "latest", "sources", "new", "privacy", "forget"],
            Menu(commands, isModerator: false)
        );
        Assert.Equal(
            ["articles", "add", "edit", "correct", "retract", "remove", "questions", "status", "why"],
            Menu(commands, isModerator: true).Skip(7)
        );
        Assert.Null(commands.Find("status", isModerator: false));
        Assert.NotNull(commands.Find("STATUS", isModerator: true));
        Assert.NotNull(commands.Find("ask", isModerator: false));
    }

    private static IEnumerable<string> Menu(SlashCommands commands, bool isModerator) =>
        commands.Menu(isModerator, Phrases.Default).Select(entry => entry.Command.Name);
}
