namespace NewsBot.Search.Collections;

/// <summary>Sorts many texts by their letters.</summary>
internal static class StringSort
{
    /// <summary>The number of letters that fit into 64 bits.</summary>
    private const int LettersAtATime = 4;

    /// <summary>
    /// Sorts texts in ordinal order, four letters at a time: first by the first four, then those that share them by the
    /// next four.
    /// </summary>
    /// <param name="ids">
    /// The ids of the texts, none of which contains NUL. The order of equal texts is undefined.
    /// </param>
    /// <param name="isFromEnd">Whether to compare from the last letter.</param>
    public static void Sort(int[] ids, StringAt stringAt, bool isFromEnd)
    {
        var keys = new ulong[ids.Length];
        var left = new Stack<(int First, int End, int From)>([(0, ids.Length, 0)]);
        while (left.TryPop(out var run))
        {
            for (var i = run.First; i < run.End; i++)
                keys[i] = Packed(stringAt(ids[i]), run.From, isFromEnd);
            Array.Sort(keys, ids, run.First, run.End - run.First);
            for (int first = run.First, end; first < run.End; first = end)
            {
                for (end = first + 1; end < run.End && keys[end] == keys[first]; )
                    end++;
                var hasEnded = (keys[first] & char.MaxValue) == 0;
                if (end - first > 1 && !hasEnded)
                    left.Push((first, end, run.From + LettersAtATime));
            }
        }
    }

    /// <summary>Four letters as one number in the same order; a text that ends sorts before a longer one.</summary>
    private static ulong Packed(ReadOnlySpan<char> text, int from, bool isFromEnd)
    {
        var key = 0UL;
        for (var i = from; i < from + LettersAtATime; i++)
            key =
                (key << 16)
                | (
                    i >= text.Length ? '\0'
                    : isFromEnd ? text[^(i + 1)]
                    : text[i]
                );
        return key;
    }
}
