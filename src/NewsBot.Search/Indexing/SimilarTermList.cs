namespace NewsBot.Search.Indexing;

/// <summary>
/// The terms that are similar to a word. There may be thousands, mostly with consecutive ids, so each takes two bytes.
/// Immutable.
/// </summary>
internal sealed class SimilarTermList
{
    private readonly Run[] _runs;
    private readonly (byte Shared, byte Longer)[] _letters;

    private SimilarTermList(Run[] runs, (byte Shared, byte Longer)[] letters) => (_runs, _letters) = (runs, letters);

    /// <summary>None.</summary>
    public static SimilarTermList None { get; } = new([], []);

    /// <summary>How many there are.</summary>
    public int Count => _letters.Length;

    public static SimilarTermList Create(List<SimilarTerm> terms)
    {
        if (terms.Count == 0)
            return None;
        var (runs, letters) = (new List<Run>(), new (byte, byte)[terms.Count]);
        for (var i = 0; i < terms.Count; i++)
        {
            letters[i] = (terms[i].Shared, terms[i].Longer);
            if (i == 0 || terms[i].Term != terms[i - 1].Term + 1)
                runs.Add(new Run(terms[i].Term - i, i + 1));
            else
                runs[^1] = runs[^1] with { End = i + 1 };
        }

        return new SimilarTermList([.. runs], letters);
    }

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Terms with consecutive ids.</summary>
    /// <param name="Offset">What a term's number is beyond its place.</param>
    /// <param name="End">One past the last place.</param>
    private readonly record struct Run(int Offset, int End);

    internal struct Enumerator(SimilarTermList terms)
    {
        private int _place = -1;
        private int _run;

        public readonly SimilarTerm Current =>
            new(terms._runs[_run].Offset + _place, terms._letters[_place].Shared, terms._letters[_place].Longer);

        public bool MoveNext()
        {
            if (++_place == terms._letters.Length)
                return false;
            if (_place == terms._runs[_run].End)
                _run++;
            return true;
        }
    }
}

/// <summary>A term that is similar to another one.</summary>
/// <param name="Term">Its number in the library.</param>
/// <param name="Shared">How many letters they share.</param>
/// <param name="Longer">How many the longer one has.</param>
internal readonly record struct SimilarTerm(int Term, byte Shared, byte Longer)
{
    /// <summary>How like they are: see <see cref="SimilarTermIndex.GetSimilarity"/>.</summary>
    public double Similarity => (double)Shared / Longer;
}
