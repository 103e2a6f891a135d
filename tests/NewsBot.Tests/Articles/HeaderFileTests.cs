using NewsBot.Articles;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;

namespace NewsBot.Tests.Articles;

/// <summary>The headers of articles that have no place for one, each in a file of its own.</summary>
public sealed class HeaderFileTests : IDisposable
{
    private const string Page = """
        <html><head><title>Bridge opens</title><meta property="article:published_time" content="2019-05-14"></head><body><article>
        <h1>Bridge opens</h1>
        <p>The mayor opened the new harbour bridge on Tuesday, after nine years of work.</p>
        <p>Ferries stop running at the end of the month, said the head of the harbour.</p>
        </article></body></html>
        """;

    private const string Entry = """
        <content:encoded><![CDATA[<p>It happened at night, and the harbour was closed until the morning.</p>
        <p>The head of the harbour said that nobody had been hurt by it.</p>
        <p>Ferries stop running at the end of the month, he added on Tuesday.</p>
        <p>The mayor came at noon and spoke with everybody who works there.</p>
        <p>The harbour has been in use for four hundred years, and was closed only twice in that time.</p>
        <p>Both times it was the ice, which kept the ships out of it until the end of March.</p>]]></content:encoded>
        """;

    private const string Feed =
        "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        + $"<item><title>First</title>{Entry}</item><item><title>Second</title>{Entry}</item></channel></rss>";

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_header_file_wins_over_what_was_found_in_the_article_and_the_report_names_it()
    {
        _folder.Write("sub/bridge.html", Page);
        _folder.Write(
            "sub/bridge.html.header",
            "---\ntitle: The bridge is open\noutlet: Harbour News\nquestions: Who opened it? => The mayor\n---\n"
        );
        var report = Assert.Single(Load().Files);
        Assert.Equal("The bridge is open", report.Headline);
        Assert.Equal("Harbour News", report.Article!.Outlet);
        Assert.Equal(new DateOnly(2019, 5, 14), report.Article.Date);
        Assert.Equal("The mayor", Assert.Single(report.Article.Questions).Passage);
        Assert.Equal("bridge.html.header, line 2", report.Fields.Single(field => field.Name == "title").Source);
    }

    [Fact]
    public void It_retracts_a_page_and_corrects_one_entry_of_a_feed()
    {
        _folder.Write("bridge.html", Page);
        _folder.Write("bridge.html.header", "status: retracted\ncorrection: There is no bridge.");
        _folder.Write("feed.xml", Feed);
        _folder.Write("feed.xml#2.header", "correction: It was at noon.");
        var library = Load();
        Assert.Equal(
            "There is no bridge.",
            library.Files.Single(file => file.Retracted is not null).Retracted!.Correction
        );
        Assert.Equal([null, "It was at noon."], library.Index.Articles.Select(article => article.Correction));
        Assert.Contains(
            new FieldReport("correction", "It was at noon.", "feed.xml#2.header, line 1"),
            library.Files.Single(file => file.Path == "feed.xml#2").Fields
        );
    }

    [Fact]
    public void It_wins_over_the_header_of_a_text_and_brings_lines_back()
    {
        _folder.Write("bridge.txt", "outlet: Old name\nlang: en\n" + Some.Bridge + "\n\nShare");
        _folder.Write("bridge.txt.header", "outlet: New name\nkeep: Share\nkeep: nowhere");
        var report = Assert.Single(Load().Files);
        Assert.Equal("New name", report.Article!.Outlet);
        Assert.Equal("Share", report.Article.Paragraphs[^1]);
        Assert.Contains(report.Problems, problem =>
            problem.Line is null
            && problem.What.StartsWith("bridge.txt.header, line 2: no line", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_change_of_it_alone_is_a_change_of_the_article()
    {
        _folder.Write("bridge.html", Page);
        var folder = new ArticleFolder(_folder.Path, Some.Clock());
        var before = folder.Read(folder.Scan(), FolderContent.Empty, cancellationToken: Test);
        _folder.Write("bridge.html.header", "outlet: Harbour News");
        var after = folder.Read(folder.Scan(), before, cancellationToken: Test);
        Assert.False(before.Is(folder.Scan()));
        Assert.True(after.Is(folder.Scan()));
        Assert.Equal("Harbour News", Assert.Single(after.Files).Report.Article!.Outlet);
        Assert.NotEqual(
            LibraryBuilder.Build("articles", before, cancellationToken: Test).Fingerprint,
            LibraryBuilder.Build("articles", after, cancellationToken: Test).Fingerprint
        );
        File.Delete(Path.Combine(_folder.Path, "bridge.html.header"));
        Assert.Null(
            Assert.Single(folder.Read(folder.Scan(), after, cancellationToken: Test).Files).Report.Article!.Outlet
        );
    }

    [Fact]
    public void One_without_an_article_is_reported()
    {
        _folder.Write("brigde.html.header", "outlet: Harbour News");
        var problem = Assert.Single(Assert.Single(Load().Files).Problems);
        Assert.Equal(
            "this is a header file, and there is no article 'brigde.html' beside it. "
                + "Name it like the article's file, with .header behind it, or take it away",
            problem.Message
        );
    }

    [Fact]
    public void One_that_is_no_text_keeps_the_article_from_being_quoted_because_it_may_retract_it()
    {
        _folder.Write("bridge.html", Page);
        _folder.Write("bridge.html.header", [1, 2, 0, 3]);
        var report = Assert.Single(Load().Files);
        Assert.False(report.IsLive);
        Assert.StartsWith(
            "its header file bridge.html.header can't be used: this is not a text file",
            report.Problems.Single(problem => problem.Severity == Severity.Error).What,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Lines_that_are_no_entries_are_reported_with_the_file()
    {
        _folder.Write("bridge.html", Page);
        _folder.Write("bridge.html.header", "outlet: Harbour News\nand this\nstatus: retraced");
        var problems = Assert.Single(Load().Files).Problems.Select(problem => problem.ToString()).ToList();
        Assert.Contains(problems, problem =>
            problem.StartsWith("bridge.html.header, line 2: 'and this' is no header entry", StringComparison.Ordinal)
        );
        Assert.Contains(problems, problem =>
            problem.StartsWith(
                "bridge.html.header, line 3: the status 'retraced' is not known",
                StringComparison.Ordinal
            )
        );
    }

    private Library Load() =>
        LibraryBuilder.Load(new ArticleFolder(_folder.Path, Some.Clock()), cancellationToken: Test);
}
