using NewsBot.Search.Indexing;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Indexing;

public sealed class TermDictionaryTests
{
    [Fact]
    public void Coverage_is_the_share_of_a_languages_occurrences_that_are_not_of_words_seen_once()
    {
        var lexicon = Some.LexiconOf(English.Rules, "talks talks talks talks talks talks Sochi envoy");
        Assert.Multiple(
            () => Assert.Equal(0.75, lexicon.Coverage(English.Rules)),
            () => Assert.Equal(0, lexicon.Coverage(Russian.Rules))
        );
    }

    [Fact]
    public void Languages_are_distinguished_by_their_mark()
    {
        Language[] all = [.. KnownLanguages.All, Language.Undetermined, Language.Foreign];
        foreach (var language in all)
        {
            var lexicon = Some.LexiconOf(language, "2018");
            Assert.Equal([language], all.Where(other => lexicon.HasWord(other, "2018")));
        }
    }

    [Fact]
    public void Forms_of_a_word_are_words_of_one_term()
    {
        var lexicon = Some.LexiconOf(English.Rules, "rebels rebel talks");
        var term = lexicon.Find("rebel")!.Value;
        Assert.Equal(
            ["rebel", "rebels"],
            lexicon.GetWords(term).Select(word => lexicon.Segments[0].GetWordText(word, new char[8]).ToString()).Order()
        );
    }

    [Fact]
    public void Terms_that_come_together_are_numbered_in_ordinal_order_and_words_in_the_order_of_their_terms()
    {
        var lexicon = Some.LexiconOf(English.Rules, "rebels talks envoy rebel talking rebelled");
        Assert.Multiple(
            () =>
                Assert.Equal(
                    ["envoy", "rebel", "talk"],
                    Enumerable.Range(0, lexicon.TermCount).Select(term => lexicon.Term(term))
                ),
            () => Assert.Equal([0, 1, 1, 1, 2, 2], Enumerable.Range(0, lexicon.WordCount).Select(lexicon.GetTerm))
        );
    }

    [Theory]
    [InlineData("keyboarder keyboards board keyboarded keyboarding outboard")]
    [InlineData("keyboards", "keyboarder board outboard", "keyboarding keyboarded")]
    public void Terms_like_another_come_in_one_order_however_the_words_came_in(params string[] texts)
    {
        var lexicon = Some.LexiconOf(Language.Undetermined, texts);
        Assert.Equal(
            ["keyboarded", "keyboarder", "keyboarding", "keyboards", "board"],
            LikeKeyboard(lexicon).Select(alike => lexicon.Term(alike.Term))
        );
        Assert.Equal(LikeKeyboard(lexicon), LikeKeyboard(lexicon.Merge(int.MaxValue)));
    }

    private static List<SimilarTerm> LikeKeyboard(TermDictionary dictionary)
    {
        var like = new List<SimilarTerm>();
        foreach (var similar in dictionary.FindSimilarTerms("keyboard", []))
            like.Add(similar);
        return like;
    }
}
