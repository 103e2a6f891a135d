using CsCheck;
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
    public void The_groups_find_what_a_walk_over_all_terms_finds()
    {
        var term = Gen.String[Gen.Char['a', 'c'], 3, 9];
        Gen.Select(term.HashSet[1, 40], term).Sample((terms, asked) =>
        {
            var numbered = terms.Select((text, i) => (text, i)).ToDictionary(pair => pair.text, pair => pair.i);
            var similar = new SimilarTerms(numbered);
            var plain = numbered.Where(pair => SimilarTerms.Likeness(asked, pair.Key) is > 0 and < 1).Select(pair => (pair.Value, SimilarTerms.Likeness(asked, pair.Key)));

            var found = new List<(int, double)>();
            found.AddRange(similar.To(asked));
            Assert.Equal(plain.Order(), found.Distinct().Order());
        });
    }
}
