using System.Text.Json;
using NewsBot.TestServer;

namespace NewsBot.Tests.Commands;

/// <summary>The commands that answer and end.</summary>
public sealed class CommandLineTests : ProgramTests
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
    public async Task Chat_works_in_a_pipe_and_numbers_choose()
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

    [Fact]
    public async Task A_number_chooses_among_the_buttons_of_the_last_reply()
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
    public async Task The_chat_is_over_the_store_that_the_bot_keeps()
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

    [Theory]
    [InlineData(
        "--top is the number of hits, and 'abc' is none: write a whole number from 1 to 20.",
        "ask",
        "who",
        "--json",
        "--top",
        "abc"
    )]
    [InlineData(
        "--top is the number of hits, and '21' is none: write a whole number from 1 to 20.",
        "ask",
        "who",
        "--json",
        "--top",
        "21"
    )]
    [InlineData(
        "--min-hit1 is a share, and '75%' is none: write a number from 0 to 1, as in 0.8.",
        "eval",
        "x.jsonl",
        "--min-hit1",
        "75%"
    )]
    [InlineData("The question is empty", "ask", "")]
    [InlineData("is a folder: check the files in it with  newsbot check --articles", "check", "articles")]
    [InlineData("is a folder: name a file of questions", "eval", "articles")]
    [InlineData("There is no option '--explian'. Did you mean '--explain'?", "ask", "--explian", "who")]
    [InlineData("There is no option '--problms'. Did you mean '--problems'?", "check", "--problms")]
    [InlineData("There is no option '--jsn'. Did you mean '--json'?", "status", "--jsn")]
    public async Task A_wrong_usage_is_one_line_that_says_how_to_fix_it(string line, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync([.. arguments, "--articles", Articles]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(line, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Of_a_large_folder_the_report_shows_what_needs_attention_and_ends_with_its_names()
    {
        for (var i = 0; i < 120; i++)
            Write(
                $"articles/many/{i:D3}.txt",
                $"title: T{i}\noutlet: O\ndate: 2019-05-14\nurl: https://news.example/{i}\n\nText number {i} "
                    + "of many about the harbour, all of it new."
            );
        for (var i = 0; i < 5; i++)
            Write($"articles/bad{i}.txt", "\0");
        var (code, output, _) = await RunAsync("check", "--articles", Articles);
        Assert.Equal(1, code);
        Assert.InRange(output.Count(c => c == '\n'), 10, 60);
        Assert.Matches(
            @"not live: bad0.txt, bad1.txt, bad2.txt, bad3.txt, bad4.txt\n(warnings: .*\n)?122 live, 5 not live, .*\n\z",
            output
        );

        var (_, problems, _) = await RunAsync("check", "--problems", "--articles", Articles);
        Assert.Contains("bad4.txt – not live", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("many/", problems, StringComparison.Ordinal);

        var (_, _, errors) = await RunAsync("ask", "who", "--articles", Articles);
        Assert.Equal(4, errors.Count(c => c == '\n'));
        Assert.EndsWith("2 more files are not live: see  newsbot check --problems\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_without_an_input_ends_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh on Windows.");
        using var shell = new StartedProcess(
            "sh",
            "-c",
            $"exec {DotNet} '{Path.Combine(AppContext.BaseDirectory, "NewsBot.dll")}' chat --articles '{Articles}' <&-"
        );
        Assert.Equal(0, await shell.EndAsync(Test));
    }

    [Fact]
    public async Task What_steers_a_terminal_is_shown_as_a_sign_everywhere()
    {
        Write(
            "articles/bad\u001b[2J\u202e.txt",
            "title: Fire\u001b[31m \u202ein the harbour\noutlet: X\u001b]0;\nquestions: Who saw the "
                + "fire\u001b[2J? | Nothing\u001b?\n\nThe fire broke out. \u001b[2J Anna saw it."
        );
        foreach (
            var arguments in new[]
            {
                new[] { "check" },
                ["ask", "--explain", "Who saw the fire\u001b[2J?"],
                ["ask", "Who saw the fire?"],
            }
        )
        {
            var (_, output, errors) = await RunAsync([.. arguments, "--articles", Articles]);
            Assert.Contains(
                arguments.Contains("--explain") ? "Anna saw it." : "in the harbour",
                output,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain(output + errors, c => c is '\u001b' or '\u202e');
        }
    }

    [Theory]
    [InlineData("there is no article 'nowhere.txt'", """{"question":"q","article":"nowhere.txt","answers":["x"]}""")]
    [InlineData("the passage is not", """{"question":"q","article":"bridge.txt","passage":"The mayor closed"}""")]
    [InlineData("none of the answers is", """{"question":"q","article":"bridge.txt","answers":["the king"]}""")]
    [InlineData("neither a passage nor answers", """{"question":"q","article":"bridge.txt"}""")]
    [InlineData("pasage", """{"question":"q","article":"bridge.txt","pasage":"The mayor opened"}""")]
    public async Task A_judged_question_that_can_only_be_missed_is_named_by_its_line(string message, string question)
    {
        var questions = Write("q.jsonl", $$"""{"question":"Who?","article":null}{{"\n"}}{{question}}""");
        var (code, _, errors) = await RunAsync("eval", questions, "--articles", Articles);
        Assert.Equal(2, code);
        Assert.Contains("q.jsonl' line 2", errors, StringComparison.Ordinal);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_never_written_onto_the_questions()
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
    public async Task Check_reports_on_every_file_and_strict_fails_on_warnings()
    {
        Assert.Equal(0, (await RunAsync("check", "--strict", "--articles", Articles)).Code);
        Write("articles/warned.txt", "date: 03/04/2018\n\nT\n\nText of it.");
        Assert.Equal(0, (await RunAsync("check", "--articles", Articles)).Code);
        Assert.Equal(1, (await RunAsync("check", "--strict", "--articles", Articles)).Code);
        Write("articles/bad.txt", [0, 1, 2]);
        var (code, output, _) = await RunAsync("check", "--articles", Articles);
        Assert.Equal(1, code);
        Assert.Contains("bad.txt – not live", output, StringComparison.Ordinal);
        Assert.Contains("3 live, 1 not live, 1 with warnings", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_as_data_says_what_is_wrong_and_how_to_fix_it()
    {
        Write("articles/broken.txt", "Bridge\0");
        var (_, output, _) = await RunAsync("check", "broken.txt", "--json", "--articles", Articles);
        var file = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("files").EnumerateArray());
        var problem = Assert.Single(file.GetProperty("problems").EnumerateArray());
        Assert.Equal(["severity", "line", "what", "fix"], problem.EnumerateObject().Select(member => member.Name));
        Assert.StartsWith("Save the article", problem.GetProperty("fix").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_gives_its_report_as_data_on_the_files_named()
    {
        Write(
            "articles/page.html",
            "<html lang=en><title>Tunnel opens</title><h1>Tunnel opens</h1><p>14 May 2019</p><p>The tunnel "
                + "under the harbour was opened on Tuesday.</p><p>Tickets cost two crowns.</p></html>"
        );
        var (code, output, _) = await RunAsync("check", "page.html", "--json", "--text", "--articles", Articles);
        var root = JsonDocument.Parse(output).RootElement;
        var file = Assert.Single(root.GetProperty("files").EnumerateArray());
        Assert.Equal(0, code);
        Assert.Equal(3, root.GetProperty("library").GetProperty("articles").GetInt32());
        Assert.Equal(
            """{"file":"page.html","state":"live","format":"html","headline":"Tunnel opens","outlet":null"""
                + ""","date":"2019-05-14","url":null,"author":null"""
                + ""","language":"en","paragraphs":["The tunnel under the harbour was opened on Tuesday.","Tickets cost two crowns."]"""
                + ""","skipped":[{"line":1,"why":"headline repeated"},{"line":1,"why":"date"}],"problems":[]"""
                + ""","questions":{"found":0,"of":0}}""",
            file.GetRawText()
        );

        var alone = Write("elsewhere.txt", "Alone\n\nThis file lies elsewhere, and is read by itself.");
        var (_, text, _) = await RunAsync("check", alone, "--json", "--articles", Articles);
        Assert.Equal(
            1,
            JsonDocument.Parse(text).RootElement.GetProperty("files")[0].GetProperty("paragraphs").GetInt32()
        );
        Assert.Equal(2, (await RunAsync("check", "nowhere.txt", "--articles", Articles)).Code);
    }

    [Fact]
    public async Task Eval_prints_the_figures_writes_the_records_and_holds_the_bar()
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

    [Theory]
    [InlineData("does not exist", "ask", "q", "--articles", "nowhere")]
    [InlineData("is a file, not a folder", "check", "--articles", ".file")]
    [InlineData("--articles names no folder", "check", "--articles", "")]
    [InlineData("holds no article", "ask", "q", "--articles", ".")]
    [InlineData("Did you mean 'check'?", "chekc")]
    [InlineData("--nonsense", "ask", "q", "--nonsense")]
    [InlineData("Required argument missing", "ask")]
    [InlineData("--top is the number of hits", "ask", "q", "--json", "--top", "0")]
    [InlineData("whole number from 1 to 20", "ask", "q", "--json", "--top", "21")]
    [InlineData("--top shows in --json and in --explain alone", "ask", "q", "--top", "20")]
    [InlineData("'many'", "ask", "q", "--top", "many")]
    [InlineData("can't be read", "eval", "nowhere.jsonl")]
    [InlineData("Telegram:Token is not set", "run")]
    public async Task Wrong_usage_is_one_line_with_the_mend_and_exit_code_2(string message, params string[] arguments)
    {
        using var other = new TempFolder();
        other.Write(".file", "");
        var (code, output, errors) = await RunAsync(other.Path, arguments);
        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Contains(message, Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("th_TH.UTF-8")]
    [InlineData("ar_SA.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    [InlineData("de_DE.UTF-8")]
    [InlineData("fr_FR.UTF-8")]
    [InlineData("fa_IR.UTF-8")]
    [InlineData("invariant")]
    public async Task In_every_culture_it_says_the_same(string culture)
    {
        var questions = Write(
            "q.jsonl",
            """{"question":"Who opened the harbour bridge?","article":"bridge.txt","answers":["The mayor"]}"""
        );
        Write(
            "articles/future.txt",
            "title: T\ndate: 2142-05-14\noutlet: O\nurl: https://news.example/\n\nText of it."
        );
        Write("articles/months.txt", "Haziran\n26 Aralık 2017\n\nMetin.");
        var variable = culture == "invariant" ? ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1") : ("LC_ALL", culture);
        var (code, output, errors) = await RunAsync(variable, "check", "--articles", Articles);
        Assert.Equal((0, ""), (code, errors));
        Assert.Matches(
            "title    Rebels reject the Sochi congress +line 1\n  date     Tue 26 December 2017 +line 3",
            output
        );
        Assert.Contains("date     Tue 26 December 2017   line 2", output, StringComparison.Ordinal);
        Assert.Contains("the date 2142-05-14 is in the future", output, StringComparison.Ordinal);
        Assert.Equal(
            0,
            (await RunAsync(variable, "eval", questions, "--min-hit1", "0.5", "--articles", Articles)).Code
        );
    }

    [Fact]
    public async Task A_line_of_questions_that_is_none_is_named()
    {
        var questions = Write("q.jsonl", "{\"question\":\"q\"}\n{broken\n");
        var (code, _, errors) = await RunAsync("eval", questions, "--articles", Articles);
        Assert.Equal(2, code);
        Assert.Contains("q.jsonl' line 2 is not a question", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o filenames -F _newsbot newsbot")]
    [InlineData("zsh", "compdef _newsbot newsbot")]
    [InlineData("fish", "complete -c newsbot")]
    public async Task A_shell_gets_a_script_that_asks_the_program_for_its_commands(string shell, string line)
    {
        var (code, output, _) = await RunAsync("completion", shell);
        Assert.Equal(0, code);
        Assert.Contains(line, output, StringComparison.Ordinal);
        Assert.Equal("chat\ncheck\n", (await RunAsync("[suggest:10]", "newsbot ch")).Output);
    }

    [Fact]
    public async Task A_backup_names_where_it_is_and_how_to_restore_it()
    {
        var (code, output, _) = await RunAsync("backup", "copy", "--articles", Articles);
        Assert.Equal(0, code);
        Assert.Matches(@"Backed up 2 files to .*copy\. To restore: stop the bot", output);
        Assert.True(File.Exists(Path.Combine(Folder, "copy", "articles", "sochi.txt")));
    }

    [Fact]
    public async Task The_worker_that_reads_pdfs_is_no_command_for_people()
    {
        var (code, output, _) = await RunAsync("--help");
        Assert.Equal(0, code);
        Assert.Contains("  check", output, StringComparison.Ordinal);
        Assert.DoesNotContain("  read", output, StringComparison.Ordinal);
    }
}
