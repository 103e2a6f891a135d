using NewsBot.Search.Queries;
using NewsBot.Search.Retrieval;

namespace NewsBot.Search.Tests.Retrieval;

public sealed class Bm25Tests
{
    [Theory]
    [InlineData(10, 1, 1.9924)] // ln(1 + 9.5 / 1.5)
    [InlineData(10, 10, 0.0465)] // ln(1 + 0.5 / 10.5)
    [InlineData(10, 0, 3.0910)] // ln(1 + 10.5 / 0.5)
    public void Idf_is_as_worked_by_hand(int documents, int frequency, double idf) =>
        Assert.Equal(idf, Idf.Of(documents, frequency), 4);

    [Theory]
    [InlineData(100, 0.5)] // of average length: k1 · (0.5 + 0.5 · 1)
    [InlineData(200, 0.75)] // k1 · (0.5 + 0.5 · 2)
    [InlineData(40, 0.35)] // k1 · (0.5 + 0.5 · 0.4)
    [InlineData(1, 0.35)] // no shorter than 40
    public void The_length_part_is_as_worked_by_hand(int length, double norm) =>
        Assert.Equal(norm, new Bm25(100).Norm(length), 6);

    [Fact]
    public void More_occurrences_add_less_and_never_reach_the_idf()
    {
        var one = Bm25.Contribution(2, 1, 0.5);
        var two = Bm25.Contribution(2, 2, 0.5);
        Assert.Equal(1.3333, one, 4); // 2 · 1 / 1.5
        Assert.Equal(1.6, two, 4); // 2 · 2 / 2.5
        Assert.InRange(Bm25.Contribution(2, 1_000_000, 0.5), two, 2);
    }
}
