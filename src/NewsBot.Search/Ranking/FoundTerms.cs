using NewsBot.Search.Arrays;

namespace NewsBot.Search.Ranking;

/// <summary>What the first stage saw: arrays over the whole library, lent to one question at a time. Only what a question touched is wiped behind it.</summary>
/// <param name="paragraphs">The number of paragraphs.</param>
/// <param name="articles">The number of articles.</param>
internal sealed class FoundTerms(int paragraphs, int articles)
{
    private readonly double[] _scores = LargeArray.Of<double>(paragraphs);
    private readonly ulong[] _inParagraphs = LargeArray.Of<ulong>(paragraphs);
    private readonly ulong[] _inHeadlines = new ulong[articles];
    private readonly List<int> _touched = [];
    private readonly List<int> _recorded = [];
    private readonly List<int> _recordedHeadlines = [];

    /// <summary>The number of paragraphs and of articles that it is for.</summary>
    public (int Paragraphs, int Articles) Capacity => (_scores.Length, _inHeadlines.Length);

    /// <summary>The lists that the question asks for.</summary>
    public List<TermList> Lists { get; } = [];

    /// <summary>The score of each paragraph, as far as it was added up.</summary>
    public ReadOnlySpan<double> Scores => _scores;

    /// <summary>The question's terms in each paragraph, a bit a term.</summary>
    public ReadOnlySpan<ulong> InParagraphs => _inParagraphs;

    /// <summary>The question's terms in each article's headline, standfirst or date.</summary>
    public ReadOnlySpan<ulong> InHeadlines => _inHeadlines;

    /// <summary>The paragraphs with a score, each once, in no order.</summary>
    public List<int> Touched => _touched;

    /// <summary>Adds to a paragraph's score.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="score">Positive, or nothing for a paragraph that has a score.</param>
    public void Add(int paragraph, double score)
    {
        ref var sum = ref _scores[paragraph];
        if (sum == 0) _touched.Add(paragraph);
        sum += score;
    }

    /// <summary>Notes that a term stands in a paragraph.</summary>
    public void Record(int paragraph, ulong term)
    {
        ref var terms = ref _inParagraphs[paragraph];
        if (terms == 0) _recorded.Add(paragraph);
        terms |= term;
    }

    /// <summary>Notes that a term stands in an article's headline, standfirst or date.</summary>
    public void RecordHeadline(int article, ulong term)
    {
        ref var terms = ref _inHeadlines[article];
        if (terms == 0) _recordedHeadlines.Add(article);
        terms |= term;
    }

    /// <summary>Makes it ready for the next question.</summary>
    public void Clear()
    {
        foreach (var paragraph in _touched) _scores[paragraph] = 0;
        foreach (var paragraph in _recorded) _inParagraphs[paragraph] = 0;
        foreach (var article in _recordedHeadlines) _inHeadlines[article] = 0;
        _touched.Clear();
        _recorded.Clear();
        _recordedHeadlines.Clear();
    }
}
