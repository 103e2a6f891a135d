using CsCheck;
using NewsBot.Search.Collections;
using NewsBot.Search.Indexing;

namespace NewsBot.Search.Tests.Indexing;

public sealed class SimilarTermIndexTests
{
    [Theory]
    [InlineData("russia", "russian", 6 / 7.0)] // what they share in front, of the longer one
    [InlineData("board", "keyboard", 5 / 8.0)] // one ends with the other
    [InlineData("about", "bout", 0)] // a letter in front makes another word
    [InlineData("own", "owner", 0)] // too short to tell
    [InlineData("covid19", "covid", 0)] // a number is like no other
    public void Likeness_is_what_two_terms_share(string one, string other, double likeness)
    {
        Assert.Equal(likeness, SimilarTermIndex.GetSimilarity(one, other));
        Assert.Equal(likeness, SimilarTermIndex.GetSimilarity(other, one));
    }

    private const int First = 7;

    [Fact]
    public void A_term_with_a_number_in_front_is_not_like_its_end()
    {
        string[] terms = ["19board", "keyboard"];
        var like = new List<SimilarTerm>();
        new SimilarTermIndex(SortedStringTable.Build(terms.Length, number => terms[number]), First).AddWithSimilarEnd(
            "board",
            like
        );
        Assert.Equal([First + 1], like.Select(similar => similar.Term));
    }

    [Fact]
    public void The_orders_find_what_a_walk_over_all_terms_finds()
    {
        var term = Gen.Int[0, 9].Select(i => "abcabcabc1"[i]).Array[3, 9].Select(letters => new string(letters));
        Gen.Select(term.HashSet[1, 40], term)
            .Sample(
                (terms, asked) =>
                {
                    string[] numbered = [.. terms];
                    var plain = numbered
                        .Select((text, number) => (First + number, SimilarTermIndex.GetSimilarity(asked, text)))
                        .Where(pair => pair.Item2 is > 0 and < 1);

                    var similar = new SimilarTermIndex(
                        SortedStringTable.Build(numbered.Length, number => numbered[number]),
                        First
                    );
                    var (beginning, ending) = (new List<SimilarTerm>(), new List<SimilarTerm>());
                    similar.AddWithSimilarStart(asked, beginning);
                    similar.AddWithSimilarEnd(asked, ending);
                    Assert.Equal(
                        plain.Order(),
                        beginning.Concat(ending).Select(similar => (similar.Term, similar.Similarity)).Order()
                    );
                    Assert.Equal(
                        beginning.OrderBy(pair => numbered[pair.Term - First], StringComparer.Ordinal),
                        beginning
                    );
                }
            );
    }
}
