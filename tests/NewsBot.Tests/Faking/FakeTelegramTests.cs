using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NewsBot.TestServer;

namespace NewsBot.Tests.Faking;

/// <summary>The test server is itself held to what the real one does.</summary>
public sealed class FakeTelegramTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private FakeTelegram _telegram = null!;
    private BotChat _chat = null!;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _telegram = await FakeTelegram.StartAsync();
        _telegram.ThrottlesRepeatedOffsets = false;
        _chat = _telegram.PrivateChat(_telegram.User("Anna"));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _telegram.DisposeAsync();
    }

    [Theory]
    [InlineData("a <b>bold</b> word", "a bold word", "bold")]
    [InlineData("<blockquote>a <b>b</b></blockquote>", "a b", "bold,blockquote")]
    [InlineData("<blockquote expandable>long</blockquote>", "long", "expandable_blockquote")]
    [InlineData("<a href=\"https://x.example/?a=1&amp;b=2\">x</a>", "x", "text_link")]
    [InlineData("&lt;b&gt; &amp; &quot; &#8364; &#x20AC; &nbsp; &", "<b> & \" € € &nbsp; &", "")]
    [InlineData("1 > 0", "1 > 0", "")]
    [InlineData("<span class=\"tg-spoiler\">x</span>", "x", "spoiler")]
    public async Task Html_is_read_as_telegram_reads_it(string html, string text, string entities)
    {
        var (status, answer) = await Send(
            new
            {
                chat_id = _chat.Id,
                text = html,
                parse_mode = "HTML",
            }
        );
        Assert.Equal(200, status);
        var message = _chat.Messages[^1];
        Assert.Equal(text, message.Text);
        Assert.Equal(entities, string.Join(',', message.Entities.Select(entity => entity["type"]!.GetValue<string>())));
        Assert.Equal(text, answer["result"]!["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("<b>open", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("<b><i>crossed</b></i>", "Unmatched end tag at byte offset 13, expected \"</i>\", found \"</b>\"")]
    [InlineData("é <p>x</p>", "Unsupported start tag \"p\" at byte offset 3")]
    [InlineData("a < b", "Unsupported start tag \"\"")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b", "Unclosed start tag \"b\"")]
    [InlineData("<span>x</span>", "must have class \"tg-spoiler\"")]
    [InlineData("<blockquote>a<blockquote>b</blockquote></blockquote>", "can't be nested")]
    public async Task Html_that_telegram_cannot_read_is_refused(string html, string reason)
    {
        var (status, answer) = await Send(
            new
            {
                chat_id = _chat.Id,
                text = html,
                parse_mode = "HTML",
            }
        );
        Assert.Equal(400, status);
        Assert.StartsWith(
            "Bad Request: can't parse entities: ",
            answer["description"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.Contains(reason, answer["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(_chat.Messages);
    }

    [Fact]
    public async Task Text_is_bounded_in_code_points_after_parsing()
    {
        Assert.Equal(200, (await Send(new { chat_id = _chat.Id, text = new string('a', 4096) })).Status);
        Assert.Equal(
            200,
            (await Send(new { chat_id = _chat.Id, text = string.Concat(Enumerable.Repeat("🔥", 4096)) })).Status
        );
        Assert.Equal(
            200,
            (
                await Send(
                    new
                    {
                        chat_id = _chat.Id,
                        text = string.Concat(Enumerable.Repeat("&lt;", 4096)),
                        parse_mode = "HTML",
                    }
                )
            ).Status
        );
        Assert.Equal(
            "Bad Request: message is too long",
            await Refusal(new { chat_id = _chat.Id, text = new string('a', 4097) })
        );
        Assert.Equal(
            "Bad Request: message is too long",
            await Refusal(
                new
                {
                    chat_id = _chat.Id,
                    text = string.Concat(Enumerable.Repeat("<b></b>", 5000)) + "a",
                    parse_mode = "HTML",
                }
            )
        );
    }

    [Fact]
    public async Task What_telegram_refuses_is_refused_in_its_words() =>
        await Assert.MultipleAsync(
            async () =>
                Assert.Equal(
                    "Bad Request: message text is empty",
                    await Refusal(
                        new
                        {
                            chat_id = _chat.Id,
                            text = " <b> </b>",
                            parse_mode = "HTML",
                        }
                    )
                ),
            async () => Assert.Equal("Bad Request: chat not found", await Refusal(new { chat_id = 5, text = "a" })),
            async () =>
                Assert.Equal(
                    "Bad Request: message thread not found",
                    await Refusal(
                        new
                        {
                            chat_id = _chat.Id,
                            text = "a",
                            message_thread_id = 9,
                        }
                    )
                ),
            async () =>
                Assert.Equal(
                    "Bad Request: message to be replied not found",
                    await Refusal(
                        new
                        {
                            chat_id = _chat.Id,
                            text = "a",
                            reply_parameters = new { message_id = 99 },
                        }
                    )
                ),
            async () =>
                Assert.Equal(
                    "Bad Request: BUTTON_DATA_INVALID",
                    await Refusal(
                        new
                        {
                            chat_id = _chat.Id,
                            text = "a",
                            reply_markup = new
                            {
                                inline_keyboard = new[]
                                {
                                    new[] { new { text = "x", callback_data = new string('é', 33) } },
                                },
                            },
                        }
                    )
                ),
            async () =>
                Assert.Equal(
                    "Bad Request: strings must be encoded in UTF-8",
                    await RefusalOfJson($$"""{"chat_id":{{_chat.Id}},"text":"\ud800"}""")
                ),
            async () =>
                Assert.Equal(
                    "Bad Request: entity begins or ends in the middle of a UTF-16 symbol",
                    await Refusal(
                        new
                        {
                            chat_id = _chat.Id,
                            text = "🔥",
                            entities = new[]
                            {
                                new
                                {
                                    type = "bold",
                                    offset = 1,
                                    length = 1,
                                },
                            },
                        }
                    )
                )
        );

    [Fact]
    public async Task A_reply_to_a_missing_message_is_sent_when_that_is_allowed() =>
        Assert.Equal(
            200,
            (
                await Send(
                    new
                    {
                        chat_id = _chat.Id,
                        text = "a",
                        reply_parameters = new { message_id = 99, allow_sending_without_reply = true },
                    }
                )
            ).Status
        );

    [Fact]
    public async Task Updates_stay_until_a_greater_offset_confirms_them()
    {
        _chat.Says("one");
        _chat.Says("two");
        Assert.Equal("1,2", await Updates(new { }));
        Assert.Equal("1,2", await Updates(new { offset = 1 }));
        Assert.Equal("1", await Updates(new { offset = 1, limit = 1 }));
        Assert.Equal("2", await Updates(new { offset = 2 }));
        Assert.Equal("2", await Updates(new { }));
        Assert.Equal("", await Updates(new { offset = 3 }));
    }

    [Fact]
    public async Task A_negative_offset_forgets_all_but_the_last()
    {
        foreach (var text in new[] { "one", "two", "three" })
            _chat.Says(text);
        Assert.Equal("3", await Updates(new { offset = -1 }));
        Assert.Equal(1, _telegram.PendingUpdates);
    }

    [Fact]
    public async Task The_same_offset_twice_in_half_a_second_is_served_one_update()
    {
        _telegram.ThrottlesRepeatedOffsets = true;
        _chat.Says("one");
        _chat.Says("two");
        Assert.Equal("1,2", await Updates(new { offset = 1 }));
        Assert.Equal("1", await Updates(new { offset = 1 }));
    }

    [Fact]
    public async Task A_long_poll_ends_when_an_update_arrives()
    {
        var poll = Updates(new { timeout = 50 });
        _chat.Says("one");
        Assert.Equal("1", await poll);
    }

    [Fact]
    public async Task A_second_poller_ends_the_first_with_409()
    {
        var first = Call("getUpdates", new { timeout = 50 });
        while (!first.IsCompleted)
            await Call("getUpdates", new { timeout = 0 });
        Assert.Equal(409, (await first).Status);
    }

    [Fact]
    public async Task Polling_under_a_webhook_is_refused()
    {
        await Call("setWebhook", new { url = "https://x.example" });
        Assert.Equal(409, (await Call("getUpdates", new { })).Status);
    }

    [Fact]
    public async Task Update_kinds_that_were_not_requested_are_not_stored()
    {
        await Updates(new { allowed_updates = new[] { "callback_query" } });
        _chat.Says("one");
        Assert.Equal(0, _telegram.PendingUpdates);
    }

    [Fact]
    public async Task A_wrong_token_and_an_unknown_method_are_refused()
    {
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await _http.PostAsync($"{_telegram.Url}/bot1:no/getMe", null, Test)).StatusCode
        );
        Assert.Equal(404, (await Call("sendNothing", new { })).Status);
    }

    [Fact]
    public async Task A_callback_can_be_answered_once()
    {
        await Send(
            new
            {
                chat_id = _chat.Id,
                text = "a",
                reply_markup = new { inline_keyboard = new[] { new[] { new { text = "More", callback_data = "1" } } } },
            }
        );
        var pressed = _chat.Messages[^1].Press("More", Test);
        var update = (await Call("getUpdates", new { })).Answer["result"]![0]!["callback_query"]!;
        var answer = new { callback_query_id = update["id"]!.GetValue<string>(), text = "ok" };
        Assert.Equal(200, (await Call("answerCallbackQuery", answer)).Status);
        Assert.Equal("ok", await pressed);
        Assert.Equal(400, (await Call("answerCallbackQuery", answer)).Status);
    }

    [Fact]
    public async Task An_inline_query_is_answered_with_results_that_are_checked()
    {
        var asked = _telegram.Inline(_telegram.User("Anna"), "sochi", Test);
        var id = (await Call("getUpdates", new { })).Answer["result"]![0]!["inline_query"]!["id"]!.GetValue<string>();
        object Result(string html) =>
            new
            {
                type = "article",
                id = "1",
                title = "t",
                input_message_content = new { message_text = html, parse_mode = "HTML" },
            };
        Assert.Equal(
            400,
            (await Call("answerInlineQuery", new { inline_query_id = id, results = new[] { Result("<b>") } })).Status
        );
        Assert.Equal(
            400,
            (
                await Call(
                    "answerInlineQuery",
                    new { inline_query_id = id, results = new[] { Result("a"), Result("b") } }
                )
            ).Status
        );
        Assert.Equal(
            200,
            (await Call("answerInlineQuery", new { inline_query_id = id, results = new[] { Result("a") } })).Status
        );
        Assert.Single((await asked)["results"]!.AsArray());
    }

    [Fact]
    public async Task A_file_can_be_fetched()
    {
        var path = (await Call("getFile", new { file_id = _telegram.AddFile([1, 2, 3]) })).Answer["result"]![
            "file_path"
        ]!.GetValue<string>();
        Assert.Equal(
            [1, 2, 3],
            await _http.GetByteArrayAsync($"{_telegram.Url}/file/bot{_telegram.Token}/{path}", Test)
        );
    }

    [Fact]
    public async Task Each_fault_does_what_its_name_says()
    {
        using (_telegram.Faults.TooManyRequests("sendMessage", retryAfter: 3, times: 1))
        {
            var (status, answer) = await Send(new { chat_id = _chat.Id, text = "a" });
            Assert.Equal((429, 3), (status, answer["parameters"]!["retry_after"]!.GetValue<int>()));
        }

        using (_telegram.Faults.ServerError("sendMessage"))
            Assert.Equal(
                "text/html",
                (await Post("sendMessage", new { chat_id = _chat.Id, text = "a" }))
                    .Content
                    .Headers
                    .ContentType!
                    .MediaType
            );
        using (_telegram.Faults.Reset("sendMessage"))
            await Assert.ThrowsAnyAsync<HttpRequestException>(() =>
                Post("sendMessage", new { chat_id = _chat.Id, text = "a" })
            );
        Assert.Empty(_chat.Messages);
        using (_telegram.Faults.AnswerLost("sendMessage"))
            await Assert.ThrowsAnyAsync<HttpRequestException>(() =>
                Post("sendMessage", new { chat_id = _chat.Id, text = "a" })
            );
        Assert.Single(_chat.Messages);
        using (var hole = _telegram.Faults.BlackHole("sendMessage"))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Test);
            var swallowed = _http.PostAsJsonAsync(
                $"{_telegram.Url}/bot{_telegram.Token}/sendMessage",
                new { chat_id = _chat.Id, text = "a" },
                patience.Token
            );
            await hole.Met;
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => swallowed);
        }

        Assert.Equal(200, (await Send(new { chat_id = _chat.Id, text = "a" })).Status);
    }

    private Task<HttpResponseMessage> Post(string method, object arguments) =>
        _http.PostAsJsonAsync($"{_telegram.Url}/bot{_telegram.Token}/{method}", arguments, Test);

    private async Task<(int Status, JsonNode Answer)> Call(string method, object arguments)
    {
        using var response = await Post(method, arguments);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Test))!);
    }

    private Task<(int Status, JsonNode Answer)> Send(object arguments) => Call("sendMessage", arguments);

    private async Task<string> Refusal(object arguments) =>
        (await Send(arguments)).Answer["description"]!.GetValue<string>();

    private async Task<string> RefusalOfJson(string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync($"{_telegram.Url}/bot{_telegram.Token}/sendMessage", content, Test);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Test))!["description"]!.GetValue<string>();
    }

    private async Task<string> Updates(object arguments) =>
        string.Join(
            ',',
            (await Call("getUpdates", arguments)).Answer["result"]!
                .AsArray()
                .Select(update => update!["update_id"]!.GetValue<int>())
        );
}
