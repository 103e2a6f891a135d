using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Search.Languages;
using NewsBot.Search.Spelling;
using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>
/// The first step of <see cref="QueryParser"/>: detects a question's language, splits it into words, and separates
/// function words from content.
/// </summary>
internal sealed partial class QuestionTokenizer
{
    /// <summary>More words than any question has; the rest is ignored.</summary>
    public const int MaxTokens = 100;

    /// <summary>Shorter words are a typo away from too many others.</summary>
    private const int MinTypoLength = 4;

    private readonly TermLookup _terms;
    private readonly FormVariants _variants;
    private readonly Func<QueryTokenCache.Entry, Language, bool, bool, QueryToken?> _read;

    /// <param name="variants">How else the library may write a word.</param>
    public QuestionTokenizer(TermLookup terms, FormVariants variants) =>
        (_terms, _variants, _read) = (terms, variants, Read);

    public TokenizedQuestion Tokenize(string question, QueryParserWorkspace workspace)
    {
        if (question.Contains('-'))
            question = IsoDate().Replace(question, date => DateInWords(date.ValueSpan) ?? date.Value);
        var language = DetectLanguage(question, workspace);
        var isAllCaps = !question.Any(char.IsLower);
        foreach (var particle in language.QuestionParticles)
            question = question.Replace(particle, " ", StringComparison.Ordinal);

        var tokens = workspace.Tokens;
        tokens.Clear();
        foreach (var token in new Tokenizer(question))
        {
            if (tokens.Count == MaxTokens)
                break;
            var word = workspace.Cache.Find(token.In(question), token.Script);
            if (word.Read(language, tokens.Count == 0, isAllCaps, _read) is { } read)
                tokens.Add(read);
        }

        RewriteVariants(tokens, language, isAllCaps, workspace.Cache);
        return new TokenizedQuestion(question, language, isAllCaps, tokens);
    }

    /// <summary>Puts what the library writes in the place of words that it lacks: see <see cref="FormVariants"/>.</summary>
    private void RewriteVariants(List<QueryToken> tokens, Language language, bool isAllCaps, QueryTokenCache cache)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var (word, next) = (tokens[i], i + 1 < tokens.Count ? tokens[i + 1] : null);
            if (next is not null && _variants.Join(word, next) is { } joined)
                Put(i, 2, joined);
            else if (word is { Forms.Length: 0, IsStopWord: false } && FindVariant(i) is { } variant)
                Put(i, 1, variant);
        }

        string[]? FindVariant(int place)
        {
            var before = tokens.FindLastIndex(Math.Max(0, place - 1), place, word => !word.IsStopWord);
            return _variants.Replace(tokens[place], before >= 0 ? tokens[before] : null);
        }

        void Put(int place, int count, string[] words)
        {
            var script = tokens[place].Script;
            tokens.RemoveRange(place, count);
            foreach (var (i, written) in words.Index())
            {
                var isNumber = char.IsAsciiDigit(written[0]);
                var entry = cache.Find(written, isNumber ? Script.Other : script);
                if (entry.Read(language, place + i == 0, isAllCaps, _read) is { } read)
                    tokens.Insert(Math.Min(place + i, tokens.Count), read);
            }
        }
    }

    private Language DetectLanguage(string question, QueryParserWorkspace workspace)
    {
        var scores = workspace.LanguageScores;
        scores.Clear();
        scores.AddText(question);
        foreach (var token in new Tokenizer(question))
            scores.AddWord(workspace.Cache.Find(token.In(question), token.Script).LanguageScores);
        return LanguageDetector.OfQuestion(scores, _terms.Languages);
    }

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    /// <summary>"2017-12-26" as articles' dates are indexed, "26 December 2017"; null if it is no date.</summary>
    private static string? DateInWords(ReadOnlySpan<char> date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : null;

    /// <summary>Reads a word; null if normalizing leaves nothing of it.</summary>
    private QueryToken? Read(QueryTokenCache.Entry word, Language language, bool isFirst, bool isAllCaps)
    {
        var (written, script) = (word.Written, word.Script);
        var normalized = language.Normalize(written);
        if (normalized.Length == 0)
            return null;
        var forms = _terms.GetForms(written, script);
        if (
            forms.Length == 0
            && !language.IsKnownWord(normalized)
            && CorrectFunctionWord(normalized, written, isFirst, language) is { } corrected
        )
        {
            normalized = corrected;
            forms = _terms.GetForms(corrected, script);
        }

        var isFunctionWord = language.StopWords.Contains(normalized) || language.NewestWords.Contains(normalized);
        var isStopWord = isFunctionWord && !(forms.Length > 0 && IsName(written, isAllCaps, isFirst));
        return new QueryToken(
            written,
            normalized,
            _terms.GetStem(language.For(script), normalized),
            script,
            isStopWord,
            isFirst
        )
        {
            Forms = forms,
            IsSubject = !char.IsDigit(written[0]) && !language.CommonWords.Contains(normalized),
        };
    }

    /// <summary>
    /// The function word that an unknown word is a typo of: "Wheue" of "where", which must not be searched for. It has
    /// one typo after the same first letter. Names are not corrected.
    /// </summary>
    private static string? CorrectFunctionWord(
        string normalized,
        ReadOnlySpan<char> written,
        bool isFirst,
        Language language
    )
    {
        if (
            normalized.Length < MinTypoLength
            || (char.IsUpper(written[0]) && !isFirst)
            || language.StopWords.Contains(normalized)
        )
            return null;
        string? corrected = null;
        foreach (var word in language.StopWords)
        {
            // Of two equally near words, the first in ordinal order: the set has no order.
            if (
                word.Length >= MinTypoLength - 1
                && word[0] == normalized[0]
                && EditDistance.Between(word, normalized, 1) == 1
                && (corrected is null || string.CompareOrdinal(word, corrected) < 0)
            )
                corrected = word;
        }

        return corrected;
    }

    /// <summary>"US", "WHO" and the "Ever" of "the Ever Given" are names; "us", "who" and "ever" are not.</summary>
    private static bool IsName(ReadOnlySpan<char> written, bool isAllCaps, bool isFirst) =>
        !isAllCaps
        && char.IsUpper(written[0])
        && (written.Contains('.') || (written.Length > 1 && char.IsUpper(written[^1])) || !isFirst);
}

/// <summary>A question's words.</summary>
/// <param name="Text">The question without question particles, dates in words.</param>
/// <param name="IsAllCaps">Whether it has no lower-case letter, so capitals mean nothing.</param>
/// <param name="Tokens">Its words; a list that is reused for the next question.</param>
internal readonly record struct TokenizedQuestion(
    string Text,
    Language Language,
    bool IsAllCaps,
    List<QueryToken> Tokens
);
