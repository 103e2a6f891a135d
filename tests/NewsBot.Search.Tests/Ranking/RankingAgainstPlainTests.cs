using CsCheck;
using NewsBot.Search.Questions;
using NewsBot.Search.Ranking;

namespace NewsBot.Search.Tests.Ranking;

public sealed class RankingAgainstPlainTests
{
    /// <summary>Words that are their own stems, so that the plain version needs none.</summary>
    private static readonly string[] Words = ["zebra", "xylo", "quark", "vortex", "jolt", "kiwi", "plum", "grit"];

    [Fact]
    public void The_index_scores_as_a_walk_over_all_paragraphs_does()
    {
        var paragraph = Some.OneOf(Words).Array[1, 12].Select(words => string.Join(' ', words));
        var article = Gen.Select(paragraph, paragraph.Array[1, 4]);
        Gen.Select(article.Array[1, 5], Some.OneOf(Words).Array[1, 4]).Sample((articles, asked) =>
        {
            var library = articles.Select((a, i) => Some.Article($"{i}", a.Item1, a.Item2) with { Language = "und" }).ToArray();
            var hits = SearchIndex.Build(library).Search(string.Join(' ', asked), top: 50).Hits;
            var expected = Plain(library, [.. asked.Distinct()]);
            Assert.Equal(expected.Count, hits.Count);
            foreach (var hit in hits) Assert.Equal(expected[(hit.Article.Id, hit.Paragraph)], hit.Score, 9);
            Assert.Equal(hits.OrderByDescending(hit => hit.Score).Select(hit => hit.Score), hits.Select(hit => hit.Score));
        });
    }

    /// <summary>The formula, paragraph by paragraph, with no index.</summary>
    private static Dictionary<(string, int), double> Plain(Article[] library, string[] asked)
    {
        const double headlineWeight = 0.65;
        const double sentenceWeight = 0.3;
        var paragraphs = library.SelectMany(article => article.Paragraphs.Select((text, i) => (Article: article, Number: i + 1, Words: text.Split(' ')))).ToList();
        var bm25 = Bm25.For([.. paragraphs.Select(paragraph => paragraph.Words.Length)]);
        var scores = new Dictionary<(string, int), double>();
        foreach (var (article, number, words) in paragraphs)
        {
            var score = 0.0;
            foreach (var term in asked)
            {
                var idf = Idf.Of(paragraphs.Count, paragraphs.Count(paragraph => paragraph.Words.Contains(term)));
                var frequency = words.Count(word => word == term);
                var own = frequency > 0 ? Bm25.Contribution(idf, frequency, (float)bm25.Norm(words.Length)) : 0;
                var headline = article.Headline.Split(' ').Contains(term) ? headlineWeight * idf : 0;

                // The words have no full stop: a paragraph is one sentence.
                score += Math.Max(own, headline) + (frequency > 0 ? sentenceWeight * idf : 0);
            }

            if (score > 0) scores[(article.Id, number)] = score;
        }

        return scores;
    }
}
