using CsCheck;
using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Queries;
using NewsBot.Search.Retrieval;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Retrieval;

public sealed class RankingAgainstPlainTests
{
    private const int Terms = 8;

    // Short paragraphs, all of which count as equally long, and longer ones.
    // Short ones, long ones, and long ones that have a term once among many of others: there the headline's weight is
    // more than their own.
    private static readonly Gen<int[]> AnyParagraph = Gen.Frequency(
        (3, Gen.Int[0, Terms - 1].Array[1, 12]),
        (1, Gen.Int[0, Terms - 1].Array[35, 120]),
        (
            1,
            Gen.Select(Gen.Int[0, Terms - 1].Array[1, 4], Gen.Int[60, 120])
                .Select((few, others) => (int[])[.. few, .. Enumerable.Range(0, others).Select(i => i % 4)])
        )
    );

    // Most articles are there, and some were taken away.
    private static readonly Gen<bool[]> Taken = Gen.Int[0, 3].Select(dice => dice == 0).Array[30];

    [Fact]
    public void The_first_stage_scores_as_a_walk_over_all_paragraphs_does()
    {
        var article = Gen.Select(AnyParagraph, AnyParagraph.Array[0, 4]);
        var alike = Gen.Select(Gen.Int[0, Terms - 1], Gen.Int[0, 3], Gen.Double[0.5, 0.95]);
        Gen.Select(article.Array[1, 5], Gen.Int[0, Terms - 1].HashSet[1, 4], alike.Array[0, 3], Taken)
            .Sample(
                (articles, asked, looksLike, taken) =>
                {
                    var removed = taken[..articles.Length];
                    var segments = SegmentsOf(articles);
                    var table = new ParagraphMap(segments, removed);
                    var query = WithSynonyms(Query([.. asked], articles), asked, looksLike);
                    var found = new ScoreAccumulators(table.Count, table.Articles);
                    var stage = new CandidateRetriever(
                        segments,
                        table,
                        Bm25.For(segments, table),
                        IndexSizes.Default.LongFrom
                    );
                    var best = stage.Retrieve(query, AlikeTo(query), 50, found).ToArray();

                    var live = articles.Where((_, a) => !removed[a]).SelectMany(there => there.Item2).ToList();
                    var averageLength = live.Count == 0 ? 1 : live.Average(words => Math.Max(words.Length, 40.0));
                    var expected = Plain(articles, removed, query, new Bm25(averageLength));
                    for (var p = 0; p < expected.Count; p++)
                        Assert.Equal(
                            expected[p],
                            found.Paragraphs[p].Score / (double)Accumulator.Units(1),
                            tolerance: 1e-11
                        );
                    Assert.Equal(expected.Count(score => score > 0), best.Length);
                    var scores = found.Paragraphs.ToArray();
                    Assert.Equal(best.OrderByDescending(p => scores[p].Score).ThenBy(p => p), best);
                    for (var p = 0; p < table.Count; p++)
                    {
                        var text = articles[table.GetArticle(p)].Item2[table.GetPlace(p)];
                        Assert.Equal(
                            query.Terms.Select(term => table.IsLive(p) && text.Contains(term.Forms[0])),
                            query.Terms.Select((_, t) => (found.Paragraphs[p].Terms & (1UL << t)) != 0)
                        );
                    }

                    var ofArticles = new ScoreAccumulators(table.Count, table.Articles);
                    for (var a = 0; a < table.Articles; a++)
                    {
                        var bestIn = stage.RetrieveFrom(a, query, AlikeTo(query), 50, ofArticles);
                        Assert.Equal(
                            Enumerable
                                .Range(
                                    table.GetFirstParagraph(a),
                                    table.GetEndOfParagraphs(a) - table.GetFirstParagraph(a)
                                )
                                .OrderByDescending(p => scores[p].Score)
                                .ThenBy(p => p),
                            bestIn
                        );
                        if (bestIn.Length > 0)
                            Assert.Equal(found.InHeadlines[a], ofArticles.InHeadlines[a]);
                    }

                    Assert.Equal(scores, ofArticles.Paragraphs);
                    found.Clear();
                    Assert.False(
                        found.Paragraphs.ContainsAnyExcept(default(Accumulator))
                            || found.InHeadlines.ContainsAnyExcept(0UL)
                    );
                }
            );
    }

    [Fact]
    public void Lists_that_are_not_walked_to_the_end_leave_the_same_best_paragraphs()
    {
        // Few terms for many paragraphs, so that lists are long; some look like others.
        var article = Gen.Select(AnyParagraph, AnyParagraph.Array[1, 6]);
        var alike = Gen.Select(Gen.Int[0, Terms - 1], Gen.Int[0, 3], Gen.Double[0.5, 0.95]);
        Gen.Select(article.Array[5, 30], Gen.Int[0, Terms - 1].HashSet[1, 4], alike.Array[0, 2], Gen.Int[1, 10], Taken)
            .Sample(AssertSameBest, iter: 1_000);
    }

    [Fact]
    public void Skipping_paragraphs_in_at_most_one_of_many_rare_lists_leaves_the_best_unchanged()
    {
        // Headlines without a term, and few paragraphs with one of the question's own, so that what looks like them
        // decides.
        var article = Gen.Select(Gen.Const(Array.Empty<int>()), Gen.Int[0, Terms - 1].Array[1, 3].Array[1, 3]);
        var alike = Gen.Select(Gen.Int[0, Terms - 1], Gen.Int[0, 2], Gen.Double[0.5, 0.95]);
        Gen.Select(article.Array[4, 12], Gen.Int[0, Terms - 1].HashSet[2, 3], alike.Array[3, 9], Gen.Int[1, 3], Taken)
            .Sample(AssertSameBest, iter: 1_000);
    }

    private static void AssertSameBest(
        (int[] Headline, int[][] Paragraphs)[] articles,
        HashSet<int> asked,
        (int Term, int Like, double Likeness)[] looksLike,
        int count,
        bool[] taken
    )
    {
        var segments = SegmentsOf(articles);
        var table = new ParagraphMap(segments, taken[..articles.Length]);
        var bm25 = Bm25.For(segments, table);
        var query = WithSynonyms(Query([.. asked], articles), asked, looksLike);
        var (walked, left) = (
            new ScoreAccumulators(table.Count, table.Articles),
            new ScoreAccumulators(table.Count, table.Articles)
        );
        var expected = new CandidateRetriever(segments, table, bm25, maxPostings: int.MaxValue)
            .Retrieve(query, AlikeTo(query), count, walked)
            .ToArray();
        var stage = new CandidateRetriever(segments, table, bm25, maxPostings: 0);
        Assert.Equal(expected, stage.Retrieve(query, AlikeTo(query), count, left).ToArray());
        left.Clear();
        Assert.Equal(expected, stage.Retrieve(query, AlikeTo(query), count, left).ToArray());
        Assert.All(expected, paragraph => Assert.True(table.IsLive(paragraph)));
        foreach (var a in expected.Select(table.GetArticle).Distinct())
        {
            Assert.Equal(walked.InHeadlines[a], left.InHeadlines[a]);
            for (var p = table.GetFirstParagraph(a); p < table.GetEndOfParagraphs(a); p++)
                Assert.Equal(walked.Paragraphs[p].Terms, left.Paragraphs[p].Terms);
        }
    }

    private static Query WithSynonyms(
        Query query,
        HashSet<int> asked,
        (int Term, int Like, double Likeness)[] looksLike
    ) =>
        query with
        {
            Synonyms =
            [
                .. looksLike
                    .Where(one => one.Like < asked.Count && !asked.Contains(one.Term))
                    .DistinctBy(one => one.Term)
                    .Select(one => new QuerySimilarTerm(one.Term, one.Like, one.Likeness)),
            ],
        };

    /// <summary>Two segments of half of the articles each, laid out in either way.</summary>
    private static SegmentList SegmentsOf((int[] Headline, int[][] Paragraphs)[] articles) =>
        new([
            SegmentOf(articles[..(articles.Length / 2)], areFew: true),
            SegmentOf(articles[(articles.Length / 2)..], areFew: false),
        ]);

    private static Segment SegmentOf((int[] Headline, int[][] Paragraphs)[] articles, bool areFew)
    {
        var paragraphs = IndexOf([.. articles.SelectMany(article => article.Paragraphs)], areFew);
        var headlines = IndexOf([.. articles.Select(article => article.Headline)], areFew);
        return Some.SegmentOf(
            Array.ConvertAll(articles, article => Array.ConvertAll(article.Paragraphs, words => words.Length))
        ) with
        {
            Paragraphs = paragraphs,
            Headlines = headlines,
        };
    }

    private static InvertedIndex IndexOf(int[][] documents, bool areFew) =>
        InvertedIndex.Build(
            documents.Length,
            Terms,
            areFew,
            (document, terms) => terms.AddRange(documents[document]),
            CancellationToken.None
        );

    private static QuerySimilarTerms AlikeTo(Query query)
    {
        var alike = new QuerySimilarTerms(Terms);
        alike.Set(query);
        return alike;
    }

    /// <summary>The formula, paragraph by paragraph, with no index.</summary>
    private static List<double> Plain(
        (int[] Headline, int[][] Paragraphs)[] articles,
        bool[] removed,
        Query query,
        Bm25 bm25
    )
    {
        const double headlineWeight = 0.65,
            alikeWeight = 0.4,
            leastLikeness = 0.6;
        var scores = new List<double>();
        foreach (var (a, (headline, paragraphs)) in articles.Index())
        {
            foreach (var words in paragraphs)
            {
                scores.Add(
                    removed[a]
                        ? 0
                        : query.Terms.Sum(term =>
                        {
                            var frequency = words.Count(word => word == term.Forms[0]);
                            var own =
                                frequency > 0 ? Bm25.Contribution(term.Idf, frequency, bm25.Norm(words.Length)) : 0;
                            return Math.Max(own, headline.Contains(term.Forms[0]) ? headlineWeight * term.Idf : 0);
                        })
                            + query
                                .Synonyms.Where(alike =>
                                    alike.Similarity >= leastLikeness
                                    && !words.Contains(query.Terms[alike.QueryTerm].Forms[0])
                                    && words.Contains(alike.Term)
                                )
                                .Sum(alike =>
                                    alikeWeight
                                    * alike.Similarity
                                    * Bm25.Contribution(
                                        query.Terms[alike.QueryTerm].Idf,
                                        words.Count(word => word == alike.Term),
                                        bm25.Norm(words.Length)
                                    )
                                )
                );
            }
        }

        return scores;
    }

    private static Query Query(int[] asked, (int[] Headline, int[][] Paragraphs)[] articles)
    {
        var all = articles.SelectMany(a => a.Paragraphs).ToList();
        var terms = asked.Select(term =>
        {
            var idf = Idf.Of(all.Count, all.Count(words => words.Contains(term)));
            return new QueryTerm(
                new QuestionWord($"{term}", $"{term}", WordRole.Known, null, null, idf),
                [term],
                $"{term}",
                $"{term}",
                idf,
                false,
                true
            );
        });
        return new Query(Language.Undetermined, [], [.. terms], [], [], []);
    }
}
