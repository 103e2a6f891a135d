using CsCheck;
using NewsBot.Search.Indexing;

namespace NewsBot.Search.Tests.Indexing;

public sealed class InvertedIndexTests
{
    private const int Terms = 6;

    private static readonly Gen<int[][]> Documents = Gen.Int[0, Terms - 1].Array[0, 8].Array[0, 12];

    [Fact]
    public void Either_layout_has_the_same_lists()
    {
        Documents.Sample(documents =>
        {
            var (all, few) = (IndexOf(documents, areFew: false), IndexOf(documents, areFew: true));
            for (var term = 0; term < Terms; term++)
            {
                Assert.Equal(Plain(documents, term), ListOf(all, term));
                Assert.Equal(Plain(documents, term), ListOf(few, term));
            }
        });
    }

    [Fact]
    public void Merged_indexes_have_the_lists_of_what_is_left()
    {
        Gen.Select(Documents, Documents, Gen.Bool, Gen.Bool, Gen.Int)
            .Sample(
                (one, other, oneIsFew, otherIsFew, seed) =>
                {
                    var random = new Random(seed);
                    var left = new List<int[]>();
                    var numbers = new[] { one, other }
                        .Select(documents => Array.ConvertAll(documents, document =>
                            {
                                if (random.Next(3) == 0)
                                    return -1;
                                left.Add(document);
                                return left.Count - 1;
                            }))
                        .ToArray();
                    var merged = InvertedIndex.Merge(
                        [(IndexOf(one, oneIsFew), numbers[0]), (IndexOf(other, otherIsFew), numbers[1])],
                        Terms
                    );
                    var counts = new int[Terms];
                    merged.AddFrequenciesTo(counts, 1);
                    for (var term = 0; term < Terms; term++)
                    {
                        Assert.Equal(Plain([.. left], term), ListOf(merged, term));
                        Assert.Equal(ListOf(merged, term).Count, counts[term]);
                    }
                }
            );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_frequency_above_sixty_three_counts_as_sixty_three(bool areFew)
    {
        var often = Enumerable.Repeat(2, 100).ToArray();
        Assert.Equal(
            [(1, 63), (2, 1)],
            ListOf(
                IndexOf(
                    [
                        [1],
                        often,
                        [2],
                    ],
                    areFew
                ),
                2
            )
        );
    }

    [Fact]
    public void A_build_that_is_cancelled_during_layout_throws()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            InvertedIndex.Build(1, Terms, isSparse: false, (_, _) => source.Cancel(), source.Token)
        );
    }

    private static InvertedIndex IndexOf(int[][] documents, bool areFew) =>
        InvertedIndex.Build(
            documents.Length,
            Terms,
            areFew,
            (document, terms) => terms.AddRange(documents[document]),
            CancellationToken.None
        );

    private static List<(int Document, int Frequency)> ListOf(InvertedIndex index, int term) =>
        [.. index.Postings(term).ToArray().Select(posting => (posting.Document, posting.Frequency))];

    private static List<(int Document, int Frequency)> Plain(int[][] documents, int term) =>
        [
            .. documents
                .Select((document, number) => (number, document.Count(other => other == term)))
                .Where(posting => posting.Item2 > 0),
        ];
}
