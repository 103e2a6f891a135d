using CsCheck;
using NewsBot.Search.Spelling;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Spelling;

public sealed class SpellingIndexTests
{
    [Theory]
    [InlineData("sotchi", "sochi")]
    [InlineData("asad", "assad")]
    [InlineData("confrence", "conference")]
    [InlineData("conferense", "conference")]
    [InlineData("cnoferecne", "conference")]
    public void A_misspelt_word_finds_the_one_that_was_meant(string written, string meant) =>
        Assert.Equal(meant, First("sochi assad conference 2017 envoy", written));

    [Theory]
    [InlineData("2018")]
    [InlineData("m88")]
    [InlineData("soc")]
    [InlineData("earthquake")]
    [InlineData("envoys")]
    [InlineData("sachi")]
    [InlineData("bochi")]
    public void Numbers_short_words_endings_and_strangers_are_left_alone(string written) =>
        Assert.Null(First("2017 m87 sochi so envoy", written));

    [Fact]
    public void Of_two_equally_near_words_the_one_with_the_same_first_letter_wins_then_the_commoner() =>
        Assert.Multiple(
            () =>
                Assert.Equal(
                    "rebels",
                    First("pebels pebels pebels pebels pebels pebels pebels pebels pebels rebels", "rebbels")
                ),
            () =>
                Assert.Equal(
                    "rebels",
                    First("rebelz rebels rebels rebels rebels rebels rebels rebels rebels rebels", "rebelx")
                )
        );

    [Fact]
    public void One_replaced_letter_of_five_is_a_typo_if_the_word_is_not_rare() =>
        Assert.Multiple(
            () => Assert.Equal("sochi", First("sochi sochi", "sachi")),
            () => Assert.Null(First("sochi", "sachi")),
            () => Assert.Null(First("sochi sochi", "bochi")),
            () => Assert.Null(First("some some some some some some some some some", "sime"))
        );

    [Fact]
    public void The_quick_search_finds_what_a_plain_one_finds()
    {
        var word = Gen.String[Gen.Char['a', 'f'], 3, 10];
        Gen.Select(word.Array[1, 30], word)
            .Sample(
                (words, written) =>
                {
                    var entries = words.Distinct().Select(w => new SpellingIndex.Entry(w, w.Length)).ToList();
                    var limit = written.Length >= 8 ? 2 : 1;
                    var plain = entries
                        .Select(entry => (Entry: entry, Distance: EditDistance.Between(entry.Word, written, limit)))
                        .Where(pair =>
                            pair.Distance <= limit
                            && written.Length >= 4
                            && SpellingIndex.IsPlausible(written, pair.Entry, pair.Distance)
                        )
                        .OrderBy(pair => pair.Distance)
                        .ThenByDescending(pair => pair.Entry.Word[0] == written[0])
                        .ThenByDescending(pair => pair.Entry.Word.Length == written.Length)
                        .ThenByDescending(pair => pair.Entry.Occurrences)
                        .ThenBy(pair => pair.Entry.Word, StringComparer.Ordinal)
                        .FirstOrDefault();
                    Assert.Equal(
                        plain.Entry.Word,
                        First(
                            string.Join(
                                ' ',
                                entries.SelectMany(entry => Enumerable.Repeat(entry.Word, entry.Occurrences))
                            ),
                            written
                        )
                    );
                }
            );
    }

    /// <summary>The word of a text that was most likely meant; null where none was.</summary>
    private static string? First(string text, string written) =>
        new SpellingIndex(Some.LexiconOf(Language.Undetermined, text)).FindNearest(written) is [var first, ..]
            ? first
            : null;
}
