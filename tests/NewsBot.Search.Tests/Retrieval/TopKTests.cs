using CsCheck;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Retrieval;

namespace NewsBot.Search.Tests.Retrieval;

public sealed class TopKTests
{
    [Fact]
    public void It_keeps_what_a_full_sort_would_put_first() =>
        Gen.Select(Gen.Int[0, 5].Array[0, 50], Gen.Int[1, 12], Gen.Int)
            .Sample(
                (scores, count, seed) =>
                {
                    var documents = Enumerable.Range(0, scores.Length).Where(i => scores[i] > 0).ToArray();
                    var order = Enumerable.Range(0, scores.Length).ToArray();
                    new Random(seed).Shuffle(order);
                    var sorted = documents
                        .OrderByDescending(i => scores[i])
                        .ThenBy(i => order[i])
                        .Take(count)
                        .ToArray();
                    new Random(seed).Shuffle(documents);
                    var best = new int[count];
                    Assert.Equal(
                        sorted,
                        best[
                            ..TopK.Select(
                                Array.ConvertAll(scores, score => new Accumulator { Score = score }),
                                documents,
                                new ParagraphMap(
                                    new SegmentList([Some.SegmentOf(Array.ConvertAll(order, _ => new[] { 1 }))]),
                                    removed: null,
                                    order
                                ),
                                best
                            )
                        ]
                    );
                }
            );
}
