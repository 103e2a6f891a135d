using System.Text;
using NewsBot.Search.Indexing;
using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>The library's terms for a question's words, each looked up in all of the library's languages.</summary>
/// <param name="paragraphCount">The number of the library's paragraphs.</param>
/// <param name="languages">The library's languages, the most frequent one first.</param>
internal sealed class TermLookup(TermDictionary dictionary, int paragraphCount, IReadOnlyList<Language> languages)
{
    /// <summary>The library's languages, the most frequent one first.</summary>
    public IReadOnlyList<Language> Languages => languages;

    /// <summary>
    /// The terms that a word has in each of the library's languages; empty if the library lacks them.
    /// </summary>
    public int[] GetForms(string written, Script script)
    {
        var forms = new List<int>(1);
        foreach (var language in languages)
        {
            if (language.Writes(script))
                AddIfKnown(forms, language, written);
        }

        AddIfKnown(forms, Language.Foreign, written);
        return [.. forms];
    }

    /// <summary>Whether the library has a word in any of its forms.</summary>
    public bool IsKnown(ReadOnlySpan<char> written, Script script) => GetForms(written.ToString(), script).Length > 0;

    /// <summary>Whether the library has a word in this very form.</summary>
    public bool HasWord(ReadOnlySpan<char> normalized, Script script)
    {
        foreach (var language in languages)
        {
            if (language.Writes(script) && dictionary.HasWord(language, normalized))
                return true;
        }

        return false;
    }

    /// <summary>Whether the library has a language that is not written in a script.</summary>
    public bool HasOtherScript(Script script)
    {
        foreach (var language in languages)
        {
            if (language != Language.Undetermined && !language.Writes(script))
                return true;
        }

        return false;
    }

    /// <summary>A word's stem; the dictionary's own string if it has one.</summary>
    public string GetStem(Language language, string normalized) =>
        dictionary.Find(language, normalized) is { } term
            ? dictionary.Term(term).ToString()
            : language.GetTerm(normalized);

    /// <summary>The idf of a word that has these terms: see <see cref="Idf"/>.</summary>
    public double GetIdf(params ReadOnlySpan<int> forms)
    {
        var documentFrequency = 0;
        foreach (var form in forms)
            documentFrequency += dictionary.Paragraphs(form);
        return Idf.Of(paragraphCount, Math.Min(documentFrequency, paragraphCount));
    }

    /// <summary>
    /// The Chinese characters of a question that the library has, each with its idf. Pairs of characters miss a word
    /// of one character, and an abbreviation: "北大" for "北京大学".
    /// </summary>
    public IReadOnlyList<(int Term, double Idf)> GetCharacters(string question) =>
        Ascii.IsValid(question)
            ? []
            :
            [
                .. Scripts
                    .HanIn(question)
                    .Distinct()
                    .Take(QuestionTokenizer.MaxTokens)
                    .Select(dictionary.Find)
                    .OfType<int>()
                    .Select(term => (term, GetIdf(term))),
            ];

    private void AddIfKnown(List<int> forms, Language language, string written)
    {
        if (dictionary.Find(language, language.Normalize(written.AsSpan())) is { } term && !forms.Contains(term))
            forms.Add(term);
    }
}
