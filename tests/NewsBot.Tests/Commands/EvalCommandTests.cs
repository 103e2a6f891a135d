using System.Text.Json;

namespace NewsBot.Tests.Commands;

public sealed class EvalCommandTests : ProgramTests
{
    [Fact]
    public async Task Eval_prints_figures_writes_records_and_enforces_the_minimum()
    {
        var questions = Write(
            "q.jsonl",
            """
            {"question":"Who opened the harbour bridge?","article":"bridge.txt","answers":["The mayor"]}
            {"question":"Who won the tennis final in Melbourne?","article":null}
            """
        );
        var results = Path.Combine(Folder, "out.jsonl");
        var (code, output, _) = await RunAsync(
            "eval",
            questions,
            "--json",
            "--results",
            results,
            "--min-hit1",
            "1",
            "--articles",
            Articles
        );
        var all = JsonDocument.Parse(output).RootElement.GetProperty("groups")[0];
        Assert.Equal(
            (0, 1.0, 1.0),
            (code, all.GetProperty("hit1").GetDouble(), all.GetProperty("refused").GetDouble())
        );
        Assert.Equal(2, (await File.ReadAllLinesAsync(results, Test)).Length);

        var missed = Write(
            "missed.jsonl",
            """{"question":"Who opened the harbour bridge?","article":"sochi.txt","answers":["forty rebel"]}"""
        );
        Assert.Equal(1, (await RunAsync("eval", missed, "--min-hit1", "0.5", "--articles", Articles)).Code);
    }

    [Fact]
    public async Task Each_of_several_passages_is_right_and_none_is_a_question_that_nothing_answers()
    {
        var questions = Write(
            "q.jsonl",
            """
            {"question":"Who opened the bridge?","passages":[{"article":"sochi.txt","text":"forty  rebel"},{"article":"bridge.txt","text":"The mayor"}]}
            {"question":"Who won the tennis final in Melbourne?","passages":[]}
            """
        );
        var (_, output, _) = await RunAsync("eval", questions, "--json", "--articles", Articles);
        var all = JsonDocument.Parse(output).RootElement.GetProperty("groups")[0];
        Assert.Equal(
            (1.0, 1.0, 1.0),
            (
                all.GetProperty("hit1").GetDouble(),
                all.GetProperty("articleHit1").GetDouble(),
                all.GetProperty("refused").GetDouble()
            )
        );
    }

    [Theory]
    [InlineData("there is no article 'nowhere.txt'", """{"question":"q","article":"nowhere.txt","answers":["x"]}""")]
    [InlineData("the passage is not", """{"question":"q","article":"bridge.txt","passage":"The mayor closed"}""")]
    [InlineData("none of the answers is", """{"question":"q","article":"bridge.txt","answers":["the king"]}""")]
    [InlineData("neither a passage nor answers", """{"question":"q","article":"bridge.txt"}""")]
    [InlineData(
        "there is no article 'x.txt'",
        """{"question":"q","passages":[{"article":"x.txt","text":"The mayor"}]}"""
    )]
    [InlineData("the passage is not", """{"question":"q","passages":[{"article":"bridge.txt","text":"The king"}]}""")]
    [InlineData("both passages and", """{"question":"q","article":"bridge.txt","passages":[]}""")]
    [InlineData("has no text", """{"question":"q","passages":[{"article":"bridge.txt","text":" "}]}""")]
    [InlineData("pasage", """{"question":"q","article":"bridge.txt","pasage":"The mayor opened"}""")]
    public async Task A_judged_question_that_cannot_be_answered_is_named_by_its_line(string message, string question)
    {
        var questions = Write("q.jsonl", $$"""{"question":"Who?","article":null}{{"\n"}}{{question}}""");
        var (code, _, errors) = await RunAsync("eval", questions, "--articles", Articles);
        Assert.Equal(2, code);
        Assert.Contains("q.jsonl' line 2", errors, StringComparison.Ordinal);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_never_overwrite_the_questions()
    {
        const string text =
            """{"question":"Who opened the harbour bridge?","article":"bridge.txt","answers":["The mayor"]}""";
        var questions = Write("q.jsonl", text);
        File.CreateSymbolicLink(Path.Combine(Folder, "link.jsonl"), questions);
        foreach (
            var results in new[]
            {
                questions,
                Path.Combine(Folder, "x", "..", "q.jsonl"),
                Path.Combine(Folder, "link.jsonl"),
            }
        )
            Assert.Equal(2, (await RunAsync("eval", questions, "--results", results, "--articles", Articles)).Code);
        Assert.Equal(text, await File.ReadAllTextAsync(questions, Test));
    }

    [Fact]
    public async Task A_line_that_is_no_judged_question_is_named()
    {
        var questions = Write("q.jsonl", "{\"question\":\"q\"}\n{broken\n");
        var (code, _, errors) = await RunAsync("eval", questions, "--articles", Articles);
        Assert.Equal(2, code);
        Assert.Contains("q.jsonl' line 2 is not a question", errors, StringComparison.Ordinal);
    }
}
