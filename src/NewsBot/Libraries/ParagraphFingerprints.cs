using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Import.PlainText;
using NewsBot.Search;

namespace NewsBot.Libraries;

/// <summary>
/// Fingerprints of the articles' paragraphs, computed once for each article, so duplicates are found without reading
/// all texts again. Immutable.
/// </summary>
internal sealed class ParagraphFingerprints
{
    /// <summary>Shorter paragraphs are the same by chance.</summary>
    private const int MinParagraphLength = 40;

    private readonly Dictionary<Article, ImmutableArray<ParagraphFingerprint>> _prints;

    private ParagraphFingerprints(Dictionary<Article, ImmutableArray<ParagraphFingerprint>> fingerprints) =>
        _prints = fingerprints;

    /// <summary>The prints of an article's paragraphs, each once.</summary>
    public ImmutableArray<ParagraphFingerprint> this[Article article] => _prints[article];

    /// <summary>Makes the prints of articles.</summary>
    /// <param name="earlier">Earlier fingerprints of some of the articles; null if none.</param>
    public static ParagraphFingerprints Compute(IReadOnlyList<Article> articles, ParagraphFingerprints? earlier)
    {
        var fingerprints = new Dictionary<Article, ImmutableArray<ParagraphFingerprint>>(
            articles.Count,
            ReferenceEqualityComparer.Instance
        );
        foreach (var article in articles)
        {
            if (earlier is null || !earlier._prints.TryGetValue(article, out var known))
                known =
                [
                    .. article
                        .Paragraphs.Select(LetterComparison.Normalize)
                        .Where(text => text.Length >= MinParagraphLength)
                        .Select(Compute)
                        .Distinct(),
                ];
            fingerprints.Add(article, known);
        }

        return new ParagraphFingerprints(fingerprints);
    }

    /// <summary>Writes the prints of articles.</summary>
    /// <param name="articles">All of them, in an order of the caller's.</param>
    public void Write(IReadOnlyList<Article> articles, BinaryWriter writer)
    {
        foreach (var article in articles)
        {
            writer.Write(this[article].Length);
            foreach (var (hash, letters) in this[article])
            {
                writer.Write(hash);
                writer.Write(letters);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ParagraphFingerprints Read(IReadOnlyList<Article> articles, BinaryReader reader)
    {
        var fingerprints = new Dictionary<Article, ImmutableArray<ParagraphFingerprint>>(
            articles.Count,
            ReferenceEqualityComparer.Instance
        );
        foreach (var article in articles)
        {
            var ofArticle = ImmutableArray.CreateBuilder<ParagraphFingerprint>();
            for (var left = reader.ReadInt32(); left > 0; left--)
                ofArticle.Add(new ParagraphFingerprint(reader.ReadInt64(), reader.ReadInt32()));
            fingerprints.Add(article, ofArticle.ToImmutable());
        }

        return new ParagraphFingerprints(fingerprints);
    }

    private static ParagraphFingerprint Compute(string letters)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(letters.ToUpperInvariant()), hash);
        return new ParagraphFingerprint(BitConverter.ToInt64(hash), letters.Length);
    }
}

/// <summary>Identifies a paragraph by its letters alone, in any case, ignoring what is between them.</summary>
/// <param name="Hash">
/// A quarter of its letters' SHA-256: no two paragraphs of a library have the same by chance.
/// </param>
/// <param name="Letters">The number of its letters.</param>
internal readonly record struct ParagraphFingerprint(long Hash, int Letters);

/// <summary>What was found out of articles, and need not be found out again while they are the same.</summary>
/// <param name="Fingerprints">The fingerprints of its paragraphs.</param>
internal sealed record IndexSnapshot(SearchIndex Index, ParagraphFingerprints Fingerprints);
