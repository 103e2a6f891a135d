using NewsBot.Search.Collections;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>
/// The words of a segment's paragraphs in their order, in flat arrays, so a question never waits for text to be read.
/// Immutable.
/// </summary>
internal sealed class ForwardIndex
{
    private readonly int[] _firstToken;
    private readonly IndexedToken[] _tokens;
    private readonly int[] _firstSentence;
    private readonly IndexedSentence[] _sentences;

    private ForwardIndex(int[] firstToken, IndexedToken[] tokens, int[] firstSentence, IndexedSentence[] sentences)
    {
        _firstToken = firstToken;
        _tokens = tokens;
        _firstSentence = firstSentence;
        _sentences = sentences;
    }

    /// <summary>The number of paragraphs.</summary>
    public int Count => _firstToken.Length - 1;

    /// <summary>The number of tokens in all.</summary>
    public int TokenCount => _tokens.Length;

    /// <summary>Bytes held.</summary>
    public long Bytes =>
        ((_firstToken.LongLength + _firstSentence.LongLength + _tokens.LongLength) * sizeof(int))
        + (_sentences.LongLength * IndexedSentence.Bytes);

    /// <summary>The tokens of a paragraph in order.</summary>
    public ReadOnlySpan<IndexedToken> GetTokens(int paragraph) =>
        _tokens.AsSpan(_firstToken[paragraph].._firstToken[paragraph + 1]);

    /// <summary>The sentences of a paragraph in order; at least one.</summary>
    public ReadOnlySpan<IndexedSentence> GetSentences(int paragraph) =>
        _sentences.AsSpan(_firstSentence[paragraph].._firstSentence[paragraph + 1]);

    /// <summary>The number of tokens of a paragraph.</summary>
    public int GetLength(int paragraph) => _firstToken[paragraph + 1] - _firstToken[paragraph];

    /// <summary>Lays out what was read of the articles, in their order, and lets go of it.</summary>
    /// <param name="id">Puts words in place of an article's forms. Called from several threads.</param>
    public static ForwardIndex Build(TokenizedArticle?[] articles, Action<TokenizedArticle, Span<IndexedToken>> id)
    {
        var firstToken = HugePageArray.Create<int>(articles.Sum(article => article!.FirstToken.Length - 1) + 1);
        var tokens = HugePageArray.Create<IndexedToken>(articles.Sum(article => (long)article!.Tokens.Length));
        var firstSentence = HugePageArray.Create<int>(firstToken.Length);
        var sentences = HugePageArray.Create<IndexedSentence>(
            articles.Sum(article => (long)article!.SentenceRanges.Length)
        );
        var firstParagraph = new int[articles.Length];
        var paragraph = 0;
        for (var a = 0; a < articles.Length; a++)
        {
            var article = articles[a]!;
            firstParagraph[a] = paragraph;
            for (var p = 1; p < article.FirstToken.Length; p++, paragraph++)
            {
                firstToken[paragraph + 1] = firstToken[paragraph] + article.FirstToken[p] - article.FirstToken[p - 1];
                firstSentence[paragraph + 1] =
                    firstSentence[paragraph] + article.FirstSentence[p] - article.FirstSentence[p - 1];
            }
        }

        Parallel.For(0, articles.Length, a =>
        {
            var article = articles[a]!;
            article.SentenceRanges.CopyTo(sentences, firstSentence[firstParagraph[a]]);
            id(article, tokens.AsSpan(firstToken[firstParagraph[a]], article.Tokens.Length));
            articles[a] = null;
        });
        return new ForwardIndex(firstToken, tokens, firstSentence, sentences);
    }

    public void Write(ArrayWriter writer)
    {
        writer.Write<int>(_firstToken);
        writer.Write<IndexedToken>(_tokens);
        writer.Write<int>(_firstSentence);
        writer.Write<IndexedSentence>(_sentences);
    }

    public static ForwardIndex Read(ArrayReader reader) =>
        new(reader.Read<int>(), reader.Read<IndexedToken>(), reader.Read<int>(), reader.Read<IndexedSentence>());

    /// <summary>The words of the paragraphs of several indexes, in their order.</summary>
    /// <param name="parts">
    /// The parts, each with the new number of each of its paragraphs in ascending order, −1 for one that is left out.
    /// </param>
    /// <param name="count">The number of paragraphs that are left.</param>
    public static ForwardIndex Merge(IReadOnlyList<(ForwardIndex Words, int[] NewIds)> parts, int count)
    {
        var (firstToken, firstSentence) = (HugePageArray.Create<int>(count + 1), HugePageArray.Create<int>(count + 1));
        foreach (var (words, ids) in parts)
        {
            for (var p = 0; p < words.Count; p++)
            {
                if (ids[p] < 0)
                    continue;
                firstToken[ids[p] + 1] = firstToken[ids[p]] + words.GetTokens(p).Length;
                firstSentence[ids[p] + 1] = firstSentence[ids[p]] + words.GetSentences(p).Length;
            }
        }

        var (tokens, sentences) = (
            HugePageArray.Create<IndexedToken>(firstToken[^1]),
            HugePageArray.Create<IndexedSentence>(firstSentence[^1])
        );
        foreach (var (words, ids) in parts)
        {
            for (var p = 0; p < words.Count; p++)
            {
                if (ids[p] < 0)
                    continue;
                words.GetTokens(p).CopyTo(tokens.AsSpan(firstToken[ids[p]]));
                words.GetSentences(p).CopyTo(sentences.AsSpan(firstSentence[ids[p]]));
            }
        }

        return new ForwardIndex(firstToken, tokens, firstSentence, sentences);
    }
}

/// <summary>
/// One token of a paragraph in four bytes: the word's number, and what a question could ask for that it is.
/// </summary>
internal readonly record struct IndexedToken
{
    private const int WordBits = 24;

    private readonly uint _packed;

    /// <exception cref="ArgumentOutOfRangeException">There are more than 2²⁴ words.</exception>
    public IndexedToken(int word, AnswerTypes kinds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(word, 1 << WordBits);
        _packed = ((uint)kinds << WordBits) | (uint)word;
    }

    public int Word => (int)(_packed & ((1 << WordBits) - 1));

    public AnswerTypes Kinds => (AnswerTypes)(_packed >> WordBits);
}

/// <summary>A sentence of a paragraph, in eight bytes.</summary>
internal readonly record struct IndexedSentence
{
    public const int Bytes = sizeof(ulong);

    private const int StartBits = 24;
    private const int CountBits = 19;
    private const int EndBits = 2;

    private readonly ulong _packed;

    /// <param name="range">
    /// Its place in the paragraph's text; a start beyond 2²⁴ and a length beyond 2¹⁹ letters are cut to these.
    /// </param>
    /// <param name="firstToken">Its first token, counted from the paragraph's first; at most 2¹⁹.</param>
    public IndexedSentence(TextRange range, int firstToken, SentenceEnd end) =>
        _packed =
            (Limited(range.Start, StartBits) << ((2 * CountBits) + EndBits))
            | (Limited(range.Length, CountBits) << (CountBits + EndBits))
            | (Limited(firstToken, CountBits) << EndBits)
            | (ulong)end;

    public TextRange Range => new((int)(_packed >> ((2 * CountBits) + EndBits)), Count(CountBits + EndBits));

    public int FirstToken => Count(EndBits);

    public SentenceEnd End => (SentenceEnd)(_packed & ((1 << EndBits) - 1));

    private int Count(int at) => (int)(_packed >> at) & ((1 << CountBits) - 1);

    private static ulong Limited(int id, int bits) => (ulong)Math.Min(id, (1 << bits) - 1);
}
