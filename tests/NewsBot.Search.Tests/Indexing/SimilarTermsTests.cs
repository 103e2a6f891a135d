using CsCheck;
using NewsBot.Search.Arrays;
using NewsBot.Search.Indexing;

namespace NewsBot.Search.Tests.Indexing;

public sealed class SimilarTermsTests
{
    [Theory]
    [InlineData("russia", "russian", 6 / 7.0)] // what they share in front, of the longer one
    [InlineData("board", "keyboard", 5 / 8.0)] // one ends with the other
    [InlineData("about", "bout", 0)] // a letter in front makes another word
    [InlineData("own", "owner", 0)] // too short to tell
    [InlineData("covid19", "covid", 0)] // a number is like no other
    public void Likeness_is_what_two_terms_share(string one, string other, double likeness)
    {
        Assert.Equal(likeness, SimilarTerms.Likeness(one, other));
        Assert.Equal(likeness, SimilarTerms.Likeness(other, one));
    }

    [Fact]
    public void The_orders_find_what_a_walk_over_all_terms_finds()
    {
        var term = Gen.String[Gen.Char['a', 'c'], 3, 9];
        Gen.Select(term.HashSet[1, 40], term).Sample((terms, asked) =>
        {
            var numbered = new TextTable.Builder();
            foreach (var text in terms) numbered.Add(text);
            var plain = terms.Select((text, number) => (number, SimilarTerms.Likeness(asked, text))).Where(pair => pair.Item2 is > 0 and < 1);

            var similar = new SimilarTerms(numbered.Build());
            var beginning = similar.BeginningLike(asked).ToList();
            Assert.Equal(plain.Order(), beginning.Concat(similar.EndingLike(asked)).Order());
            Assert.Equal(beginning.OrderBy(pair => terms.ElementAt(pair.Term), StringComparer.Ordinal), beginning);
        });
    }
}
