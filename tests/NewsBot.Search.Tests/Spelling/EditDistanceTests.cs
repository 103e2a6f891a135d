using CsCheck;
using NewsBot.Search.Spelling;

namespace NewsBot.Search.Tests.Spelling;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("assad", "asad", 1)]
    [InlineData("form", "from", 1)]
    [InlineData("sochi", "sotchi", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "ab", 2)]
    public void Typos_are_counted(string a, string b, int distance) =>
        Assert.Equal(distance, EditDistance.Between(a, b, 5));

    [Fact]
    public void It_agrees_with_the_definition_and_is_the_same_both_ways()
    {
        var word = Gen.String[Gen.Char['a', 'd'], 0, 7];
        Gen.Select(word, word, Gen.Int[0, 4])
            .Sample(
                (a, b, limit) =>
                {
                    var expected = Math.Min(ByDefinition(a, b), limit + 1);
                    Assert.Equal(expected, EditDistance.Between(a, b, limit));
                    Assert.Equal(expected, EditDistance.Between(b, a, limit));
                }
            );
    }

    [Fact]
    public void Counting_a_column_at_once_agrees_with_counting_one_by_one()
    {
        var letter = Gen.OneOf(Gen.Char['a', 'd'], Gen.Char['д', 'е']);
        Gen.Select(
                Gen.OneOf(Gen.String[letter, 0, 12], Gen.String[letter, 60, 66]),
                Gen.Int[0, 4],
                Gen.String[letter, 0, 12],
                Gen.Int[0, 66]
            )
            .Sample(
                (word, limit, other, cut) =>
                {
                    // Some that have nothing to do with it, and some that are nearly the same.
                    var near = word.Length == 0 ? "a" : word.Remove(cut % word.Length, 1);
                    var slips = new BitParallelEditDistance(word);
                    foreach (var one in new[] { other, near, near + "b", word })
                        Assert.Equal(EditDistance.Between(word, one, limit), slips.To(one, limit));
                }
            );
    }

    /// <summary>The recursion that the table computes, as it is in the literature.</summary>
    private static int ByDefinition(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return a.Length + b.Length;
        var best = Math.Min(ByDefinition(a[..^1], b), ByDefinition(a, b[..^1])) + 1;
        best = Math.Min(best, ByDefinition(a[..^1], b[..^1]) + (a[^1] == b[^1] ? 0 : 1));
        if (a.Length > 1 && b.Length > 1 && a[^1] == b[^2] && a[^2] == b[^1])
            best = Math.Min(best, ByDefinition(a[..^2], b[..^2]) + 1);
        return best;
    }
}
