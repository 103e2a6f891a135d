using CsCheck;
using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests;

/// <summary>Test data in which only what matters is said.</summary>
internal static class Some
{
    /// <summary>Any text at all: every plane of Unicode, lone surrogates, control and bidi characters.</summary>
    public static Gen<string> AnyText { get; } =
        Gen.OneOf(
            Gen.Char.Array[0, 60].Select(chars => new string(chars)),
            OneOf(
                "Who",
                "did",
                "what",
                "Sochi",
                "sochi's",
                "U.S.",
                "1,200",
                "\ud83d",
                "\udd25",
                "\ud83d\udd25",
                "\u202e",
                "\u200f",
                "\0",
                "\u001b[2J",
                "мир",
                "سلام",
                "سَلامٌ",
                "北京",
                "こんにちは",
                "二十三",
                "万",
                "亿",
                "1 200 000",
                "5½",
                "x²",
                "22:30",
                "กรุงเทพ",
                "서울",
                "e\u0301\u0301\u0301",
                "\u00ad",
                "&",
                "<b>",
                "'",
                "’s",
                ".",
                "…",
                "\r\n",
                " "
            )
                .Array[0, 40]
                .Select(string.Concat),
            Gen.String[Gen.Char['!', '~'], 0, 200]
        );

    public static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static Article Article(string id, string headline, params string[] paragraphs) =>
        new(id, headline, paragraphs);

    public static readonly Article Sochi = Article(
        "sochi.txt",
        "Rebels reject the Sochi congress",
        "Nearly forty rebel groups rejected the congress in Sochi on Monday.",
        "The envoy said that the talks in Geneva must come first. He spoke for an hour. Journalists waited outside the hall.",
        "Assad has ruled the country since 2000."
    );

    public static readonly Article Bridge = Article(
        "bridge.txt",
        "New bridge opens in the capital",
        "The new bridge was opened on Friday by the mayor.",
        "It cost 1,200 million crowns and took nine years."
    );

    public static SearchIndex Library(SynonymRule synonyms, params Article[] articles) =>
        SearchIndex.Build(articles, [synonyms]);

    public static SearchIndex Library(params Article[] articles) => SearchIndex.Build(articles);

    /// <summary>
    /// A lexicon of words in the order in which they are in texts, spaces between them, a part a text.
    /// </summary>
    public static TermDictionary LexiconOf(Language language, params string[] texts)
    {
        var lexicon = TermDictionary.Empty;
        foreach (var text in texts)
        {
            var forms = new FormTable();
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                forms.Count(forms.Analyze(Script.Latin, forms.GetWritten(word, Script.Latin), language).Id);
            var builder = new TermDictionaryBuilder(lexicon);
            builder.AddArticles(
                [
                    new TokenizedArticle(
                        forms,
                        ..forms.WordCount,
                        new ArticleLanguages(language, null),
                        [],
                        0,
                        [],
                        [0],
                        [],
                        [0],
                        []
                    ),
                ],
                1
            );
            builder.Stem(CancellationToken.None);
            builder.Close();
            lexicon = builder.Build(added: null, removed: null);
        }

        return lexicon;
    }

    /// <summary>A segment of articles without postings.</summary>
    /// <param name="lengths">The number of words of each paragraph of each article.</param>
    public static Segment SegmentOf(int[][] lengths)
    {
        var languages = new ArticleLanguages(Language.Undetermined, null);
        var read = Array.ConvertAll(lengths, article =>
            (TokenizedArticle?)
                new TokenizedArticle(
                    new FormTable(),
                    ..,
                    languages,
                    [],
                    0,
                    new IndexedToken[article.Sum()],
                    [.. Enumerable.Range(0, article.Length + 1).Select(end => article.Take(end).Sum())],
                    [],
                    new int[article.Length + 1],
                    []
                )
        );
        var none = InvertedIndex.Build(0, 0, isSparse: true, (_, _) => { }, CancellationToken.None);
        return new Segment(
            Array.ConvertAll(lengths, _ => languages),
            Array.ConvertAll(lengths, article => article.Length),
            ForwardIndex.Build(read, (_, _) => { }),
            none,
            none,
            HeadlineWords.Build(Array.ConvertAll(lengths, _ => Array.Empty<int>()), new int[lengths.Length])
        );
    }
}
