using System.Globalization;
using System.Text;
using Lucene.Net.Analysis.El;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Greek. Accents and the final sigma go before anything is looked up; stems are cut.</summary>
internal static class Greek
{
    public static Language Rules { get; } =
        new("el", Script.Greek)
        {
            Stemmer = Stemmer.InPlace(() => new GreekStemmer().Stem),
            MaxStemLength = 6,
            Spelling = WithoutMarks,
            StopWordList = () =>
                WordList.Parse(
                    GreekAnalyzer.DefaultStopSet,
                    """
                    ο η το οι τα του της των τον την τους τις ένα ένας μια μία και να θα με σε από για που πως ότι όταν αν δεν μη μην ως κατά μετά πριν
                    στο στη στην στον στα στις στους είναι ήταν έχει είχε αυτό αυτή αυτός αυτά αυτές αυτοί εγώ εσύ εμείς εσείς
                    ποιος ποια ποιο ποιοι ποιες ποιον ποιους ποιων τι πότε πού πόσο πόσα πόσοι πόσες γιατί πώς
                    """
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "ποτε",
                    number: "ποσο ποσα ποσοι ποσεσ",
                    name: "ποιοσ ποιοι ποιον ποιουσ που",
                    cause: "γιατι",
                    open: "ποια ποιο ποιεσ τι πωσ",
                    dateNouns: "ετοσ χρονια ημερομηνια",
                    numberNouns: "αριθμοσ πληθυσμοσ",
                    nameNouns: "ονομα πολη χωρα"
                ),
        };

    private static string WithoutMarks(string word)
    {
        if (Ascii.IsValid(word))
            return word;
        var letters = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                letters.Append(c == 'ς' ? 'σ' : c);
        }

        return letters.ToString();
    }
}
