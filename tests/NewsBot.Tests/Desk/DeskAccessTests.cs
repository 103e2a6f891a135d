using System.Net;
using NewsBot.Tests.Telegram;

namespace NewsBot.Tests.Desk;

/// <summary>Who gets into the desk, and who does not.</summary>
public sealed class DeskAccessTests : BotTests
{
    [Fact]
    public async Task A_moderator_gets_a_link_in_telegram_that_logs_in_once()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi));
        var chat = desk.Bot.Telegram.PrivateChat(desk.Anna);
        chat.Says("/desk");
        var link = (await chat.NextReply(Test)).Text.Split('\n')[^1];
        Assert.StartsWith($"{desk.Url}login#", link, StringComparison.Ordinal);

        using var client = desk.CreateStranger();
        var login = await client.GetAsync("login", Test);
        Assert.Equal("Overview", (await client.SendAsync(login, "login", Test, ("code", link))).Heading);
        using var other = desk.CreateStranger();
        login = await other.GetAsync("login", Test);
        var refused = await other.SendAsync(login, "login", Test, ("code", link));
        Assert.Equal((HttpStatusCode.Forbidden, "Log in"), (refused.Status, refused.Heading));
    }
}
