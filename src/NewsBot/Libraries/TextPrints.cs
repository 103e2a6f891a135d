using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Extraction;
using NewsBot.Search;

namespace NewsBot.Libraries;

/// <summary>What tells the paragraphs of articles from others, made once for each article, so that copies are found without reading all texts again. Immutable.</summary>
internal sealed class TextPrints
{
    /// <summary>Shorter paragraphs are the same by chance.</summary>
    private const int ShortestParagraph = 40;

    private readonly Dictionary<Article, ImmutableArray<TextPrint>> _prints;

    private TextPrints(Dictionary<Article, ImmutableArray<TextPrint>> prints) => _prints = prints;

    public static TextPrints None { get; } = new([]);

    /// <summary>The prints of an article's paragraphs, each once.</summary>
    public ImmutableArray<TextPrint> this[Article article] => _prints[article];

    /// <summary>Makes the prints of articles.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="earlier">Prints that were made before of some of them; null where none were.</param>
    public static TextPrints Of(IReadOnlyList<Article> articles, TextPrints? earlier)
    {
        var prints = new Dictionary<Article, ImmutableArray<TextPrint>>(articles.Count, ReferenceEqualityComparer.Instance);
        foreach (var article in articles)
        {
            if (earlier is null || !earlier._prints.TryGetValue(article, out var known)) known = [.. article.Paragraphs.Select(Letters.Of).Where(text => text.Length >= ShortestParagraph).Select(Of).Distinct()];
            prints.Add(article, known);
        }

        return new TextPrints(prints);
    }

    private static TextPrint Of(string letters)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(letters.ToUpperInvariant()), hash);
        return new TextPrint(BitConverter.ToInt64(hash), letters.Length);
    }
}

/// <summary>What tells a paragraph from others, whatever its letters' case and what stands between them.</summary>
/// <param name="Hash">A quarter of its letters' SHA-256: no two paragraphs of a library have the same by chance.</param>
/// <param name="Letters">The number of its letters.</param>
internal readonly record struct TextPrint(long Hash, int Letters);
