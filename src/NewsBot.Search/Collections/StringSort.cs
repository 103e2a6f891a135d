namespace NewsBot.Search.Collections;

/// <summary>Sorts many texts by their letters.</summary>
internal static class StringSort
{
    /// <summary>So many letters are a number of 64 bits.</summary>
    private const int LettersAtATime = 4;

    /// <summary>
    /// Puts texts in ordinal order, four letters at a time: all by the first four, then those that have these in common
    /// by the next.
    /// </summary>
    /// <param name="numbers">
    /// The numbers of the texts, none of which has a character NUL; of equal ones any may come first.
    /// </param>
    /// <param name="isFromEnd">Whether the last letters come first.</param>
    public static void Sort(int[] numbers, StringAt stringAt, bool isFromEnd)
    {
        var keys = new ulong[numbers.Length];
        var left = new Stack<(int First, int End, int From)>([(0, numbers.Length, 0)]);
        while (left.TryPop(out var run))
        {
            for (var i = run.First; i < run.End; i++)
                keys[i] = Packed(stringAt(numbers[i]), run.From, isFromEnd);
            Array.Sort(keys, numbers, run.First, run.End - run.First);
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

    /// <summary>
    /// Four letters in one number that is in order as they are; a text that ends comes before one that goes on.
    /// </summary>
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
