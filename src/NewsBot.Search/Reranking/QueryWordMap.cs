using NewsBot.Search.Collections;
using NewsBot.Search.Indexing;
using NewsBot.Search.Queries;
using NewsBot.Search.Text;

namespace NewsBot.Search.Reranking;

/// <summary>
/// What each word of the library means to a query: one of its terms, one of its function words, or a word similar to a
/// term. An array over all words, for one question at a time, so reading a token is one lookup.
/// </summary>
/// <param name="words">The number of words that it is for.</param>
internal sealed class QueryWordMap(int words)
{
    // Apart, because nearly all words of a text are nothing to a question: a byte each stays in the cache.
    private readonly MatchKind[] _kinds = HugePageArray.Create<MatchKind>(words);
    private readonly QueryWordMatch[] _marks = HugePageArray.Create<QueryWordMatch>(words);
    private readonly List<int> _marked = [];

    /// <summary>How each word belongs to the question.</summary>
    public ReadOnlySpan<MatchKind> Kinds => _kinds;

    /// <summary>The question's frames that count only beside what is asked for, one bit per frame.</summary>
    public byte BesideAnswer { get; private set; }

    /// <summary>The question's frames that count only behind its subject, one bit per frame.</summary>
    public byte BehindSubject { get; private set; }

    /// <summary>What a word is to the question, if it belongs to it.</summary>
    public QueryWordMatch this[int word] => _marks[word];

    /// <summary>The number of words that it is for.</summary>
    public int Capacity => _kinds.Length;

    /// <summary>Marks the words of a question.</summary>
    /// <param name="similarTerms">The terms that are like its own.</param>
    public void Set(Query query, QuerySimilarTerms similarTerms, TermDictionary dictionary)
    {
        (BesideAnswer, BehindSubject) = (0, 0);
        for (var f = 0; f < query.Frames.Length; f++)
        {
            var bit = (byte)(1 << f);
            BesideAnswer |= query.Frames[f].Place == FramePlace.BesideAnswer ? bit : (byte)0;
            BehindSubject |= query.Frames[f].Place == FramePlace.BehindSubject ? bit : (byte)0;
            foreach (var word in query.Frames[f].Words)
                SetWord(word, new QueryWordMatch(MatchKind.Cue, 0, 0) { Frames = bit });
        }

        foreach (var similar in similarTerms.All)
        {
            Set(
                dictionary,
                similar.Term,
                new QueryWordMatch(
                    similar.IsRelated ? MatchKind.Related : MatchKind.Similar,
                    (byte)similar.QueryTerm,
                    (float)similar.Similarity
                )
            );
        }

        for (var i = 0; i < query.FunctionWords.Length; i++)
        {
            foreach (var form in query.FunctionWords[i].Forms)
                Set(dictionary, form, new QueryWordMatch(MatchKind.FunctionWord, (byte)i, 1));
        }

        Span<char> room = stackalloc char[StringTable.Room];
        for (var t = 0; t < query.Terms.Length; t++)
        {
            foreach (var form in query.Terms[t].Forms)
            {
                foreach (var part in dictionary.Segments)
                {
                    foreach (var word in part.GetWords(form))
                        SetWord(
                            word,
                            new QueryWordMatch(
                                part.GetWordText(word, room).SequenceEqual(query.Terms[t].Searched)
                                    ? MatchKind.SameForm
                                    : MatchKind.Term,
                                (byte)t,
                                1
                            )
                        );
                }
            }
        }
    }

    /// <summary>Clears it for the next question.</summary>
    public void Clear()
    {
        foreach (var word in _marked)
            _kinds[word] = MatchKind.None;
        _marked.Clear();
    }

    /// <summary>Marks all words of a term.</summary>
    private void Set(TermDictionary dictionary, int term, QueryWordMatch mark)
    {
        foreach (var part in dictionary.Segments)
        {
            foreach (var word in part.GetWords(term))
                SetWord(word, mark);
        }
    }

    private void SetWord(int word, QueryWordMatch mark)
    {
        if (_kinds[word] == MatchKind.None)
            _marked.Add(word);
        else
            mark = mark with { Frames = (byte)(mark.Frames | _marks[word].Frames) };
        _kinds[word] = mark.Kind;
        _marks[word] = mark;
    }
}

/// <summary>What a word is to a question.</summary>
/// <param name="Index">The id of the term or function word in the query.</param>
/// <param name="Similarity">How like the term it is, from 0 to 1.</param>
internal readonly record struct QueryWordMatch(MatchKind Kind, byte Index, float Similarity)
{
    /// <summary>The question's frames that it answers, one bit per frame.</summary>
    public byte Frames { get; init; }
}

/// <summary>How a word of the library belongs to a question.</summary>
internal enum MatchKind : byte
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It is none of the question's words, but one of its frames has it.</summary>
    Cue,

    /// <summary>It means nearly the same as a term of the question.</summary>
    Related,

    /// <summary>It is a function or question word of the question.</summary>
    FunctionWord,

    /// <summary>It is similar to a term of the question.</summary>
    Similar,

    /// <summary>It is a term of the question, in another form.</summary>
    Term,

    /// <summary>It is a term of the question, in the very form that the question has.</summary>
    SameForm,
}
