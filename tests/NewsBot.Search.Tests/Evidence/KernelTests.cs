using CsCheck;
using NewsBot.Search.Evidence;

namespace NewsBot.Search.Tests.Evidence;

public sealed class KernelTests
{
    private const int Terms = 5;

    [Fact]
    public void Walking_outwards_finds_what_looking_at_every_match_finds()
    {
        var word = Gen.Select(Gen.Int[1, 40], Gen.Int[0, Terms - 1], Gen.Int[(int)MarkKind.FunctionWord, (int)MarkKind.OwnForm]);
        Gen.Select(word.Array[1, 12], Gen.Double[0, 3].Array[Terms], Gen.Double[1, 10]).Sample((words, weights, reach) =>
        {
            var position = 0;
            var matches = words.Select(w => new Match(position += w.Item1, new Mark((MarkKind)w.Item3, (byte)w.Item2, 1))).ToArray();
            var all = matches.Aggregate(0UL, (set, match) => set | match.Term);
            for (var i = 0; i < matches.Length; i++)
            {
                if (matches[i].IsTerm) Assert.Equal(Plain(matches, i, weights, reach), Kernel.At(matches, i, all, weights, reach), 9);
            }
        });
    }

    private static double Plain(Match[] matches, int at, double[] weights, double reach) => matches
        .Where(match => match.IsTerm)
        .GroupBy(match => match.Mark.Index)
        .Select(term => (term.Key, Distance: term.Min(match => Math.Abs(match.Position - matches[at].Position))))
        .Where(term => term.Distance <= 60)
        .Sum(term => weights[term.Key] / (1 + (term.Distance / reach)));
}
