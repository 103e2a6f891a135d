using CsCheck;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Search.Text;

namespace NewsBot.Tests.Moderation;

public sealed class PassageWordsTests
{
    private static readonly Gen<string> Paragraph = Some.OneOf(
            "He ",
            "said ",
            "on Monday ",
            "that ",
            "it\r\nwas ",
            "cold. ",
            "It "
        )
        .Array[1, 12]
        .Select(parts => string.Concat(parts).Trim());

    [Fact]
    public void A_few_words_of_the_best_sentence_name_a_passage()
    {
        var article = new Article(
            "a.txt",
            "A",
            ["The mayor opened the new harbour bridge on Tuesday. It took nine years."]
        );
        Assert.Equal("The mayor opened the new harbour", PassageWords.Select(new Passage(article, 1, default)));
        Assert.Equal("It took nine years.", PassageWords.Select(new Passage(article, 1, new TextRange(52, 19))));
    }

    [Fact]
    public void The_words_are_in_no_earlier_paragraph_unless_all_of_the_paragraph_is() =>
        Paragraph
            .Array[1, 6]
            .Sample(paragraphs =>
            {
                var article = new Article("a.txt", "A", paragraphs);
                for (var number = 1; number <= paragraphs.Length; number++)
                {
                    var words = PassageWords.Select(new Passage(article, number, default));
                    var first = Array.FindIndex(paragraphs, paragraph => Holds(paragraph, words));
                    Assert.True(Holds(paragraphs[number - 1], words));
                    Assert.True(first == number - 1 || Holds(paragraphs[first], paragraphs[number - 1]));
                }
            });

    /// <summary>As an authored question finds its passage.</summary>
    private static bool Holds(string paragraph, string words) =>
        OneLine(paragraph).Contains(OneLine(words), StringComparison.OrdinalIgnoreCase);

    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ');
}
