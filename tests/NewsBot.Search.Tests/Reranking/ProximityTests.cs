using CsCheck;
using NewsBot.Search.Reranking;

namespace NewsBot.Search.Tests.Reranking;

public sealed class ProximityTests
{
    private const int Terms = 5;

    [Fact]
    public void Walking_outwards_finds_what_looking_at_every_match_finds()
    {
        var word = Gen.Select(Gen.Int[1, 40], Gen.Int[0, Terms - 1]);
        Gen.Select(word.Array[1, 12], Gen.Double[0, 3].Array[Terms], Gen.Double[1, 10])
            .Sample(
                (words, weights, reach) =>
                {
                    var position = 0;
                    var matches = words.Select(w => new TermMatch(position += w.Item1, w.Item2)).ToArray();
                    var all = matches.Aggregate(0UL, (set, match) => set | (1UL << match.Index));
                    for (var i = 0; i < matches.Length; i++)
                        Assert.Equal(
                            Plain(matches, i, weights, reach),
                            Proximity.At(matches, i, all, weights, reach),
                            9
                        );
                }
            );
    }

    private static double Plain(TermMatch[] matches, int at, double[] weights, double reach) =>
        matches
            .GroupBy(match => match.Index)
            .Select(term => (term.Key, Distance: term.Min(match => Math.Abs(match.Position - matches[at].Position))))
            .Where(term => term.Distance <= 60)
            .Sum(term => weights[term.Key] / (1 + (term.Distance / reach)));
}
