using NewsBot.Search.Collections;

namespace NewsBot.Search.Retrieval;

/// <summary>
/// The scores of the first stage: arrays over the whole library, for one question at a time. Only entries that a
/// question touched are cleared afterwards.
/// </summary>
/// <param name="paragraphs">The number of paragraphs.</param>
internal sealed class ScoreAccumulators(int paragraphs, int articles)
{
    private readonly Accumulator[] _paragraphs = HugePageArray.Create<Accumulator>(paragraphs);
    private readonly ulong[] _inHeadlines = new ulong[articles];
    private readonly List<int> _touched = [];
    private readonly List<int> _headlines = [];
    private int[] _best = [];

    /// <summary>The number of paragraphs and of articles that it is for.</summary>
    public (int Paragraphs, int Articles) Capacity => (_paragraphs.Length, _inHeadlines.Length);

    /// <summary>The lists that the question asks for.</summary>
    public List<QueryPostings> Lists { get; } = [];

    /// <summary>What was seen of each paragraph.</summary>
    public ReadOnlySpan<Accumulator> Paragraphs => _paragraphs;

    /// <summary>The question's terms in each article's headline, standfirst or date.</summary>
    public ReadOnlySpan<ulong> InHeadlines => _inHeadlines;

    /// <summary>Paragraphs that were in one list, to detect those in several.</summary>
    public ParagraphBitSet Seen { get; } = new(paragraphs);

    /// <summary>Paragraphs that may be among the best.</summary>
    public ParagraphBitSet Wanted { get; } = new(paragraphs);

    /// <summary>The paragraphs that were touched, each once, in no order.</summary>
    public List<int> Touched => _touched;

    /// <summary>Room for the numbers of the best paragraphs; good until it is asked for again.</summary>
    public Span<int> BorrowBest(int count)
    {
        if (_best.Length < count)
            _best = new int[count];
        return _best.AsSpan(0, count);
    }

    /// <summary>Adds to a paragraph's score.</summary>
    /// <param name="score">0 or more, in the units of a score.</param>
    public void Add(int paragraph, long score) => Touch(paragraph).Score += score;

    /// <summary>Notes that a term is in a paragraph, and adds to its score.</summary>
    /// <param name="score">0 or more, in the units of a score.</param>
    public void Record(int paragraph, ulong term, long score = 0)
    {
        ref var found = ref Touch(paragraph);
        found.Score += score;
        found.Terms |= term;
    }

    /// <summary>Notes that a term is in an article's headline, standfirst or date.</summary>
    public void RecordHeadline(int article, ulong term)
    {
        ref var terms = ref _inHeadlines[article];
        if (terms == 0)
            _headlines.Add(article);
        terms |= term;
    }

    /// <summary>Clears it for the next question.</summary>
    public void Clear()
    {
        foreach (var paragraph in _touched)
            _paragraphs[paragraph] = default;
        foreach (var article in _headlines)
            _inHeadlines[article] = 0;
        _touched.Clear();
        _headlines.Clear();
        Seen.Clear();
        Wanted.Clear();
    }

    private ref Accumulator Touch(int paragraph)
    {
        ref var found = ref _paragraphs[paragraph];
        if (found.IsNothing)
            _touched.Add(paragraph);
        return ref found;
    }
}

/// <summary>What the first stage saw of a paragraph.</summary>
internal record struct Accumulator
{
    private const double UnitsOfOne = 1L << 40;

    /// <summary>The score so far, in units of 2⁻⁴⁰: sums of integers do not depend on the order.</summary>
    public long Score { get; set; }

    /// <summary>The query's terms in it, one bit per term.</summary>
    public ulong Terms { get; set; }

    /// <summary>A part of a score in its units.</summary>
    public static long Units(double score) => (long)(score * UnitsOfOne);

    public readonly bool IsNothing => Score == 0 && Terms == 0;
}
