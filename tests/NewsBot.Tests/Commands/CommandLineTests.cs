namespace NewsBot.Tests.Commands;

public sealed class CommandLineTests : ProgramTests
{
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
    public async Task Wrong_usage_is_one_line_with_the_fix_and_exit_code_2(string message, params string[] arguments)
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
    public async Task The_output_is_the_same_in_every_culture(string culture)
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
    public async Task Terminal_control_characters_are_replaced_everywhere()
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
    public async Task The_pdf_worker_is_not_listed_as_a_command()
    {
        var (code, output, _) = await RunAsync("--help");
        Assert.Equal(0, code);
        Assert.Contains("  check", output, StringComparison.Ordinal);
        Assert.DoesNotContain("  read", output, StringComparison.Ordinal);
    }
}
