using System.Text;
using NewsBot.Libraries;
using NewsBot.Search;
using NewsBot.Tests.Commands;

namespace NewsBot.Tests.Libraries;

/// <summary>The operator's thesauri.</summary>
public sealed class MyThesFolderTests : ProgramTests
{
    private const string German = """
        UTF-8
        sterben|2
        (Verb)|verscheiden|den Löffel abgeben|umkommen (fig.)
        (Verb)|leben (Antonym)|entschlafen
        kaputt|nicht-so-viele
        Haus|1
        (Substantiv)|Gebäude

        """;

    private readonly List<string> _told = [];

    [Fact]
    public void A_word_of_the_thesaurus_is_evidence_and_one_word_only()
    {
        Write("mythes/th_de_DE_v2.dat", German);
        var found = Search("Wer ist gestorben, sterben zwei Menschen?", "de");
        Assert.Contains(
            "related",
            found.Hits[0].Features.Where(feature => feature.Value > 0).Select(feature => feature.Name)
        );
        Assert.StartsWith("Zwei Menschen sollen verscheiden", found.Hits[0].Text, StringComparison.Ordinal);
        Assert.Empty(_told);
    }

    [Theory]
    [InlineData("th_ru_RU_v2.dat", "KOI8-R")]
    [InlineData("th_ru_M_aot.dat", "windows-1251")]
    public void A_file_is_read_in_its_encoding(string name, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Write("mythes/" + name, Encoding.GetEncoding(encoding).GetBytes($"{encoding}\nавтомобиль|1\n(сущ.)|машина\n"));
        var thesaurus = Folder.Thesauri;
        var index = Some.Library("title: Т\nlang: ru\n\nМашина стоит у дома.").Index.WithThesauri(thesaurus, Test);
        Assert.True(HasRelated(index, "Где автомобиль у дома?"));
    }

    [Theory]
    [InlineData("no-such-encoding\nHaus|1\n(x)|Gebäude\n")]
    [InlineData("")]
    public void A_file_that_cannot_be_used_is_named_once_and_harms_no_answer(string content)
    {
        Write("mythes/th_de_DE_v2.dat", content);
        var index = Some.Library("title: T\nlang: de\n\nZwei Menschen sollen verscheiden.")
            .Index.WithThesauri(Folder.Thesauri, Test);
        Assert.NotEmpty(index.Search("Wer soll sterben, zwei Menschen?").Hits);
        Assert.NotEmpty(index.Search("Wer soll leben, zwei Menschen?").Hits);
        Assert.Contains("th_de_DE_v2.dat", Assert.Single(_told), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_folder_there_is_none_and_nothing_to_say()
    {
        Assert.NotEmpty(Search("Wer soll sterben, zwei Menschen?", "de").Hits);
        Assert.Empty(_told);
    }

    [Fact]
    public void A_library_keeps_its_thesauri_when_it_changes()
    {
        Write("mythes/th_de_DE_v2.dat", German);
        var index = Some.Library("title: T\nlang: de\n\nZwei Menschen sollen verscheiden.")
            .Index.WithThesauri(Folder.Thesauri, Test);
        var changed = index.With(
            index.Articles.Append(Some.Article("title: U\nlang: de\n\nDas Gebäude ist alt.", "u.txt")),
            [],
            cancellationToken: Test
        );
        Assert.True(HasRelated(changed, "Wie alt ist das Haus?"));
    }

    [Fact]
    public async Task The_program_reads_the_thesauri_of_its_setting()
    {
        Write("mythes/th_de_DE_v2.dat", "nonsense");
        Write("articles/de.txt", "title: Das alte Haus\nlang: de\n\nDas Gebäude am Ufer ist alt.");
        var (_, _, errors) = await RunAsync(
            ("Thesauri__Folder", Path.Combine(base.Folder, "mythes")),
            "ask",
            "Wie alt ist das Haus am Ufer?",
            "--articles",
            Articles
        );
        Assert.Contains("can't be used", errors, StringComparison.Ordinal);
    }

    private static bool HasRelated(SearchIndex index, string question) =>
        Array.Exists(index.Parse(question).Terms, term => term.RelatedTerms.Length > 0);

    private new MyThesFolder Folder => new(Path.Combine(base.Folder, "mythes"), _told.Add);

    private SearchResult Search(string question, string language) =>
        Some.Library(
                $"title: T\nlang: {language}\n\nZwei Menschen sollen verscheiden.\n\nZwei Menschen sollen bleiben.\n\nDas Gebäude ist alt."
            )
            .Index.WithThesauri(Folder.Thesauri, Test)
            .Search(question);
}
