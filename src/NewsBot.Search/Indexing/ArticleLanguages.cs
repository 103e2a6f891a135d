using NewsBot.Search.Collections;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>The languages of an article's paragraphs.</summary>
/// <param name="others">
/// The languages of paragraphs in another language, by their place from 0; null if there are none.
/// </param>
internal sealed class ArticleLanguages(Language main, Dictionary<int, Language>? others)
{
    /// <summary>The article's language.</summary>
    public Language Main { get; } = main;

    /// <summary>The language of a paragraph, counted from 0: long ones may be in another than their article.</summary>
    public Language this[int paragraph] => others?.GetValueOrDefault(paragraph) ?? Main;

    public void Write(ArrayWriter writer)
    {
        writer.Write(Main.Code);
        writer.Write(others?.Count ?? 0);
        foreach (var (paragraph, language) in others ?? [])
        {
            writer.Write(paragraph);
            writer.Write(language.Code);
        }
    }

    public static ArticleLanguages Read(ArrayReader reader)
    {
        var main = GetLanguage(reader.ReadString());
        var count = reader.ReadInt32();
        var others = count == 0 ? null : new Dictionary<int, Language>();
        for (var i = 0; i < count; i++)
            others!.Add(reader.ReadInt32(), GetLanguage(reader.ReadString()));
        return new ArticleLanguages(main, others);
    }

    private static Language GetLanguage(string? code) =>
        code is null || code == Language.Undetermined.Code
            ? Language.Undetermined
            : KnownLanguages.Find(code) ?? throw new InvalidDataException($"There is no language '{code}'.");
}
