namespace NewsBot.Search.Indexing;

/// <summary>Word ids: consecutive, or listed.</summary>
internal readonly ref struct WordIdRange
{
    private readonly ReadOnlySpan<int> _listed;
    private readonly int _first;

    /// <summary>Consecutive ids.</summary>
    public WordIdRange(int first, int count) => (_first, Count) = (first, count);

    /// <summary>Listed ids.</summary>
    public WordIdRange(ReadOnlySpan<int> listed)
    {
        _listed = listed;
        Count = listed.Length;
    }

    public int Count { get; }

    public int this[int place] => _listed.IsEmpty ? _first + place : _listed[place];

    public Enumerator GetEnumerator() => new(this);

    internal ref struct Enumerator(WordIdRange ids)
    {
        private readonly WordIdRange _numbers = ids;
        private int _place = -1;

        public readonly int Current => _numbers[_place];

        public bool MoveNext() => ++_place < _numbers.Count;
    }
}
