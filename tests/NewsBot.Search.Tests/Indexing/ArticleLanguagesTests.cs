using NewsBot.Search.Collections;
using NewsBot.Search.Indexing;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Indexing;

public sealed class ArticleLanguagesTests
{
    [Theory]
    [InlineData("en", "tr")]
    [InlineData("und", "ru")]
    public void A_paragraph_in_another_language_than_its_article_is_still_so_once_it_was_saved(
        string main,
        string other
    )
    {
        var stream = new MemoryStream();
        new ArticleLanguages(LanguageOf(main), new Dictionary<int, Language> { [2] = LanguageOf(other) }).Write(
            new ArrayWriter(stream)
        );
        stream.Position = 0;
        var read = ArticleLanguages.Read(new ArrayReader(stream));
        Assert.Equal([main, main, other, main], Enumerable.Range(0, 4).Select(paragraph => read[paragraph].Code));
        Assert.Equal(stream.Length, stream.Position);
    }

    private static Language LanguageOf(string code) => KnownLanguages.Find(code) ?? Language.Undetermined;
}
