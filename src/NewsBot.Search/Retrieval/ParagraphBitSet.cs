using NewsBot.Search.Collections;

namespace NewsBot.Search.Retrieval;

/// <summary>
/// A set of paragraphs, one bit each, so it fits into the processor's cache even for large libraries.
/// </summary>
/// <param name="paragraphs">The number of paragraphs.</param>
internal sealed class ParagraphBitSet(int paragraphs)
{
    private const int BitsOfWord = 64;

    private readonly ulong[] _words = HugePageArray.Create<ulong>((paragraphs + BitsOfWord - 1) / BitsOfWord);
    private bool _isEmpty = true;

    /// <summary>Adds a paragraph; false if it was in the set.</summary>
    public bool Add(int paragraph)
    {
        ref var word = ref _words[(uint)paragraph / BitsOfWord];
        var bit = 1UL << paragraph;
        if ((word & bit) != 0)
            return false;
        word |= bit;
        _isEmpty = false;
        return true;
    }

    public bool Contains(int paragraph) => (_words[(uint)paragraph / BitsOfWord] & (1UL << paragraph)) != 0;

    public void Clear()
    {
        if (!_isEmpty)
            Array.Clear(_words);
        _isEmpty = true;
    }
}
