using NewsBot.Articles;

namespace NewsBot.Tests.Libraries;

public sealed class DuplicateDetectorTests
{
    private const string First =
        "The harbour bridge was closed on Tuesday after an inspector found a crack in one of its cables.";
    private const string Second =
        "Engineers said that the repair would take three weeks, and that lorries would be sent round by the north.";
    private const string Third =
        "The mayor asked people to leave their cars at home, and promised more ferries for the time being.";

    [Fact]
    public void Of_two_files_with_one_link_the_newest_is_quoted_and_the_other_named()
    {
        var files = Some.Library(
            $"url: https://news.example/bridge\ndate: 2019-05-15\n\nBridge\n\n{First}",
            $"url: https://news.example/bridge#top\ndate: 2019-05-14\n\nBridge\n\n{Second}"
        ).Files;
        Assert.Equal([true, false], files.Select(file => file.IsLive));
        Assert.Contains("an earlier version of '0.txt'", Problems(files[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_from_two_outlets_stays_and_is_reported()
    {
        var files = Some.Library(
            $"outlet: One\n\nBridge\n\n{First}\n\n{Second}",
            $"outlet: Two\n\nA bridge\n\n{First.ToUpperInvariant()}\n\n“{Second}”"
        ).Files;
        Assert.All(files, file => Assert.True(file.IsLive));
        Assert.Contains("the same text as '0.txt'", Problems(files[1]), StringComparison.Ordinal);
        Assert.DoesNotContain("text", Problems(files[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_copy_names_the_first_of_them()
    {
        var files = Some.Library([
            .. new[] { "One", "Two", "Three" }.Select(outlet => $"outlet: {outlet}\n\nBridge\n\n{First}\n\n{Second}"),
        ]).Files;
        Assert.All(files.Skip(1), file =>
            Assert.Contains("the same text as '0.txt'", Problems(file), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_text_that_is_nearly_the_same_is_flagged_and_one_that_shares_a_sentence_is_not()
    {
        var files = Some.Library(
            $"Bridge\n\n{First}\n\n{Second}",
            $"Bridge again\n\n{First}\n\n{Second}\n\n{Third}",
            $"Ferries\n\n{Third}\n\nThey were full on the first day, said the company that runs them for the "
                + "city.\n\nA second company waits for its permit, which was promised in spring already."
        ).Files;
        Assert.Contains("half of its text", Problems(files[1]), StringComparison.Ordinal);
        Assert.DoesNotContain("half of its text", Problems(files[2]), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_versions_of_one_day_the_fuller_one_is_quoted() =>
        Assert.Equal(
            [true, false],
            Some.Library(
                    $"url: https://news.example/bridge\ndate: 2019-05-15\n\nBridge\n\n{First}\n\n{Second}",
                    $"url: https://news.example/bridge\ndate: 2019-05-15\n\nBridge\n\n{First}"
                )
                .Files.Select(file => file.IsLive)
        );

    [Fact]
    public void Pages_that_differ_in_their_query_are_two_articles() =>
        Assert.Equal(
            [true, true],
            Some.Library(
                    $"url: https://news.example/?id=1\n\nBridge\n\n{First}",
                    $"url: https://news.example/?id=2\n\nFerries\n\n{Third}"
                )
                .Files.Select(file => file.IsLive)
        );

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void A_paragraph_that_more_than_eight_articles_have_is_an_outlets_formula(int articles, bool isCopy)
    {
        var files = Some.Library([.. Enumerable.Range(1, articles).Select(i => $"Story {i}\n\n{First}")]).Files;
        Assert.All(files.Skip(1), file =>
            Assert.Equal(isCopy, Problems(file).Contains("the same text", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_short_paragraph_that_two_articles_have_makes_no_copies_of_them()
    {
        var files = Some.Library("Bridge\n\nRead more about it soon.", "Ferries\n\nRead more about it soon.").Files;
        Assert.All(files, file => Assert.DoesNotContain("text", Problems(file), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(40, false)]
    public void Half_of_the_shorter_text_in_common_is_what_makes_two_nearly_the_same(int percent, bool isNearlyTheSame)
    {
        var (shared, own, more) = (Letters('a', percent), Letters('b', 100 - percent), Letters('c', 300));
        var files = Some.Library($"One\n\n{shared}\n\n{own}", $"Other\n\n{shared}\n\n{more}").Files;
        Assert.Equal(isNearlyTheSame, Problems(files[1]).Contains("half of its text", StringComparison.Ordinal));

        static string Letters(char letter, int count) => "It " + new string(letter, count - 3) + ".";
    }

    private static string Problems(FileReport file) => string.Join('\n', file.Problems);

    [Theory]
    [InlineData("https://news.example/", "Bridge closed", "Bridge opens", true)]
    [InlineData("https://news.example/local", "Bridge closed", "Ferries are full", true)]
    [InlineData("https://news.example/local", "Bridge closed", "Bridge opens", false)]
    [InlineData("https://news.example/local", "大桥将关闭", "大桥重新开放", false)]
    public void A_link_that_is_no_articles_own_makes_no_versions(
        string link,
        string one,
        string other,
        bool areBothLive
    ) =>
        Assert.Equal(
            [areBothLive, true],
            Some.Library(
                    $"url: {link}\ndate: 2019-05-14\n\n{one}\n\n{First}",
                    $"url: {link}\ndate: 2019-05-15\n\n{other}\n\nMore passengers than ever were counted in August."
                )
                .Files.Select(file => file.IsLive)
        );
}
