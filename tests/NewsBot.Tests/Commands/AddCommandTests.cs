using NewsBot.Tests.Fetching;
using NewsBot.TestServer;

namespace NewsBot.Tests.Commands;

public sealed class AddCommandTests : ProgramTests, IAsyncLifetime
{
    private const string Text =
        "Ferry crews returned to work on Friday morning after a strike of eleven days. Under the agreement, wages rise.";

    private FakeSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await FakeSite.StartAsync();
        _site.Serve("strike", SamplePage.Create("Ferry crews end their strike", Text));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_link_is_published_once_and_again_when_its_page_has_changed()
    {
        const string file = "2026-10-30-ferry-crews-end-their-strike.html";
        var link = $"{_site["strike"]}";
        Assert.Equal((0, $"{link}: published as {file}\n", ""), await AddAsync(link));
        Assert.Equal((0, $"{link}: is in the library, and has nothing new\n", ""), await AddAsync(link));
        _site.Serve("strike", SamplePage.Create("Ferry crews end their strike", Text + " It was a hard autumn."));
        Assert.Equal((0, $"{link}: a new version of {file}\n", ""), await AddAsync(link));
        Assert.Contains(
            "hard autumn",
            await File.ReadAllTextAsync(Path.Combine(Articles, file), Test),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_link_can_be_the_first_article()
    {
        Directory.Delete(Articles, recursive: true);
        Directory.CreateDirectory(Articles);
        Assert.Equal(0, (await AddAsync($"{_site["strike"]}")).Code);
        Assert.Single(Directory.EnumerateFiles(Articles));
    }

    [Fact]
    public async Task A_link_without_an_article_is_an_error_and_the_others_are_published()
    {
        var (code, output, errors) = await AddAsync($"{_site["missing"]}", $"{_site["strike"]}");
        Assert.Equal(1, code);
        Assert.StartsWith($"{_site["missing"]}: 127.0.0.1 has no page at this link.", errors, StringComparison.Ordinal);
        Assert.StartsWith($"{_site["strike"]}: published as", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_link_is_refused_before_anything_is_fetched()
    {
        var (code, _, errors) = await AddAsync($"{_site["strike"]}", "strike.html");
        Assert.Equal(2, code);
        Assert.StartsWith("'strike.html' is no link", errors, StringComparison.Ordinal);
        Assert.Empty(_site.Requests);
    }

    [Fact]
    public async Task Without_a_network_it_says_what_can_not_be_reached()
    {
        var (code, _, errors) = await AddAsync($"http://127.0.0.1:{FreePort.Find()}/article");
        Assert.Equal(1, code);
        Assert.Contains("127.0.0.1 can't be reached. Check the link", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_takes_a_link()
    {
        var (_, output, _) = await RunWithInputAsync(
            $"{_site["strike"]}\n1\n",
            ("Articles__FetchFrom", "127.0.0.1"),
            "chat",
            "--articles",
            Articles
        );
        Assert.Contains("Ferry crews end their strike", output, StringComparison.Ordinal);
        Assert.Contains("Published as", output, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Errors)> AddAsync(params string[] links) =>
        RunAsync(("Articles__FetchFrom", "127.0.0.1"), ["add", .. links, "--articles", Articles]);
}
