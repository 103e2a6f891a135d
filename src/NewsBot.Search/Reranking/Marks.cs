using NewsBot.Search.Collections;
using NewsBot.Search.Indexing;
using NewsBot.Search.Queries;

namespace NewsBot.Search.Reranking;

/// <summary>
/// What each word of the library is to the question that is asked: one of its terms, one of its function words, or a
/// word like a term. An array over all words, lent to one question at a time, so that reading a token is one look-up.
/// </summary>
/// <param name="words">The number of words that it is for.</param>
internal sealed class Marks(int words)
{
    // Apart, because nearly all words of a text are nothing to a question: a byte each stays in the cache.
    private readonly MarkKind[] _kinds = LargeArray.Of<MarkKind>(words);
    private readonly Mark[] _marks = LargeArray.Of<Mark>(words);
    private readonly List<int> _marked = [];

    /// <summary>How each word belongs to the question.</summary>
    public ReadOnlySpan<MarkKind> Kinds => _kinds;

    /// <summary>What a word is to the question, if it belongs to it.</summary>
    public Mark this[int word] => _marks[word];

    /// <summary>The number of words that it is for.</summary>
    public int Capacity => _kinds.Length;

    /// <summary>Marks the words of a question.</summary>
    /// <param name="query">The question.</param>
    /// <param name="alikeTerms">The terms that are like its own.</param>
    /// <param name="lexicon">The library's words.</param>
    public void Set(Query query, AlikeTerms alikeTerms, Lexicon lexicon)
    {
        foreach (var alike in alikeTerms.All)
        {
            Set(lexicon, alike.Term, new Mark(MarkKind.Alike, (byte)alike.Like, (float)alike.Likeness));
        }

        for (var i = 0; i < query.FunctionWords.Length; i++)
        {
            foreach (var form in query.FunctionWords[i].Forms)
                Set(lexicon, form, new Mark(MarkKind.FunctionWord, (byte)i, 1));
        }

        Span<char> room = stackalloc char[TextList.Room];
        for (var t = 0; t < query.Terms.Length; t++)
        {
            foreach (var form in query.Terms[t].Forms)
            {
                foreach (var part in lexicon.Parts)
                {
                    foreach (var word in part.WordsOf(form))
                        SetWord(
                            word,
                            new Mark(
                                part.Word(word, room).SequenceEqual(query.Terms[t].Searched)
                                    ? MarkKind.OwnForm
                                    : MarkKind.Term,
                                (byte)t,
                                1
                            )
                        );
                }
            }
        }
    }

    /// <summary>Makes it ready for the next question.</summary>
    public void Clear()
    {
        foreach (var word in _marked)
            _kinds[word] = MarkKind.None;
        _marked.Clear();
    }

    /// <summary>Marks all words of a term.</summary>
    private void Set(Lexicon lexicon, int term, Mark mark)
    {
        foreach (var part in lexicon.Parts)
        {
            foreach (var word in part.WordsOf(term))
                SetWord(word, mark);
        }
    }

    private void SetWord(int word, Mark mark)
    {
        if (_kinds[word] == MarkKind.None)
            _marked.Add(word);
        _kinds[word] = mark.Kind;
        _marks[word] = mark;
    }
}

/// <summary>What a word is to a question.</summary>
/// <param name="Kind">How it belongs to it.</param>
/// <param name="Index">The number of the term or function word.</param>
/// <param name="Likeness">How like the term it is, from 0 to 1.</param>
internal readonly record struct Mark(MarkKind Kind, byte Index, float Likeness);

/// <summary>How a word of the library belongs to a question.</summary>
internal enum MarkKind : byte
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It is a function or question word of the question.</summary>
    FunctionWord,

    /// <summary>It looks like a term of the question.</summary>
    Alike,

    /// <summary>It is a term of the question, in another form.</summary>
    Term,

    /// <summary>It is a term of the question, in the very form that the question has.</summary>
    OwnForm,
}
