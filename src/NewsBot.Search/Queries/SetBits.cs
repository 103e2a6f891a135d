using System.Numerics;

namespace NewsBot.Search.Queries;

/// <summary>The members of a set of 64 bits.</summary>
internal ref struct SetBits(ulong set)
{
    private ulong _left = set;

    public int Current { get; private set; }

    public static SetBits Of(ulong set) => new(set);

    public readonly SetBits GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_left == 0)
            return false;
        Current = BitOperations.TrailingZeroCount(_left);
        _left &= _left - 1;
        return true;
    }
}
