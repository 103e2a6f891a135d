using CsCheck;
using NewsBot.Search.Ranking;

namespace NewsBot.Search.Tests.Ranking;

public sealed class TopHitsTests
{
    [Fact]
    public void It_keeps_what_a_full_sort_would_put_first() =>
        Gen.Select(Gen.Int[0, 5].Array[0, 50], Gen.Int[1, 12]).Sample((scores, count) =>
        {
            var doubles = Array.ConvertAll(scores, score => (double)score);
            var sorted = Enumerable.Range(0, doubles.Length).Where(i => doubles[i] > 0)
                .OrderByDescending(i => doubles[i]).ThenBy(i => i).Take(count);
            Assert.Equal(sorted, TopHits.Select(doubles, count));
        });
}
