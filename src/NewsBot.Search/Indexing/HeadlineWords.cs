using NewsBot.Search.Collections;

namespace NewsBot.Search.Indexing;

/// <summary>The words of each article's headline, in flat arrays. Immutable.</summary>
internal sealed class HeadlineWords
{
    private readonly int[] _first;
    private readonly int[] _words;

    private HeadlineWords(int[] first, int[] words) => (_first, _words) = (first, words);

    /// <summary>Bytes held.</summary>
    public long Bytes => (_first.LongLength + _words.LongLength) * sizeof(int);

    /// <summary>The words of an article's headline, in order, each as often as it is there.</summary>
    public ReadOnlySpan<int> this[int article] => _words.AsSpan(_first[article].._first[article + 1]);

    /// <summary>Lays out the first words of some texts, one per article, in the articles' order.</summary>
    /// <param name="lengths">How many words of each text are the headline's.</param>
    public static HeadlineWords Build(int[][] texts, int[] lengths)
    {
        var first = new int[texts.Length + 1];
        for (var a = 0; a < texts.Length; a++)
            first[a + 1] = first[a] + lengths[a];
        var words = new int[first[^1]];
        for (var a = 0; a < texts.Length; a++)
            texts[a].AsSpan(0, lengths[a]).CopyTo(words.AsSpan(first[a]));
        return new HeadlineWords(first, words);
    }

    /// <summary>The headlines of the articles of several segments, in their order.</summary>
    /// <param name="parts">
    /// The parts, each with the new number of each of its articles in ascending order, −1 for one that is left out.
    /// </param>
    public static HeadlineWords Merge(IReadOnlyList<(HeadlineWords Words, int[] NewIds)> parts)
    {
        var (first, words) = (new List<int> { 0 }, new List<int>());
        foreach (var (part, ids) in parts)
        {
            for (var a = 0; a < ids.Length; a++)
            {
                if (ids[a] < 0)
                    continue;
                words.AddRange(part[a]);
                first.Add(words.Count);
            }
        }

        return new HeadlineWords([.. first], [.. words]);
    }

    public void Write(ArrayWriter writer)
    {
        writer.Write<int>(_first);
        writer.Write<int>(_words);
    }

    public static HeadlineWords Read(ArrayReader reader) => new(reader.Read<int>(), reader.Read<int>());
}
