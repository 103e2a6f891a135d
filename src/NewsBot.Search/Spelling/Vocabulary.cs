using System.Collections.Frozen;
using System.Numerics;

namespace NewsBot.Search.Spelling;

/// <summary>The library's words as they are written, to find the one that a misspelt word was meant to be. Immutable.</summary>
internal sealed class Vocabulary
{
    /// <summary>Shorter words have too many neighbours to guess from.</summary>
    private const int ShortestCorrected = 4;

    /// <summary>From this length on, one letter in place of another is likelier a slip than another word.</summary>
    private const int ShortestWithExchange = 6;

    /// <summary>From this length on it may be one, behind the same first letter, for a word that occurs more than once.</summary>
    private const int ShortestWithExchangeOfCommon = 5;

    /// <summary>From this length on, two slips are still fewer than what the words share.</summary>
    private const int ShortestWithTwoSlips = 8;

    private readonly Entry[][] _byLength;

    // The same entries' letters, side by side: most words are passed over by these alone.
    private readonly ulong[][] _letters;
    private readonly FrozenSet<string> _abbreviations;

    public Vocabulary(IEnumerable<Entry> words)
    {
        var entries = words.ToList();
        _abbreviations = entries.Where(entry => entry.IsInCapitals).Select(entry => entry.Word).ToFrozenSet(StringComparer.Ordinal);
        var groups = entries.Where(entry => entry.Word.Length >= ShortestCorrected - 1).ToLookup(entry => entry.Word.Length);
        var longest = groups.Select(group => group.Key).DefaultIfEmpty(0).Max();
        _byLength = new Entry[longest + 1][];
        for (var length = 0; length <= longest; length++) _byLength[length] = [.. groups[length]];
        _letters = [.. _byLength.Select(entries => entries.Select(entry => Entry.LettersOf(entry.Word)).ToArray())];
    }

    /// <summary>Whether the library writes a normalized word in capitals somewhere: «UN».</summary>
    public bool HasAbbreviation(string word) => _abbreviations.Contains(word);

    /// <summary>
    /// The words with the fewest slips, in the order in which they may have been meant: the same first letter before others, then as many letters, then
    /// the one that occurs more often, then the first in ordinal order. None when none is near, when the word is short, or when it has a digit: a number
    /// that is nearly another number is another number.
    /// </summary>
    /// <param name="word">A normalized word that occurs nowhere in the library.</param>
    public IReadOnlyList<Entry> Nearest(string word)
    {
        if (word.Length < ShortestCorrected || word.Any(char.IsDigit)) return [];

        var limit = word.Length >= ShortestWithTwoSlips ? 2 : 1;
        var letters = Entry.LettersOf(word);
        var slips = new SlipCounter(word);
        var nearest = new List<Entry>();
        for (var length = Math.Max(0, word.Length - limit); length <= Math.Min(word.Length + limit, _byLength.Length - 1); length++)
        {
            var others = _letters[length];
            for (var i = 0; i < others.Length; i++)
            {
                // One slip adds or removes at most two letters of the set.
                if (BitOperations.PopCount(letters ^ others[i]) > 2 * limit) continue;
                var entry = _byLength[length][i];
                var distance = slips.To(entry.Word, limit);

                if (distance > limit || !IsPlausible(word, entry, distance)) continue;
                if (distance < limit) nearest.Clear();
                nearest.Add(entry);
                limit = distance;
            }
        }

        nearest.Sort((one, other) => Compare(word, one, other));
        return nearest;
    }

    /// <summary>Whether a slip is likelier than another word: short words with one letter exchanged are mostly other words.</summary>
    internal static bool IsPlausible(string written, Entry entry, int slips)
    {
        var meant = entry.Word;

        // «party» is no slip for «part», nor «know» for «known»: people add endings and leave them off, they do not mistype them.
        if (written.StartsWith(meant, StringComparison.Ordinal)) return false;
        if (written.Length < ShortestWithExchange && meant.StartsWith(written, StringComparison.Ordinal)) return false;

        // «lawmakers» and «carmakers»: hardly anybody mistypes the first letter and another one.
        if (slips > 1 && written[0] != meant[0]) return false;
        if (written.Length >= ShortestWithExchange) return true;

        // «asad» and «assad», «form» and «from»; but not «home» and «some», «town» and «torn».
        return written[0] == meant[0]
            && (written.Length != meant.Length
                || (written.Length >= ShortestWithExchangeOfCommon && entry.Occurrences > 1)
                || written.Order().SequenceEqual(meant.Order()));
    }

    private static int Compare(string word, Entry one, Entry other)
    {
        var (oneStartsAlike, otherStartsAlike) = (one.Word[0] == word[0], other.Word[0] == word[0]);
        if (oneStartsAlike != otherStartsAlike) return oneStartsAlike ? -1 : 1;
        var (oneIsAsLong, otherIsAsLong) = (one.Word.Length == word.Length, other.Word.Length == word.Length);
        if (oneIsAsLong != otherIsAsLong) return oneIsAsLong ? -1 : 1;
        return one.Occurrences != other.Occurrences ? other.Occurrences.CompareTo(one.Occurrences) : string.CompareOrdinal(one.Word, other.Word);
    }

    /// <summary>A word of the library.</summary>
    /// <param name="Word">Its normalized form, before stemming.</param>
    /// <param name="Written">One way in which the library writes it.</param>
    /// <param name="Occurrences">How often it occurs.</param>
    /// <param name="IsInCapitals">Whether it stands somewhere in capitals, as an abbreviation does.</param>
    internal sealed record Entry(string Word, string Written, int Occurrences, bool IsInCapitals = false)
    {
        /// <summary>The set of a word's letters, folded into 64 bits.</summary>
        public static ulong LettersOf(string word)
        {
            var letters = 0UL;
            foreach (var c in word) letters |= 1UL << (c & 63);
            return letters;
        }
    }
}
