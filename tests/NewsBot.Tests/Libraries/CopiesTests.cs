using NewsBot.Articles;

namespace NewsBot.Tests.Libraries;

public sealed class CopiesTests
{
    private const string First = "The harbour bridge was closed on Tuesday after an inspector found a crack in one of its cables.";
    private const string Second = "Engineers said that the repair would take three weeks, and that lorries would be sent round by the north.";
    private const string Third = "The mayor asked people to leave their cars at home, and promised more ferries for the time being.";

    [Fact]
    public void Of_two_files_with_one_link_the_newest_is_quoted_and_the_other_named()
    {
        var files = Some.Library(
            $"url: https://news.example/bridge\ndate: 2019-05-15\n\nBridge\n\n{First}",
            $"url: https://news.example/bridge#top\ndate: 2019-05-14\n\nBridge\n\n{Second}").Files;
        Assert.Equal([true, false], files.Select(file => file.IsLive));
        Assert.Contains("an earlier version of '0.txt'", Problems(files[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_from_two_outlets_is_kept_twice_and_said()
    {
        var files = Some.Library($"outlet: One\n\nBridge\n\n{First}\n\n{Second}", $"outlet: Two\n\nA bridge\n\n{First.ToUpperInvariant()}\n\n“{Second}”").Files;
        Assert.All(files, file => Assert.True(file.IsLive));
        Assert.Contains("the same text as '0.txt'", Problems(files[1]), StringComparison.Ordinal);
        Assert.DoesNotContain("text", Problems(files[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_nearly_the_same_is_flagged_and_one_that_shares_a_sentence_is_not()
    {
        var files = Some.Library($"Bridge\n\n{First}\n\n{Second}", $"Bridge again\n\n{First}\n\n{Second}\n\n{Third}", $"Ferries\n\n{Third}\n\nThey were full on the first day, said the company that runs them for the city.\n\nA second company waits for its permit, which was promised in spring already.").Files;
        Assert.Contains("half of its text", Problems(files[1]), StringComparison.Ordinal);
        Assert.DoesNotContain("half of its text", Problems(files[2]), StringComparison.Ordinal);
    }

    private static string Problems(FileReport file) => string.Join('\n', file.Problems);
}
