using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Telegram.Intake;
using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>Whatever fails over one update is that update's: noted, and on.</summary>
public sealed class DeadLetterTests : BotTests
{
    [Theory]
    [InlineData("message", """{"update_id":{id},"message":{"message_id":"not a number"}}""")]
    [InlineData(
        "message",
        """{"update_id":{id},"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}"""
            + ""","forward_origin":{"type":"from_the_future"}}}"""
    )]
    [InlineData(
        "message",
        """{"update_id":{id},"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"\ud800"}}"""
    )]
    [InlineData("chat_member", """{"update_id":{id},"chat_member":{"new_chat_member":{"status":"unheard_of"}}}""")]
    [InlineData("message", """{"update_id":{id},"message":{}}""")]
    [InlineData(
        "message",
        """{"update_id":{id},"message":{"message_id":1,"date":1,"text":"Hello","from":{"id":1,"is_bot":false"""
            + ""","first_name":"A"},"chat":null}}"""
    )]
    [InlineData(
        "callback_query",
        """{"update_id":{id},"callback_query":{"id":"1","chat_instance":"1","data":"1:q:AAAAAAAA:0"}}"""
    )]
    [InlineData(
        "callback_query",
        """{"update_id":{id},"callback_query":{"id":"1","from":{"id":1,"is_bot":false,"first_name":"A"}"""
            + ""","chat_instance":"1","data":"x","message":{"message_id":1,"date":1}}}"""
    )]
    [InlineData(
        "message",
        """{"update_id":null,"message":{"message_id":1,"date":1,"text":"Hello","chat":{"id":1,"type":"private"}}}"""
    )]
    [InlineData("message", """{"message":{"message_id":1,"date":1,"text":"Hello","chat":{"id":1,"type":"private"}}}""")]
    [InlineData("message", """{"update_id":"\ud800","message":{"message_id":1}}""")]
    [InlineData(null, """{"update_id":{id},"\ud800":{"message_id":1}}""")]
    [InlineData(
        "message",
        """{"update_id":-5,"message":{"message_id":1,"date":1,"text":"Hello","chat":{"id":1,"type":"private"}}}"""
    )]
    [InlineData("inline_query", """{"update_id":{id},"inline_query":{"id":"1","query":"x","offset":""}}""")]
    [InlineData(
        "my_chat_member",
        """{"update_id":{id},"my_chat_member":{"date":1,"from":{"id":1,"is_bot":false,"first_name":"A"}"""
            + ""","chat":{"id":1,"type":"private"}}}"""
    )]
    [InlineData(
        "my_chat_member",
        """{"update_id":{id},"my_chat_member":{"date":1,"from":{"id":1,"is_bot":false,"first_name":"A"}"""
            + ""","chat":{"id":1,"type":"private"},"old_chat_member":{"status":"member"}"""
            + ""","new_chat_member":{"status":"unheard_of"}}}"""
    )]
    [InlineData(
        "guest_message",
        """{"update_id":{id},"guest_message":{"message_id":1,"date":1,"guest_query_id":"1","text":"x"}}"""
    )]
    [InlineData("edited_message", """{"update_id":{id},"edited_message":{"message_id":1,"date":1,"text":"x"}}""")]
    [InlineData(
        "message",
        """{"update_id":{id},"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}"""
            + ""","from":{"id":1,"is_bot":false,"first_name":"A"},"text":"x","quote":{"text":7}}}"""
    )]
    public async Task A_failing_update_becomes_a_dead_letter_and_the_next_one_is_answered(string? kind, string poison)
    {
        await using var bot = await RunningBot.StartAsync();
        await AssertAnswersAsync(bot);
        bot.Telegram.Inject(poison);
        await AssertAnswersAsync(bot);

        var note = JsonDocument
            .Parse(Assert.Single(await File.ReadAllLinesAsync(DeadLetterFileOf(bot), Test)))
            .RootElement;
        Assert.Equal(
            ["received", "update", "chat", "kind", "cause"],
            note.EnumerateObject().Select(property => property.Name)
        );
        Assert.Equal((2, kind), (note.GetProperty("update").GetInt32(), note.GetProperty("kind").GetString()));
        await bot.StopHostAsync();
        Assert.Equal(0, bot.Telegram.PendingUpdates);
    }

    [Fact]
    public async Task An_id_that_is_written_as_a_text_is_an_id()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Telegram.Inject(
            """{"update_id":"{id}","message":{"message_id":1,"date":1"""
                + $$$$""","text":"{{{{Question}}}}","from":{"id":{{{{bot.Chat.Id}}}},"is_bot":false,"first_name":"A"}"""
                + $$$$""","chat":{"id":{{{{bot.Chat.Id}}}},"type":"private"}}}"""
        );
        await bot.Chat.NextReply(Test);
        await bot.StopHostAsync();
        Assert.Equal(0, bot.Telegram.PendingUpdates);
    }

    [Theory]
    [InlineData(
        """{"update_id":{id},"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"\ud800":1}}"""
    )]
    [InlineData(
        """{"update_id":{id},"\ud800":1,"message":{"message_id":1,"date":1,"chat":{"\udc00":1,"id":1,"type":"private"}}}"""
    )]
    [InlineData("""{"":1,"update_id":{id},"message":{"":{"":1},"message_id":1,"message_id":2}}""")]
    public async Task A_name_that_cannot_be_read_ends_nothing(string poison)
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Telegram.Inject(poison);
        await AssertAnswersAsync(bot);
        await bot.StopHostAsync();
        Assert.Equal(0, bot.Telegram.PendingUpdates);
    }

    [Fact]
    public async Task Mutated_updates_that_are_delivered_end_nothing_either()
    {
        var listen = $"http://127.0.0.1:{FreePort.Find()}";
        await using var bot = await RunningBot.StartWithAsync(
            ("Telegram:Webhook:Url", $"{listen}/telegram"),
            ("Telegram:Webhook:Secret", "the-secret"),
            ("Telegram:Webhook:Listen", listen)
        );
        foreach (var update in Mutated(200))
            bot.Telegram.Inject(update);
        await AssertAnswersAsync(bot);
        await Patience.Until("all were delivered", () => bot.Telegram.PendingUpdates == 0, Test);
        await AssertAnswersAsync(bot);
    }

    [Fact]
    public async Task Six_hundred_mutated_updates_end_nothing_and_are_not_met_again()
    {
        await using var bot = await RunningBot.StartAsync();
        await AssertAnswersAsync(bot);
        foreach (var update in Mutated(600))
            bot.Telegram.Inject(update);
        await AssertAnswersAsync(bot);
        await bot.StopHostAsync();
        Assert.Equal(0, bot.Telegram.PendingUpdates);

        await bot.StartHostAsync(Some.Sochi);
        await AssertAnswersAsync(bot);
    }

    [Fact]
    public async Task The_person_whose_message_could_not_be_read_gets_one_apology()
    {
        await using var bot = await RunningBot.StartAsync();
        for (var i = 0; i < 5; i++)
            bot.Telegram.Inject(
                $$$$"""{"update_id":{id},"message":{"message_id":{},"date":1,"text":"Hello","chat":{"id":{{{{bot.Chat.Id}}}}"""
                    + ""","type":"private"}}}"""
            );
        bot.Chat.Says("/help");
        Assert.StartsWith(
            "Sorry, something went wrong",
            (await bot.Chat.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("in your own words", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_an_undecodable_message_brings_no_notice()
    {
        await using var bot = await RunningBot.StartAsync();
        var group = bot.Telegram.Group("News room");
        bot.Telegram.Inject(
            $$$$"""{"update_id":{id},"message":{"message_id":{},"date":1,"text":"Hello","chat":{"id":{{{{group.Id}}}}"""
                + ""","type":"supergroup"}}}"""
        );
        group.Says("@news_test_bot " + Question, bot.Telegram.User("Anna"));
        Assert.StartsWith("Nearly forty", (await group.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_letter_has_no_message_text_and_only_the_owner_can_read_it()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Telegram.Inject(
            """{"update_id":{id},"message":{"message_id":{},"date":1"""
                + ""","text":"my deepest secret","chat":{"id":7,"type":"private","first_name":"Secretive"}}}"""
        );
        await AssertAnswersAsync(bot);
        Assert.DoesNotContain(
            "secret",
            await File.ReadAllTextAsync(DeadLetterFileOf(bot), Test),
            StringComparison.OrdinalIgnoreCase
        );
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(DeadLetterFileOf(bot)));
    }

    private static string DeadLetterFileOf(RunningBot bot) => Path.Combine(bot.DataFolder, "dead-letters.jsonl");

    /// <summary>Real updates in which one value is another, or gone, or a name is there that nobody expects.</summary>
    private static IEnumerable<string> Mutated(int count)
    {
        string[] real =
        [
            """{"update_id":"{id}","message":{"message_id":7,"from":{"id":5,"is_bot":false,"first_name":"A"}"""
                + ""","chat":{"id":-100,"type":"supergroup","title":"G","is_forum":true},"date":1"""
                + ""","message_thread_id":3,"is_topic_message":true"""
                + ""","text":"@news_test_bot hello","entities":[{"type":"mention","offset":0,"length":14}]"""
                + ""","reply_to_message":{"message_id":3,"date":1,"chat":{"id":-100,"type":"supergroup"}"""
                + ""","from":{"id":42,"is_bot":true,"first_name":"News"}}}}""",
            """{"update_id":"{id}","callback_query":{"id":"9","from":{"id":5,"is_bot":false,"first_name":"A"}"""
                + ""","chat_instance":"1","data":"1:q:AAAAAAAA:0","message":{"message_id":7,"date":1"""
                + ""","chat":{"id":-100,"type":"supergroup"}}}}""",
            """{"update_id":"{id}","message":{"message_id":7,"from":{"id":5,"is_bot":false,"first_name":"A"}"""
                + ""","chat":{"id":-101,"type":"group","title":"G"},"date":1"""
                + ""","media_group_id":"g","caption":"@news_test_bot hello","caption_entities":[{"type":"mention","offset":0"""
                + ""","length":14}],"photo":[{"file_id":"f","file_unique_id":"f","width":1,"height":1}]}}""",
            """{"update_id":"{id}","inline_query":{"id":"9","from":{"id":5,"is_bot":false,"first_name":"A"}"""
                + ""","query":"congress","offset":"1"}}""",
            """{"update_id":"{id}","chosen_inline_result":{"result_id":"p_x","from":{"id":5,"is_bot":false"""
                + ""","first_name":"A"},"query":"congress","inline_message_id":"i"}}""",
            """{"update_id":"{id}","guest_message":{"message_id":7,"guest_query_id":"g","from":{"id":5"""
                + ""","is_bot":false,"first_name":"A"},"chat":{"id":-102,"type":"supergroup","title":"G"},"date":1"""
                + ""","text":"@news_test_bot?","entities":[{"type":"mention","offset":0,"length":14}]"""
                + ""","quote":{"text":"congress","position":0,"is_manual":true}}}""",
            """{"update_id":"{id}","my_chat_member":{"chat":{"id":-103,"type":"group","title":"G"}"""
                + ""","from":{"id":5,"is_bot":false,"first_name":"A"},"date":1,"old_chat_member":{"user":{"id":42"""
                + ""","is_bot":true,"first_name":"News"},"status":"left"},"new_chat_member":{"user":{"id":42"""
                + ""","is_bot":true,"first_name":"News"},"status":"member"}}}""",
            """{"update_id":"{id}","channel_post":{"message_id":7,"chat":{"id":-104"""
                + ""","type":"channel","title":"C"},"date":1,"text":"A post."}}""",
        ];
        string?[] values =
        [
            null,
            "\"text\"",
            "[]",
            "{}",
            "0",
            "-1",
            "1e99",
            "true",
            "null",
            "9223372036854775807",
            "\"\\ud800\"",
            "[[[{}]]]",
        ];
        string[] names =
        [
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\"",
            "\"chat\"",
            "\"id\"",
            "\"update_id\"",
            "\"message\"",
            $"\"{new string('n', 200_000)}\"",
        ];
        var random = new Random(20261124);
        for (var i = 0; i < count; i++)
        {
            var update = JsonNode.Parse(real[i % real.Length])!.AsObject();
            var places = Places(update).ToList();
            var (parent, name) = places[random.Next(places.Count)];
            var value = values[random.Next(values.Length)];
            var added = random.Next(3) == 0 ? names[random.Next(names.Length)] : null;
            if (added is not null)
                parent["{name}"] = "{value}";
            else if (value is null)
                parent.Remove(name);
            else
                parent[name] = "{value}";
            yield return update
                .ToJsonString()
                .Replace("\"{id}\"", "{id}", StringComparison.Ordinal)
                .Replace("\"{name}\"", added, StringComparison.Ordinal)
                .Replace("\"{value}\"", value ?? "0", StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Places(JsonObject json)
    {
        foreach (var (name, value) in json.ToList())
        {
            yield return (json, name);
            if (value is JsonObject inner)
            {
                foreach (var place in Places(inner))
                    yield return place;
            }
        }
    }

    [Fact]
    public void What_would_fill_the_disk_is_counted_and_not_written()
    {
        using var folder = new TempFolder();
        var poison = new DeadLetterFile(folder.Path, new(null), Some.Clock(), NullLogger<DeadLetterFile>.Instance);
        poison.Add(1, 7, new string('k', 100), new InvalidOperationException(new string('x', 1000)));
        Assert.InRange(new FileInfo(poison.Path).Length, 300, 600);
        File.WriteAllText(poison.Path, new string('x', (1024 * 1024) + 1));
        poison.Add(2, 7, "message", new InvalidOperationException("again"));
        Assert.Equal((2, (1024 * 1024) + 1), (poison.Count, new FileInfo(poison.Path).Length));
    }
}
