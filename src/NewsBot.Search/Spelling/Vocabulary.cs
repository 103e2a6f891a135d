using System.Numerics;

namespace NewsBot.Search.Spelling;

/// <summary>The library's words as they are written, to find the one that a misspelt word was meant to be. Immutable.</summary>
internal sealed class Vocabulary
{
    /// <summary>Shorter words have too many neighbours to guess from.</summary>
    private const int ShortestCorrected = 4;

    /// <summary>From this length on, two slips are still fewer than what the words share.</summary>
    private const int ShortestWithTwoSlips = 8;

    private readonly Entry[][] _byLength;

    public Vocabulary(IEnumerable<Entry> entries)
    {
        var groups = entries.Where(entry => entry.Word.Length >= ShortestCorrected - 1).ToLookup(entry => entry.Word.Length);
        var longest = groups.Select(group => group.Key).DefaultIfEmpty(0).Max();
        _byLength = new Entry[longest + 1][];
        for (var length = 0; length <= longest; length++)
            _byLength[length] = [.. groups[length].OrderBy(entry => entry.Word, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The nearest word: fewest slips, then the same first letter, then the one that more paragraphs have, then the first
    /// in ordinal order. Null when none is near, when the word is short, or when it has a digit: a number that is nearly
    /// another number is another number.
    /// </summary>
    /// <param name="word">A normalized word that occurs nowhere in the library.</param>
    public Entry? Nearest(string word)
    {
        if (word.Length < ShortestCorrected || word.Any(char.IsDigit)) return null;

        var limit = word.Length >= ShortestWithTwoSlips ? 2 : 1;
        var letters = Entry.LettersOf(word);
        Entry? best = null;
        for (var length = Math.Max(0, word.Length - limit); length <= Math.Min(word.Length + limit, _byLength.Length - 1); length++)
        {
            foreach (var entry in _byLength[length])
            {
                // One slip adds or removes at most two letters of the set.
                if (BitOperations.PopCount(letters ^ entry.Letters) > 2 * limit) continue;
                var distance = EditDistance.Between(word, entry.Word, limit);
                if (distance > limit) continue;
                best = distance < limit ? entry : Better(word, best, entry);
                limit = distance;
            }
        }

        return best;
    }

    private static Entry Better(string word, Entry? best, Entry other)
    {
        if (best is null) return other;
        var (bestStartsAlike, otherStartsAlike) = (best.Word[0] == word[0], other.Word[0] == word[0]);
        if (bestStartsAlike != otherStartsAlike) return otherStartsAlike ? other : best;
        if (best.Paragraphs != other.Paragraphs) return other.Paragraphs > best.Paragraphs ? other : best;
        return string.CompareOrdinal(other.Word, best.Word) < 0 ? other : best;
    }

    /// <summary>A word of the library.</summary>
    /// <param name="Word">Its normalized form, before stemming.</param>
    /// <param name="Written">One way in which the library writes it.</param>
    /// <param name="Paragraphs">How many paragraphs have it.</param>
    internal sealed record Entry(string Word, string Written, int Paragraphs)
    {
        /// <summary>The set of the word's letters, folded into 64 bits.</summary>
        public ulong Letters { get; } = LettersOf(Word);

        public static ulong LettersOf(string word)
        {
            var letters = 0UL;
            foreach (var c in word) letters |= 1UL << (c & 63);
            return letters;
        }
    }
}
