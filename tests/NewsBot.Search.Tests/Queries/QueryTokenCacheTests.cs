using NewsBot.Search.Indexing;
using NewsBot.Search.Languages;
using NewsBot.Search.Queries;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Queries;

public sealed class QueryTokenCacheTests
{
    private readonly QueryTokenCache _memory = new();

    [Fact]
    public void A_word_is_remembered_until_as_many_others_have_come_twice()
    {
        var sochi = Find("Sochi");
        Ask(QueryTokenCache.MaxCount);
        Assert.Same(sochi, Find("Sochi"));
        Ask(2 * QueryTokenCache.MaxCount);
        Assert.NotSame(sochi, Find("Sochi"));
    }

    [Fact]
    public void A_word_with_many_similar_terms_counts_as_several()
    {
        var sochi = Find("Sochi");
        for (var i = 0; i < 2; i++)
        {
            Hold($"heavy{i}", looksLike: QueryTokenCache.MaxCount * QueryTokenCache.SimilarTermsPerWord);
            Find($"light{i}");
        }

        Assert.NotSame(sochi, Find("Sochi"));
    }

    [Fact]
    public void What_is_too_long_to_be_a_word_is_not_remembered()
    {
        var word = new string('a', QueryTokenCache.MaxLength + 1);
        Assert.NotSame(Find(word), Find(word));
        Assert.Same(Find(word[1..]), Find(word[1..]));
    }

    private QueryTokenCache.Entry Find(string word) => _memory.Find(word, Script.Latin);

    private void Ask(int others)
    {
        for (var i = 0; i < others; i++)
            Find($"other{i}");
    }

    private void Hold(string written, int looksLike)
    {
        var word = Find(written)
            .Read(English.Rules, isFirst: false, isAllCaps: false, (_, _, _, _) =>
                new QueryToken(written, written, written, Script.Latin, IsStopWord: false, IsFirst: false)
            )!;
        _memory.Hold(
            word,
            new QueryTerm(
                new QuestionWord(written, written, WordRole.Known, null, null, 1),
                [],
                written,
                written,
                1,
                false,
                true
            )
            {
                SimilarTerms = SimilarTermList.Create([.. new SimilarTerm[looksLike]]),
            }
        );
    }
}
