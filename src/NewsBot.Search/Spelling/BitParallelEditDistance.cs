namespace NewsBot.Search.Spelling;

/// <summary>
/// Counts the typos between one word and many others, as <see cref="EditDistance"/> does, a column of its table at
/// once: the bit-vector algorithm for the optimal string alignment of Hyyrö 2003, "A bit-vector algorithm for computing
/// Levenshtein and Damerau edit distances». For one thread.
/// </summary>
internal sealed class BitParallelEditDistance
{
    /// <summary>As many letters as a vector has bits; a longer word is counted cell by cell.</summary>
    private const int MaxLength = 64;

    private readonly string _word;
    private readonly ulong[] _ascii = new ulong[128];
    private readonly Dictionary<char, ulong> _others = [];

    public BitParallelEditDistance(string word)
    {
        _word = word;
        for (var i = 0; i < Math.Min(word.Length, MaxLength); i++)
        {
            if (char.IsAscii(word[i]))
                _ascii[word[i]] |= 1UL << i;
            else
                _others[word[i]] = _others.GetValueOrDefault(word[i]) | (1UL << i);
        }
    }

    /// <inheritdoc cref="EditDistance.Between"/>
    public int To(ReadOnlySpan<char> other, int limit)
    {
        if (_word.Length is 0 or > MaxLength)
            return EditDistance.Between(_word, other, limit);
        if (Math.Abs(_word.Length - other.Length) > limit)
            return limit + 1;

        // Down a column the distance grows by one where a bit of "more" is set, and falls by one where a bit of "less"
        // is set.
        var (more, less, diagonal, earlier) = (ulong.MaxValue, 0UL, 0UL, 0UL);
        var last = 1UL << (_word.Length - 1);
        var distance = _word.Length;
        for (var j = 0; j < other.Length; j++)
        {
            var same = GetPlaces(other[j]);
            var swapped = ((~diagonal & same) << 1) & earlier;
            diagonal = (((same & more) + more) ^ more) | same | less | swapped;
            var moreAcross = less | ~(diagonal | more);
            var lessAcross = diagonal & more;
            if ((moreAcross & last) != 0)
                distance++;
            if ((lessAcross & last) != 0)
                distance--;
            if (distance - (other.Length - 1 - j) > limit)
                return limit + 1;
            moreAcross = (moreAcross << 1) | 1;
            more = (lessAcross << 1) | ~(diagonal | moreAcross);
            less = moreAcross & diagonal;
            earlier = same;
        }

        return distance;
    }

    private ulong GetPlaces(char letter) => char.IsAscii(letter) ? _ascii[letter] : _others.GetValueOrDefault(letter);
}
