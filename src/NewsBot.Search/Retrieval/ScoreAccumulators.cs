using NewsBot.Search.Collections;

namespace NewsBot.Search.Retrieval;

/// <summary>
/// What the first stage saw: arrays over the whole library, lent to one question at a time. Only what a question
/// touched is wiped behind it.
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

    /// <summary>Paragraphs that were met, to tell which are met again.</summary>
    public ParagraphBitSet Seen { get; } = new(paragraphs);

    /// <summary>Paragraphs that may be among the best.</summary>
    public ParagraphBitSet Wanted { get; } = new(paragraphs);

    /// <summary>The paragraphs of which something was seen, each once, in no order.</summary>
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

    /// <summary>Makes it ready for the next question.</summary>
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

    /// <summary>
    /// Its score, as far as it was added up, in units of 2⁻⁴⁰: whole numbers have the same sum in whatever order they
    /// are added.
    /// </summary>
    public long Score { get; set; }

    /// <summary>The question's terms in it, a bit a term.</summary>
    public ulong Terms { get; set; }

    /// <summary>A part of a score in its units.</summary>
    public static long Units(double score) => (long)(score * UnitsOfOne);

    public readonly bool IsNothing => Score == 0 && Terms == 0;
}
