using System.Runtime.InteropServices;
using NewsBot.Search.Collections;

namespace NewsBot.Search.Indexing;

/// <summary>How often a library has its words and terms. Immutable but while it is made.</summary>
/// <param name="Occurrences">How often each word occurs, in headlines too.</param>
/// <param name="InCapitals">How often a word is in capitals; words that never are, are left out.</param>
/// <param name="Paragraphs">The number of paragraphs that have each term (df).</param>
internal sealed record CollectionStatistics(int[] Occurrences, Dictionary<int, int> InCapitals, int[] Paragraphs)
{
    public static CollectionStatistics None { get; } = new([], [], []);

    /// <summary>Bytes held.</summary>
    public long Bytes => (Occurrences.LongLength + Paragraphs.LongLength + (4L * InCapitals.Count)) * sizeof(int);

    /// <summary>A copy with room for more words and terms, to be changed.</summary>
    public CollectionStatistics Copy(int words, int terms)
    {
        var copy = new CollectionStatistics(
            HugePageArray.Create<int>(words),
            new Dictionary<int, int>(InCapitals),
            HugePageArray.Create<int>(terms)
        );
        Occurrences.CopyTo(copy.Occurrences, 0);
        Paragraphs.CopyTo(copy.Paragraphs, 0);
        return copy;
    }

    /// <summary>Counts occurrences of a word in capitals, or takes them off.</summary>
    public void AddInCapitals(int word, int occurrences)
    {
        if (occurrences == 0)
            return;
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(InCapitals, word, out _);
        count += occurrences;
        if (count == 0)
            InCapitals.Remove(word);
    }

    public void Write(ArrayWriter writer)
    {
        writer.Write<int>(Occurrences);
        writer.Write<int>([.. InCapitals.Keys]);
        writer.Write<int>([.. InCapitals.Values]);
        writer.Write<int>(Paragraphs);
    }

    public static CollectionStatistics Read(ArrayReader reader)
    {
        var occurrences = reader.Read<int>();
        var inCapitals = reader
            .Read<int>()
            .Zip(reader.Read<int>())
            .ToDictionary(pair => pair.First, pair => pair.Second);
        return new CollectionStatistics(occurrences, inCapitals, reader.Read<int>());
    }
}
