using CsCheck;
using NewsBot.Search.Indexing;

namespace NewsBot.Search.Tests.Indexing;

public sealed class SimilarTermListTests
{
    [Fact]
    public void They_are_the_terms_that_were_put_in_in_their_order() =>
        Gen.Select(Gen.Int[0, 9], Gen.Byte, Gen.Byte)
            .Select((term, shared, longer) => new SimilarTerm(term, shared, longer))
            .List[0, 30]
            .Sample(terms =>
            {
                var read = new List<SimilarTerm>();
                foreach (var similar in SimilarTermList.Create(terms))
                    read.Add(similar);
                Assert.Equal(terms, read);
                Assert.Equal(terms.Count, SimilarTermList.Create(terms).Count);
            });
}
