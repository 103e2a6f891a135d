using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using NewsBot.Replies;

namespace NewsBot.Conversations;

/// <summary>What a message that is not a question means.</summary>
internal enum SmallTalkKind
{
    Noted,
    Greeting,
    Farewell,
    HowAreYou,
    Thanks,
    WhoAreYou,
    Rude,

    /// <summary>Asks for the newest articles: "what's new?".</summary>
    Latest,
}

/// <summary>
/// Recognizes greetings, thanks, requests for the newest articles and the like. Only a message that consists of
/// nothing else is small talk, so a polite question is still a question.
/// </summary>
internal static class SmallTalk
{
    private const int MaxTextLength = 200;
    private const int MaxWords = 12;

    private static readonly FrozenDictionary<string, List<(string Language, SmallTalkKind Kind)>> Phrases =
        SmallTalkPhrases
            .All.GroupBy(entry => string.Concat(GetWords(entry.Phrase)), StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.Select(entry => (entry.Language, entry.Kind)).ToList(),
                StringComparer.Ordinal
            );

    private static readonly FrozenSet<string> Fillers = SmallTalkPhrases
        .Fillers.Select(filler => string.Concat(GetWords(filler)))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The kind of small talk and its language; null if the message is, or may be, a question.</summary>
    /// <param name="language">
    /// The user's language, which decides between languages that share a phrase; may be null.
    /// </param>
    public static (SmallTalkKind Kind, string Language)? Find(string text, string? language)
    {
        if (text.Length > MaxTextLength)
            return null;
        var words = GetWords(text);
        if (words.Count == 0)
            return (SmallTalkKind.Noted, language ?? "");
        if (words.Count > MaxWords)
            return null;
        var found = new List<(string Language, SmallTalkKind Kind)>();
        for (var first = 0; first < words.Count; )
        {
            var length = LongestPhrase(words, first, found);
            if (length == 0)
                return null;
            first += length;
        }

        if (found.Count == 0)
            return null;
        var kind = found.Max(entry => entry.Kind);
        var languages = found.Where(entry => entry.Kind == kind).Select(entry => entry.Language).ToList();
        return (
            kind,
            languages.Find(spoken => language?.StartsWith(spoken, StringComparison.OrdinalIgnoreCase) == true)
                ?? languages[0]
        );
    }

    /// <summary>The number of words from a place on that form a phrase or a filler; 0 if they form neither.</summary>
    private static int LongestPhrase(List<string> words, int first, List<(string Language, SmallTalkKind Kind)> found)
    {
        for (var length = words.Count - first; length > 0; length--)
        {
            var phrase = string.Concat(words.GetRange(first, length));
            if (Phrases.TryGetValue(phrase, out var meanings))
            {
                found.AddRange(meanings);
                return length;
            }

            if (Fillers.Contains(phrase))
                return length;
        }

        return 0;
    }

    /// <summary>
    /// The words in lower case, without accents, marks and lengthened vowels: "Привееет!!!" is "привет".
    /// </summary>
    private static List<string> GetWords(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in ShownText.WellFormed(text).Normalize(NormalizationForm.FormD))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (category is UnicodeCategory.NonSpacingMark || c is '\u0640' or '\'' or '’' or '\u200c')
                continue;
            var letter = Letter(c);
            plain.Append(char.IsLetterOrDigit(letter) ? letter : ' ');
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WithoutLengthening)];
    }

    /// <summary>In lower case, and with one spelling of letters that users interchange.</summary>
    private static char Letter(char c) =>
        c switch
        {
            'İ' or 'I' or 'ı' => 'i',
            'ي' or 'ى' => 'ی',
            'ك' => 'ک',
            'ة' => 'ه',
            'أ' or 'إ' or 'آ' => 'ا',
            'ё' or 'Ё' => 'е',
            'ß' => 's',
            _ => char.ToLowerInvariant(c),
        };

    /// <summary>Reduces a letter that is repeated three times or more to one.</summary>
    private static string WithoutLengthening(string word)
    {
        var kept = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; )
        {
            var end = i + 1;
            while (end < word.Length && word[end] == word[i])
                end++;
            kept.Append(word[i], end - i > 2 ? 1 : end - i);
            i = end;
        }

        return kept.ToString();
    }
}
