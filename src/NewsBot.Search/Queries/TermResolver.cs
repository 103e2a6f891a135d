using NewsBot.Search.Indexing;
using NewsBot.Search.Languages;
using NewsBot.Search.Spelling;
using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>
/// The second step of <see cref="QueryParser"/>: finds the library's terms for a word, by the word itself, its
/// synonyms, a spelling correction or, for a name, its initials.
/// </summary>
/// <param name="getSurfaceForm">How the library writes a normalized word.</param>
internal sealed class TermResolver(
    TermLookup lookup,
    TermDictionary dictionary,
    SpellingIndex spelling,
    Func<string, string> getSurfaceForm,
    SynonymTable synonyms,
    Func<Language, Thesaurus?> findThesaurus,
    TransliterationIndex transliterations,
    DefinedAbbreviations abbreviations
)
{
    /// <summary>How nearly a word of a name means the same as the name's abbreviation.</summary>
    private const float AbbreviationStrength = 0.6f;

    /// <summary>The maximum number of other words that a typo may have been meant for.</summary>
    private const int MaxOtherWords = 4;

    /// <summary>Longer words are not taken apart, which costs the square of their length.</summary>
    private const int MaxCompoundLength = 60;

    private const int MinPartLength = 5;
    private const int MinLengthAfterPrefix = 5;

    /// <summary>Prefixes of English and related languages.</summary>
    private static readonly string[] Prefixes =
    [
        "anti",
        "counter",
        "dis",
        "inter",
        "mis",
        "multi",
        "non",
        "over",
        "pre",
        "re",
        "semi",
        "super",
        "un",
        "under",
    ];

    /// <summary>The term to search for; one without forms if the library has nothing like the word.</summary>
    public QueryTerm Resolve(QueryToken word, Language language, List<SimilarTerm> buffer)
    {
        var term = ToTerm(word, WordRole.Known, null, word.Forms, buffer)
            ?? FindSynonym(word, buffer)
            ?? FindWithOtherMarks(word, buffer)
            ?? FindCountry(word, language, buffer)
            ?? Correct(word, language, buffer)
            ?? ToUnknownTerm(word, language, FindTransliterated(word), buffer);
        return term with
        {
            RelatedTerms = [.. FindRelated(word, term.Stem, language), .. FindNameOfAbbreviation(word)],
        };
    }

    /// <summary>The rarest word of the name that a word abbreviates: the others may be in many other names.</summary>
    private IEnumerable<RelatedTerm> FindNameOfAbbreviation(QueryToken word) =>
        abbreviations
            .FindWords(word.Normalized)
            .Select(abbreviation => abbreviations.FindName(abbreviation, word.Normalized))
            .Where(name => name.Length > 0)
            .Select(name => new RelatedTerm(name.MinBy(dictionary.Paragraphs), AbbreviationStrength));

    /// <summary>
    /// Adds the abbreviation of a name that the question writes out, "LSE" for "London Stock Exchange", to the rarest
    /// of its words.
    /// </summary>
    public void AddAbbreviations(List<QueryToken> words, List<QueryTerm?> terms)
    {
        for (var first = 0; first < words.Count; first++)
        {
            if (!IsCapitalized(words[first]))
                continue;
            var name = new List<int>();
            for (var i = first; i < words.Count && (IsCapitalized(words[i]) || words[i].IsStopWord); i++)
            {
                if (words[i].IsStopWord || terms[i] is not { Forms.Length: > 0 })
                    continue;
                name.Add(i);
                if (
                    name.Count >= DefinedAbbreviations.MinLength
                    && FindAbbreviation(words, terms, name) is { Length: > 0 } forms
                )
                {
                    var rarest = name.MaxBy(place => terms[place]!.Idf);
                    terms[rarest] = terms[rarest]! with { OtherForms = [.. terms[rarest]!.OtherForms, .. forms] };
                    first = i;
                    break;
                }
            }
        }
    }

    /// <summary>The terms of the abbreviation that the library's articles have for the words of a name.</summary>
    private int[] FindAbbreviation(List<QueryToken> words, List<QueryTerm?> terms, List<int> name)
    {
        var initials = string.Concat(name.Select(place => words[place].Normalized[0]));
        return
        [
            .. abbreviations
                .FindWords(initials)
                .Where(word =>
                    abbreviations.FindName(word, initials) is var found
                    && found.Length == name.Count
                    && found.Index().All(term => terms[name[term.Index]]!.Forms.Contains(term.Item))
                )
                .Select(dictionary.GetTerm),
        ];
    }

    /// <summary>
    /// What the language's thesaurus relates to a word, if the library has it. Of a name only words of its root: "Syria"
    /// and "Syrian".
    /// </summary>
    private RelatedTerm[] FindRelated(QueryToken word, string stem, Language language)
    {
        if (findThesaurus(language) is not { } thesaurus || char.IsDigit(word.Written[0]))
            return [];
        var related = new List<RelatedTerm>();
        foreach (var other in thesaurus.Find(stem))
        {
            var fits = other.IsDerived || !word.IsNameOrNumber || language.CapitalizesNouns;
            if (fits && dictionary.Find(other.Stem) is { } term)
                related.Add(new RelatedTerm(term, other.Strength));
        }

        return [.. related];
    }

    /// <summary>
    /// Replaces names that the library lacks by their initials, if it has these as an abbreviation: "United Nations"
    /// by "UN". The name must be a whole run of unknown capitalized words, and another word of the question must be
    /// known: two letters alone are no evidence.
    /// </summary>
    public void ReplaceByInitials(List<QueryToken> words, List<QueryTerm?> terms, List<SimilarTerm> buffer)
    {
        if (!terms.Exists(term => term is { Forms.Length: > 0 }))
            return;
        for (var first = 0; first < words.Count; first++)
        {
            var end = first;
            while (end < words.Count && IsCapitalized(words[end]) && terms[end] is { Word.Role: WordRole.Unknown })
                end++;
            var isWholeRun =
                (first == 0 || !IsCapitalized(words[first - 1])) && (end == words.Count || !IsCapitalized(words[end]));
            if (end - first < 2 || !isWholeRun || FindInitials(words[first..end], buffer) is not { } term)
                continue;
            words.RemoveRange(first + 1, end - first - 1);
            terms.RemoveRange(first + 1, end - first - 1);
            terms[first] = term;
        }
    }

    private QueryTerm? FindInitials(List<QueryToken> name, List<SimilarTerm> buffer)
    {
        var initials = string.Concat(name.Select(word => word.Written[0]));
        var abbreviation = initials.ToLowerInvariant();
        if (!dictionary.FindWords(abbreviation).Exists(dictionary.IsInCapitals))
            return null;
        var whole = name[0] with
        {
            Written = string.Join(' ', name.Select(word => word.Written)),
            Normalized = string.Join(' ', name.Select(word => word.Normalized)),
        };
        var forms = lookup.GetForms(initials, whole.Script);
        return ToTerm(whole, WordRole.Corrected, (abbreviation, initials), forms, buffer);
    }

    private static bool IsCapitalized(QueryToken word) => char.IsUpper(word.Written[0]) && !word.IsStopWord;

    private QueryTerm? FindSynonym(QueryToken word, List<SimilarTerm> buffer)
    {
        int[] forms = [.. synonyms.FindAt([word.Stem], 0).SelectMany(synonym => synonym.Terms).Distinct()];
        return ToTerm(word, WordRole.Known, null, forms, buffer) is { } term
            ? term with
            {
                Idf = QuerySimilarTerm.SynonymSimilarity * term.Idf,
            }
            : null;
    }

    /// <summary>A word without its marks, or with some that the library does not write, is no other word.</summary>
    private QueryTerm? FindWithOtherMarks(QueryToken word, List<SimilarTerm> buffer)
    {
        int[] forms =
        [
            .. spelling
                .FindWithOtherMarks(word.Normalized)
                .SelectMany(written => lookup.GetForms(written, word.Script))
                .Distinct(),
        ];
        return ToTerm(word, WordRole.Known, null, forms, buffer);
    }

    private QueryTerm? Correct(QueryToken word, Language language, List<SimilarTerm> buffer)
    {
        if (
            IsCamelCase(word.Written)
            || (!IsCapitalized(word) && language.IsKnownWord(word.Normalized))
            || IsBuiltOfKnown(word)
            || spelling.FindNearest(word.Normalized) is not [var nearest, ..] all
        )
            return null;
        var forms = lookup.GetForms(nearest, word.Script);
        return ToTerm(word, WordRole.Corrected, (nearest, getSurfaceForm(nearest)), forms, buffer) is { } term
            ? term with
            {
                OtherForms =
                [
                    .. all.Skip(1).Take(MaxOtherWords).SelectMany(other => lookup.GetForms(other, word.Script)),
                ],
            }
            : null;
    }

    /// <summary>A country that the library calls by its name in another language: "Deutschland".</summary>
    private QueryTerm? FindCountry(QueryToken word, Language language, List<SimilarTerm> buffer)
    {
        int[] names =
        [
            .. CountryNames
                .Find(language, word.Normalized)
                .SelectMany(name => lookup.GetForms(name.Name, name.Script))
                .Distinct(),
        ];
        return names.Length > 0 ? ToUnknownTerm(word, language, names, buffer) : null;
    }

    private QueryTerm ToUnknownTerm(QueryToken word, Language language, int[] otherForms, List<SimilarTerm> buffer)
    {
        // The library must have a name or a number itself; it may express a common word in another way.
        var idf = lookup.GetIdf() * (word.IsNameOrNumber ? 1 : dictionary.Coverage(language));
        return new QueryTerm(
            new QuestionWord(word.Written, word.Normalized, WordRole.Unknown, null, null, idf),
            [],
            word.Normalized,
            word.Stem,
            idf,
            word.IsNameOrNumber,
            word.IsSubject
        )
        {
            SimilarTerms = dictionary.FindSimilarTerms(word.Stem, buffer),
            OtherForms = otherForms,
        };
    }

    /// <summary>The terms of a name in the library's other scripts.</summary>
    private int[] FindTransliterated(QueryToken name) =>
        IsCapitalized(name) && lookup.HasOtherScript(name.Script)
            ?
            [
                .. transliterations
                    .Find(name.Normalized, name.Script)
                    .SelectMany(word => lookup.GetForms(word.Word, word.Script))
                    .Distinct(),
            ]
            : [];

    /// <summary>A term of the library; null without forms.</summary>
    /// <param name="replacement">The word that is searched for instead, normalized and as the library writes it.</param>
    private QueryTerm? ToTerm(
        QueryToken word,
        WordRole role,
        (string Word, string Written)? replacement,
        int[] forms,
        List<SimilarTerm> buffer
    )
    {
        if (forms.Length == 0)
            return null;
        var idf = lookup.GetIdf(forms);
        var stem = replacement is null ? word.Stem : dictionary.Term(forms[0]);
        return new QueryTerm(
            new QuestionWord(word.Written, word.Normalized, role, replacement?.Word, replacement?.Written, idf),
            forms,
            replacement?.Word ?? word.Normalized,
            stem,
            idf,
            word.IsNameOrNumber,
            word.IsSubject
        )
        {
            SimilarTerms = dictionary.FindSimilarTerms(stem, buffer),
        };
    }

    /// <summary>"iPhone" and "YouTube" are names, not typos.</summary>
    private static bool IsCamelCase(string written) =>
        written.AsSpan(1).ContainsAnyInRange('A', 'Z') && written.Any(char.IsLower);

    /// <summary>
    /// Whether a word is made of two words, or a prefix and a word, that the library has: "lawmakers" and "rebuild"
    /// are spelled correctly.
    /// </summary>
    private bool IsBuiltOfKnown(QueryToken word)
    {
        var text = word.Normalized;
        if (text.Length > MaxCompoundLength)
            return false;
        if (
            Prefixes.Any(prefix =>
                text.Length >= prefix.Length + MinLengthAfterPrefix
                && text.StartsWith(prefix, StringComparison.Ordinal)
                && lookup.IsKnown(text.AsSpan(prefix.Length), word.Script)
            )
        )
            return true;
        for (var cut = MinPartLength; cut <= text.Length - MinPartLength; cut++)
        {
            // The first part is not stemmed: stemming pieces of words would take most of the time.
            if (lookup.HasWord(text.AsSpan(0, cut), word.Script) && lookup.IsKnown(text.AsSpan(cut), word.Script))
                return true;
        }

        return false;
    }
}
