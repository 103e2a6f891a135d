using System.Text.Json;

namespace NewsBot.Tests.Commands;

public sealed class AskCommandTests : ProgramTests
{
    [Fact]
    public async Task Ask_prints_the_quote_and_its_source()
    {
        var (code, output, errors) = await RunAsync("ask", "Who opened the harbour bridge?", "--articles", Articles);
        Assert.Equal(
            """
            > The mayor opened the new harbour bridge on Tuesday. It cost 1,200 million crowns & took nine years.
            Harbour bridge opens after nine years
            Tue 14 May 2019
              [ More (1 of 2) ] [ Around this ] [ Copy citation ]
              [ 👍 Helpful ] [ 👎 Not it ]
            """,
            string.Join('\n', output.TrimEnd().Split('\n').Select(line => line.Split(" · ")[0]))
        );
        Assert.Equal((0, ""), (code, errors));
    }

    [Theory]
    [InlineData("latest news", "The newest articles")]
    [InlineData("hello", "Hello!")]
    public async Task Ask_replies_as_Telegram_does_to_what_is_no_question(string words, string reply)
    {
        var (code, output, _) = await RunAsync("ask", words, "--articles", Articles);
        Assert.Equal(0, code);
        Assert.StartsWith(reply, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_json_is_the_record_that_other_programs_rely_on()
    {
        var (code, output, _) = await RunAsync(
            "ask",
            "--json",
            "who rejected the congres in Sochi in 1999",
            "--top",
            "1",
            "--articles",
            Articles
        );
        var record = JsonDocument.Parse(output).RootElement;
        var hit = record.GetProperty("hits").EnumerateArray().Single();
        Assert.Multiple(
            () => Assert.Equal(0, code),
            () =>
                Assert.Equal(
                    [
                        "question",
                        "language",
                        "outcome",
                        "known",
                        "confidence",
                        "hits",
                        "corrected",
                        "unknown",
                        "library",
                        "microseconds",
                        "closest",
                    ],
                    record.EnumerateObject().Select(property => property.Name)
                ),
            () =>
                Assert.Equal(
                    ["article", "headline", "outlet", "date", "url", "paragraph", "text", "best", "score"],
                    hit.EnumerateObject().Select(property => property.Name)
                ),
            () =>
                Assert.Equal(
                    ("sochi.txt", 1, "2017-12-26"),
                    (
                        hit.GetProperty("article").GetString(),
                        hit.GetProperty("paragraph").GetInt32(),
                        hit.GetProperty("date").GetString()
                    )
                ),
            () => Assert.Equal("""{"start":0,"length":75}""", hit.GetProperty("best").GetRawText()),
            () => Assert.Equal("""{"congres":"congress"}""", record.GetProperty("corrected").GetRawText()),
            () => Assert.Equal("""["1999"]""", record.GetProperty("unknown").GetRawText()),
            () =>
                Assert.Equal(
                    ["articles", "paragraphs", "newest", "fingerprint"],
                    record.GetProperty("library").EnumerateObject().Select(property => property.Name)
                )
        );
    }

    [Fact]
    public async Task Ask_explain_shows_each_word()
    {
        var (_, output, _) = await RunAsync(
            "ask",
            "--explain",
            "Who rejected the Sotchi congress?",
            "--articles",
            Articles
        );
        Assert.Contains("searched for «Sochi»", output, StringComparison.Ordinal);
        Assert.Contains("not searched: a question or function word", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_needs_no_quotes_and_is_never_a_file_to_read()
    {
        Assert.Contains(
            "The mayor opened",
            (await RunAsync("ask", "who", "opened", "the", "harbour", "bridge", "--articles", Articles)).Output,
            StringComparison.Ordinal
        );
        var secret = Write("secret", "not for you");
        var (_, output, errors) = await RunAsync("ask", "@" + secret, "--articles", Articles);
        Assert.DoesNotContain("not for you", output + errors, StringComparison.Ordinal);
    }
}
