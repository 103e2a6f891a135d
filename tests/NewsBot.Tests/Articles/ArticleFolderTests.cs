using NewsBot.Articles;
using NewsBot.Errors;
using NewsBot.Import.Formats;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.Moderation;
using NewsBot.TestServer;

namespace NewsBot.Tests.Articles;

public sealed class ArticleFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_of_all_subfolders_are_live_under_their_paths()
    {
        _folder.Write("b.txt", Some.Bridge);
        _folder.Write("syria/a.txt", Some.Sochi);
        Assert.Equal(["b.txt", "syria/a.txt"], Load().Index.Articles.Select(article => article.Id));
    }

    [Theory]
    [InlineData("binary.txt", "zero byte at offset 4")]
    [InlineData("broken.txt", "byte 0xE9 at offset 3")]
    [InlineData("empty.txt", "no paragraph was found")]
    [InlineData("big.txt", "the file has 8 MB; an article has 8 MB at most")]
    [InlineData("endless.txt", "longer than 20,000 characters")]
    [InlineData("page.xyz", "files ending in '.xyz' are not read")]
    [InlineData("link.txt", "leads out of the articles folder")]
    public void A_bad_file_is_refused_in_one_line_and_harms_no_other(string name, string message)
    {
        using var elsewhere = new TempFolder();
        _folder.Write("good.txt", Some.Bridge);
        switch (name)
        {
            case "binary.txt":
                _folder.Write(name, [1, 2, 3, 4, 0, 5]);
                break;
            case "broken.txt":
                _folder.Write(name, [(byte)'c', (byte)'a', (byte)'f', 0xE9, 1, 2, 3]);
                break;
            case "big.txt":
                _folder.Write(name, new byte[FileFormats.MaxBytes + 1]);
                break;
            case "endless.txt":
                _folder.Write(
                    name,
                    "date: " + new string('1', 100_000) + "\n\nHeadline\n\n" + new string('a', 5_000_000)
                );
                break;
            case "link.txt":
                File.CreateSymbolicLink(Path.Combine(_folder.Path, name), elsewhere.Write("secret.txt", Some.Sochi));
                break;
            default:
                _folder.Write(name, "");
                break;
        }

        var library = Load();
        Assert.Equal(["good.txt"], library.Index.Articles.Select(article => article.Id));
        var refused = library.Files.Single(file => file.Path == name);
        Assert.False(refused.IsLive);
        var problem = Assert.Single(refused.Problems, problem => problem.Severity == Severity.Error);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Theory]
    [InlineData(".hidden.txt")]
    [InlineData(".git/config.txt")]
    [InlineData("~$fire.txt")]
    [InlineData("fire.txt~")]
    [InlineData("fire.txt.tmp")]
    [InlineData("README.md")]
    public void Hidden_and_temporary_files_are_not_looked_at(string name)
    {
        _folder.Write(name, Some.Bridge);
        Assert.Empty(Load().Files);
    }

    [Fact]
    public void A_missing_folder_is_one_line_with_its_name_and_the_fix()
    {
        var error = Assert.Throws<UserError>(() =>
            new ArticleFolder(Path.Combine(_folder.Path, "nowhere"), Some.Clock()).Read(
                cancellationToken: TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(ExitCode.WrongUsage, error.ExitCode);
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
        Assert.Contains("--articles DIR", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_articles_key_survives_a_restart_and_a_change_of_other_files()
    {
        _folder.Write("a.txt", Some.Sochi);
        var key = ArticleKey.Of("a.txt");
        var before = Load();
        _folder.Write("0.txt", Some.Bridge);
        Assert.Equal(before.Find(key)!.Headline, Load().Find(key)!.Headline);
        Assert.Equal("i8IOAk4n", ArticleKey.Of("sub/file.txt").Value, ignoreCase: false);
    }

    [Fact]
    public void The_fingerprint_depends_on_the_library_only()
    {
        _folder.Write("a.txt", Some.Sochi);
        var first = Load().Fingerprint;
        Assert.Equal(first, Load().Fingerprint);
        _folder.Write("ignored.pdf", "x");
        Assert.Equal(first, Load().Fingerprint);
        _folder.Write("a.txt", Some.Sochi + " ");
        Assert.NotEqual(first, Load().Fingerprint);
        _folder.Write("a.txt", "status: retracted\n" + Some.Sochi);
        var retracted = Load().Fingerprint;
        _folder.Write("a.txt", "status: retracted\ncorrection: It was thirty groups.\n" + Some.Sochi);
        Assert.NotEqual(retracted, Load().Fingerprint);
    }

    [Fact]
    public void Synonyms_are_read_at_the_top_of_the_folder_alone()
    {
        _folder.Write(
            "sub/synonyms.txt",
            "Words that mean the same\n\nThe mayor, the burgomaster and the head of the council are one person."
        );
        Assert.True(Assert.Single(Load().Files).IsLive);
    }

    [Fact]
    public void An_article_of_more_than_ten_thousand_paragraphs_or_with_one_of_more_than_twenty_thousand_letters_is_refused()
    {
        _folder.Write(
            "many.html",
            "<h1>Headline</h1>"
                + string.Concat(Enumerable.Range(1, 10_001).Select(i => $"<p>It is paragraph number {i} of many.</p>"))
        );
        _folder.Write("long.txt", "Headline\n\nIt is " + new string('x', 20_000));
        _folder.Write(
            "fits.txt",
            "Headline\n\n" + string.Concat(Enumerable.Repeat("A paragraph.\n\n", 9_990)) + new string('x', 20_000)
        );
        Assert.Equal(
            [
                "fits.txt ",
                "long.txt a paragraph is longer than 20,000 characters",
                "many.html it has more than 10,000 paragraphs",
            ],
            Load().Files.Select(file => $"{file.Path} {(file.IsLive ? "" : file.Problems[0].What.Split(", which")[0])}")
        );
    }

    [Fact]
    public void A_link_to_a_file_that_is_too_large_is_refused_as_the_file_would_be()
    {
        _folder.Write(".store/large.txt", new byte[8_000_001]);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "large.txt"), ".store/large.txt");
        Assert.Contains(
            "an article has 8 MB at most",
            Assert.Single(Assert.Single(Load().Files).Problems).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Own_questions_are_asked_and_those_that_lead_nowhere_are_named()
    {
        _folder.Write(
            "a.txt",
            Some.Sochi.Replace(
                "questions: Who",
                "questions: Which volcano erupted in Iceland? | Who came? => no such words | What did the "
                    + "groups do? => rejected the planned congress | Who",
                StringComparison.Ordinal
            )
        );
        var report = Assert.Single(Load().Files);
        Assert.Equal([null, null, 1, 1], report.AuthoredQuestions.Select(link => link.Paragraph));
        Assert.Equal(
            [true, true],
            report.Problems.Select(problem =>
                problem.Message.Contains(
                    problem == report.Problems[0] ? "=> words of the passage" : "\"no such words\"",
                    StringComparison.Ordinal
                )
            )
        );
    }

    [Fact]
    public void The_report_reads_as_a_moderator_needs_it()
    {
        _folder.Write("bridge.txt", "questions: Who opened the harbour bridge?\n\n" + Some.Bridge);
        Assert.Equal(
            """
            bridge.txt – live, 2 paragraphs
              title    Harbour bridge opens after nine years   line 3
              date     Tue 14 May 2019                         line 5
              outlet   missing – answers will not name one. Add:  outlet: NAME
              link     missing – readers can't open the article. Add:  url: https://…
              skipped  line 4 reading time
              own questions   1 of 1 find this article
                paragraph 1   Who opened the harbour bridge?  "The mayor opened the new harbour bridge on Tuesday. It cost…"
            """,
            string.Join('\n', ReportText.Lines(Assert.Single(Load().Files)))
        );
    }

    [Fact]
    public void A_link_to_a_folder_is_named_and_not_followed()
    {
        using var elsewhere = new TempFolder();
        elsewhere.Write("secret.txt", Some.Sochi);
        _folder.Write("good.txt", Some.Bridge);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "out"), elsewhere.Path);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "loop"), ".");
        var library = Load();
        Assert.Equal(["good.txt"], library.Index.Articles.Select(article => article.Id));
        Assert.All(library.Files.Where(file => !file.IsLive), file =>
            Assert.Contains("a link to a folder", Assert.Single(file.Problems).Message, StringComparison.Ordinal)
        );
        Assert.Equal(3, library.Files.Count);
    }

    [Fact]
    public void A_link_to_a_file_counts_where_it_really_leads()
    {
        using var elsewhere = new TempFolder();
        elsewhere.Write("secret.txt", Some.Sochi);
        _folder.Write("..2024_11/x.txt", Some.Bridge);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "..data"), "..2024_11");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "x.txt"), "..data/x.txt"); // as Kubernetes mounts a ConfigMap
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "..out"), elsewhere.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "through.txt"), "..out/secret.txt");
        File.CreateSymbolicLink(
            Path.Combine(_folder.Path, "up.txt"),
            Path.Combine("..", Path.GetFileName(elsewhere.Path), "secret.txt")
        );
        File.CreateSymbolicLink(
            Path.Combine(_folder.Path, "dots.txt"),
            Path.Combine("..", ".", Path.GetFileName(_folder.Path), "..2024_11", "x.txt")
        );
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "round.txt"), "round.txt");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "gone.txt"), "nothing.txt");
        Assert.Equal(
            [
                "dots.txt: live",
                "gone.txt: leads nowhere",
                "round.txt: leads nowhere",
                "through.txt: leads out of",
                "up.txt: leads out of",
                "x.txt: live",
            ],
            Load()
                .Files.Select(file =>
                    $"{file.Path}: {(file.IsLive ? "live" : string.Join(' ', file.Problems[0].Message.Split("a link that ")[1].Split(' ', '.').Take(file.Path is "gone.txt" or "round.txt" ? 2 : 3)))}"
                )
        );
    }

    [Fact]
    public void A_link_into_a_folder_beside_this_one_whose_name_begins_the_same_leads_out()
    {
        _folder.Write("articles/good.txt", Some.Bridge);
        _folder.Write("articles-old/secret.txt", Some.Sochi);
        File.CreateSymbolicLink(
            Path.Combine(_folder.Path, "articles", "link.txt"),
            Path.Combine("..", "articles-old", "secret.txt")
        );
        var files = LibraryBuilder
            .Load(
                new ArticleFolder(Path.Combine(_folder.Path, "articles"), Some.Clock()),
                cancellationToken: TestContext.Current.CancellationToken
            )
            .Files;
        Assert.Contains(
            "leads out of",
            Assert.Single(files.Single(file => file.Path == "link.txt").Problems).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_pipe_or_a_device_is_not_opened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no named pipes in a folder on Windows.");
        _folder.Write("good.txt", Some.Bridge);
        using var made = new StartedProcess("mkfifo", Path.Combine(_folder.Path, "pipe.txt"));
        await made.EndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["good.txt"], Load().Index.Articles.Select(article => article.Id));
    }

    [Fact]
    public void A_backslash_is_part_of_a_name_and_two_files_with_one_key_are_reported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A backslash parts folders on Windows.");
        _folder.Write("a/b.txt", Some.Bridge);
        _folder.Write("a\\b.txt", Some.Sochi);
        Assert.Equal(2, Load().Index.Articles.Count);

        // Their SHA-256 begin with the same six bytes.
        _folder.Write("1567228.txt", Some.Bridge);
        _folder.Write("5541521.txt", Some.Sochi);
        var library = Load();
        Assert.Equal(3, library.Index.Articles.Count);
        Assert.Contains(
            "the same short key as '1567228.txt'",
            Assert.Single(library.Files.Single(file => file.Path == "5541521.txt").Problems).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_subfolder_that_cannot_be_read_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Nothing is unreadable here.");
        if (OperatingSystem.IsWindows())
            return;
        _folder.Write("good.txt", Some.Bridge);
        _folder.Write("closed/x.txt", Some.Sochi);
        File.SetUnixFileMode(Path.Combine(_folder.Path, "closed"), UnixFileMode.None);
        try
        {
            Assert.Contains(
                "can't be read",
                Assert.Single(Load().Files.Single(file => file.Path == "closed").Problems).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            File.SetUnixFileMode(
                Path.Combine(_folder.Path, "closed"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    [Theory]
    [InlineData("lines.txt", "more than 20,000 lines")]
    [InlineData("returns.txt", "more than 20,000 lines")]
    public void A_file_of_lines_without_end_is_refused_at_once(string name, string message)
    {
        _folder.Write(name, new string(name == "lines.txt" ? '\n' : '\r', 8_000_000));
        Assert.Contains(message, Assert.Single(Assert.Single(Load().Files).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Synonyms_are_in_a_separate_file_and_unused_ones_are_named()
    {
        _folder.Write("a.txt", Some.Sochi);
        var without = Load();
        _folder.Write("synonyms.txt", "# ours\nKremlin, Moscow # the seat\ntalks\nrebels => partisans\n");
        var library = Load();
        var report = library.Files.Single(file => file.Path == "synonyms.txt");
        Assert.Multiple(
            () => Assert.Equal(2, report.Synonyms!.Count),
            () => Assert.Equal(["Kremlin", "Moscow"], report.Synonyms![0].Found),
            () => Assert.Equal("line 3: this line says nothing", report.Problems[0].ToString()[..30]),
            () => Assert.Contains("partisans", report.Problems[1].Message, StringComparison.Ordinal),
            () => Assert.Single(library.Index.Articles),
            () => Assert.NotEqual(without.Fingerprint, library.Fingerprint),
            () => Assert.NotEmpty(library.Index.Search("Kremlin").Hits),
            () => Assert.Empty(without.Index.Search("Kremlin").Hits)
        );
        Assert.Equal("synonyms.txt – 2 lines of synonyms", ReportText.Lines(report).First());
    }

    [Fact]
    public void Of_many_synonyms_that_say_nothing_twenty_are_named_and_the_others_counted()
    {
        _folder.Write("a.txt", Some.Sochi);
        _folder.Write("synonyms.txt", string.Concat(Enumerable.Repeat("talks\n", 23)));
        var problems = Load().Files.Single(file => file.Path == "synonyms.txt").Problems;
        Assert.Equal((21, "3 more lines say nothing either"), (problems.Count, problems[^1].Message));
    }

    [Fact]
    public void Of_many_synonyms_that_no_article_has_twenty_are_named_and_the_others_counted()
    {
        _folder.Write("a.txt", Some.Sochi);
        _folder.Write(
            "synonyms.txt",
            "rebels => " + string.Join(", ", Enumerable.Range(1, 23).Select(i => $"partisan{i}"))
        );
        var problem = Assert.Single(Load().Files.Single(file => file.Path == "synonyms.txt").Problems);
        Assert.Contains("partisan19, partisan20 and 3 more", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_problems_a_moderator_reads_twenty_and_the_number_of_the_others()
    {
        _folder.Write(
            "keys.txt",
            "---\n"
                + string.Concat(Enumerable.Range(0, 19_000).Select(i => $"key{i}: x\n"))
                + "---\nHeadline\n\nText of it."
        );
        var problems = Assert.Single(Load().Files).Problems;
        Assert.Equal(21, problems.Count);
        Assert.Contains("18,980 more lines", problems[^1].Message, StringComparison.Ordinal);
    }

    private Library Load() =>
        LibraryBuilder.Load(
            new ArticleFolder(_folder.Path, Some.Clock()),
            cancellationToken: TestContext.Current.CancellationToken
        );
}
