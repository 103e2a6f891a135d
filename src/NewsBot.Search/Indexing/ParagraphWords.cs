using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>
/// The words of all paragraphs as they follow each other, laid out flat, so that no text is read while a question waits. Immutable.
/// </summary>
internal sealed class ParagraphWords
{
    private readonly int[] _firstToken;
    private readonly IndexedToken[] _tokens;
    private readonly int[] _firstSentence;
    private readonly IndexedSentence[] _sentences;

    private ParagraphWords(int[] firstToken, IndexedToken[] tokens, int[] firstSentence, IndexedSentence[] sentences)
    {
        _firstToken = firstToken;
        _tokens = tokens;
        _firstSentence = firstSentence;
        _sentences = sentences;
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => ((_firstToken.LongLength + _firstSentence.LongLength + _tokens.LongLength) * sizeof(int)) + (_sentences.LongLength * IndexedSentence.Bytes);

    /// <summary>The tokens of a paragraph in order.</summary>
    public ReadOnlySpan<IndexedToken> TokensOf(int paragraph) => _tokens.AsSpan(_firstToken[paragraph].._firstToken[paragraph + 1]);

    /// <summary>The sentences of a paragraph in order; at least one.</summary>
    public ReadOnlySpan<IndexedSentence> SentencesOf(int paragraph) => _sentences.AsSpan(_firstSentence[paragraph].._firstSentence[paragraph + 1]);

    /// <summary>The number of tokens in each paragraph.</summary>
    public int[] Lengths() => [.. Enumerable.Range(0, _firstToken.Length - 1).Select(p => _firstToken[p + 1] - _firstToken[p])];

    /// <summary>Takes paragraphs in, in order.</summary>
    internal sealed class Builder(Lexicon.Builder lexicon)
    {
        private readonly List<int> _firstToken = [0];
        private readonly List<IndexedToken> _tokens = [];
        private readonly List<int> _firstSentence = [0];
        private readonly List<IndexedSentence> _sentences = [];

        /// <summary>Adds the next paragraph.</summary>
        /// <returns>The numbers of its terms, each as often as it occurs.</returns>
        public List<int> Add(string paragraph, Language language)
        {
            var terms = new List<int>();
            var sentences = SentenceSplitter.Split(paragraph) is { Count: > 0 } split ? split : [new TextRange(0, paragraph.Length)];
            var sentence = -1;
            var first = _tokens.Count;
            foreach (var token in new Tokenizer(paragraph))
            {
                if (lexicon.Add(token.In(paragraph), language.For(token.Script)) is not { } word) continue;
                var beginsSentence = false;
                while (sentence + 1 < sentences.Count && sentences[sentence + 1].Start <= token.Start)
                {
                    sentence++;
                    _sentences.Add(new IndexedSentence(sentences[sentence], _tokens.Count - first));
                    beginsSentence = true;
                }

                _tokens.Add(new IndexedToken(word.Number, word.Kinds | AnswerKindsOf.Place(paragraph, token, beginsSentence)));
                terms.Add(word.Term);
            }

            for (sentence++; sentence < sentences.Count; sentence++) _sentences.Add(new IndexedSentence(sentences[sentence], _tokens.Count - first));
            _firstToken.Add(_tokens.Count);
            _firstSentence.Add(_sentences.Count);
            return terms;
        }

        public ParagraphWords Build() => new([.. _firstToken], [.. _tokens], [.. _firstSentence], [.. _sentences]);
    }
}

/// <summary>One token of a paragraph in four bytes: the word's number, and what a question could ask for that it is.</summary>
internal readonly record struct IndexedToken
{
    private const int WordBits = 24;

    private readonly uint _packed;

    /// <exception cref="ArgumentOutOfRangeException">There are more than 2²⁴ words.</exception>
    public IndexedToken(int word, AnswerKinds kinds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(word, 1 << WordBits);
        _packed = ((uint)kinds << WordBits) | (uint)word;
    }

    public int Word => (int)(_packed & ((1 << WordBits) - 1));

    public AnswerKinds Kinds => (AnswerKinds)(_packed >> WordBits);
}

/// <summary>A sentence of a paragraph.</summary>
/// <param name="Range">Where it stands in the paragraph's text.</param>
/// <param name="FirstToken">Its first token, counted from the paragraph's first.</param>
internal readonly record struct IndexedSentence(TextRange Range, int FirstToken)
{
    public const int Bytes = 3 * sizeof(int);
}
