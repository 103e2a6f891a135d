using NewsBot.Search.Indexing;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Indexing;

public sealed class LexiconTests
{
    [Fact]
    public void Coverage_is_the_share_of_a_languages_occurrences_that_are_not_of_words_seen_once()
    {
        var lexicon = Of(English.Rules, "talks talks talks talks talks talks Sochi envoy");
        Assert.Multiple(
            () => Assert.Equal(0.75, lexicon.Coverage(English.Rules)),
            () => Assert.Equal(0, lexicon.Coverage(Russian.Rules)));
    }

    [Fact]
    public void Forms_of_a_word_are_words_of_one_term()
    {
        var lexicon = Of(English.Rules, "rebels rebel talks");
        var term = lexicon.Find("rebel")!.Value;
        Assert.Equal(["rebel", "rebels"], lexicon.WordsOf(term).ToArray().Select(lexicon.Word).Order());
    }

    private static Lexicon Of(Language language, string text)
    {
        var forms = new WordForms();
        var read = text.Split(' ').Select(word => forms.In(forms.Written(word, Script.Latin), language)!.Number).ToList();
        var lexicon = new Lexicon.Builder(forms);
        read.ForEach(form => lexicon.Add(form));
        lexicon.Close();
        return lexicon.Build();
    }
}
