using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;

namespace NewsBot.Search.Queries;

/// <summary>
/// Abbreviations that the library's articles define: "London Stock Exchange (LSE)", or the other way round. Some
/// paragraphs with the abbreviation are read, so nothing is held in memory.
/// </summary>
internal sealed class DefinedAbbreviations(SegmentList segments, ParagraphMap paragraphMap, TermDictionary dictionary)
{
    public const int MinLength = 2;
    public const int MaxLength = 6;

    /// <summary>Abbreviations are defined when they are first used, so hardly ever in later paragraphs alone.</summary>
    private const int MaxParagraphs = 50;

    /// <summary>"for the" in "Organisation for the Prohibition of Chemical Weapons".</summary>
    private const int MaxSkipped = 2;

    /// <summary>The library's words in capitals that are this abbreviation.</summary>
    public IEnumerable<int> FindWords(string normalized) =>
        normalized.Length is >= MinLength and <= MaxLength
            ? dictionary.FindWords(normalized).Where(dictionary.IsInCapitals)
            : [];

    /// <summary>The terms of the name that an abbreviation stands for, in order; none if no article says so.</summary>
    /// <param name="word">An abbreviation of <see cref="FindWords"/>.</param>
    /// <param name="normalized">Its letters.</param>
    public int[] FindName(int word, string normalized)
    {
        foreach (var paragraph in segments.ParagraphsWith(dictionary.GetTerm(word), paragraphMap).Take(MaxParagraphs))
        {
            var tokens = segments.GetTokens(paragraph);
            for (var i = 0; i < tokens.Length; i++)
            {
                if (
                    tokens[i].Word == word
                    && (
                        ReadBefore(tokens[..i], normalized) is { Length: > 0 } name
                        || (name = ReadBehind(tokens[(i + 1)..], normalized)).Length > 0
                    )
                )
                    return name;
            }
        }

        return [];
    }

    private int[] ReadBefore(ReadOnlySpan<IndexedToken> tokens, string initials)
    {
        var (name, skipped) = (new int[initials.Length], 0);
        for (var (i, left) = (tokens.Length - 1, initials.Length); i >= 0 && skipped <= MaxSkipped; i--)
        {
            if (dictionary.GetFirstLetter(tokens[i].Word) != initials[left - 1])
            {
                // The name ends right before the abbreviation.
                if (left == initials.Length)
                    return [];
                skipped++;
                continue;
            }

            (name[--left], skipped) = (dictionary.GetTerm(tokens[i].Word), 0);
            if (left == 0)
                return name;
        }

        return [];
    }

    private int[] ReadBehind(ReadOnlySpan<IndexedToken> tokens, string initials)
    {
        var (name, found, skipped) = (new int[initials.Length], 0, 0);
        for (var i = 0; i < tokens.Length && skipped <= MaxSkipped; i++)
        {
            if (dictionary.GetFirstLetter(tokens[i].Word) != initials[found])
            {
                if (found == 0)
                    return [];
                skipped++;
                continue;
            }

            (name[found++], skipped) = (dictionary.GetTerm(tokens[i].Word), 0);
            if (found == initials.Length)
                return name;
        }

        return [];
    }
}
