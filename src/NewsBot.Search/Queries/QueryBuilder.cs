using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>
/// The last step of <see cref="QueryParser"/>: collects a question's words, terms and function words, each once, and
/// which of them are adjacent. Reused from one question to the next.
/// </summary>
internal sealed class QueryBuilder(TermLookup lookup, SynonymTable synonyms)
{
    /// <summary>How many words after "how many" what is to be counted may stand.</summary>
    private const int MaxCountedDistance = 3;

    private const int YearLength = 4;

    private readonly List<QuestionWord> _words = [];
    private readonly List<QueryTerm> _terms = [];
    private readonly List<FunctionWord> _functionWords = [];
    private readonly List<AdjacentPair> _adjacent = [];
    private readonly List<int> _termOfWord = [];

    /// <summary>Builds a query.</summary>
    /// <param name="terms">The term of each word; null for a word that is not searched for.</param>
    /// <param name="questionWord">The word that asks; null without one.</param>
    /// <param name="counted">The place of the first word of what is to be counted; −1 for none.</param>
    public Query Build(TokenizedQuestion question, List<QueryTerm?> terms, QueryToken? questionWord, int counted)
    {
        Collect(question.Tokens, terms, questionWord);
        return new Query(
            question.Language,
            [.. _words],
            [.. _terms],
            synonyms.Expand(question.Tokens, _termOfWord),
            [.. _functionWords],
            [.. _adjacent]
        )
        {
            AsksForNewest = AsksForNewest(question),
            Characters = lookup.GetCharacters(question.Text),
            CountedTerms = FindCounted(counted),
            Months = FindMonths(question),
        };
    }

    private void Collect(List<QueryToken> words, List<QueryTerm?> terms, QueryToken? questionWord)
    {
        _words.Clear();
        _terms.Clear();
        _functionWords.Clear();
        _adjacent.Clear();
        _termOfWord.Clear();
        var last = -1;
        for (var i = 0; i < words.Count; i++)
        {
            var (word, term) = (words[i], terms[i]);
            if (IsNew(words, i))
                _words.Add(term?.Word ?? word.Ignored);

            var id = -1;
            if (term is not null)
                id = GetId(term);
            else if (
                word.Forms.Length > 0
                && GetId(word, ReferenceEquals(word, questionWord)) is >= 0 and var functionWord
            )
                id = Query.MaxTerms + functionWord;
            _termOfWord.Add(term is null ? -1 : id);
            if (last >= 0 && id >= 0)
                _adjacent.Add(new AdjacentPair((byte)last, (byte)id));
            last = id;
        }
    }

    /// <summary>
    /// The first run of terms near a place, one bit per term: "young" and "boys" in "how many of the young boys". It may
    /// have the verb too, which nothing marks.
    /// </summary>
    private ulong FindCounted(int place)
    {
        var counted = 0UL;
        for (var i = place; i >= 0 && i < Math.Min(place + MaxCountedDistance, _termOfWord.Count); i++)
        {
            if (_termOfWord[i] is >= 0 and < Query.MaxTerms and var term)
                counted |= 1UL << term;
            else if (counted != 0)
                break;
        }

        return counted;
    }

    /// <summary>The months with a year behind them.</summary>
    private ulong[] FindMonths(TokenizedQuestion question)
    {
        List<ulong>? months = null;
        for (var i = 1; i < question.Tokens.Count; i++)
        {
            if (
                _termOfWord[i - 1] is >= 0 and < Query.MaxTerms and var month
                && _termOfWord[i] is >= 0 and < Query.MaxTerms and var year
                && IsYear(question.Tokens[i].Normalized)
                && CalendarWords.Has(question.Language, question.Tokens[i - 1].Normalized)
            )
                (months ??= []).Add((1UL << month) | (1UL << year));
        }

        return months is null ? [] : [.. months];
    }

    private static bool IsYear(string word) => word.Length == YearLength && word.All(char.IsAsciiDigit);

    private static bool AsksForNewest(TokenizedQuestion question)
    {
        foreach (var word in question.Tokens)
        {
            if (question.Language.NewestWords.Contains(word.Normalized))
                return true;
        }

        return false;
    }

    private static bool IsNew(List<QueryToken> words, int place)
    {
        for (var i = 0; i < place; i++)
        {
            if (words[i].IsStopWord == words[place].IsStopWord && words[i].Normalized == words[place].Normalized)
                return false;
        }

        return true;
    }

    /// <summary>
    /// A term's id in the query; −1 if there are too many. "Rebels" and "rebel" in one question are one term.
    /// </summary>
    private int GetId(QueryTerm term)
    {
        for (var t = 0; t < _terms.Count; t++)
        {
            var isSame =
                term.Forms.Length > 0
                    ? _terms[t].Forms.Length > 0 && _terms[t].Forms[0] == term.Forms[0]
                    : _terms[t].Forms.Length == 0 && _terms[t].Searched == term.Searched;
            if (isSame)
                return t;
        }

        if (_terms.Count == Query.MaxTerms)
            return -1;
        _terms.Add(term);
        return _terms.Count - 1;
    }

    private int GetId(QueryToken word, bool isQuestionWord)
    {
        for (var f = 0; f < _functionWords.Count; f++)
        {
            if (_functionWords[f].Forms[0] == word.Forms[0])
                return f;
        }

        if (_functionWords.Count == Query.MaxTerms)
            return -1;
        _functionWords.Add(
            isQuestionWord
                ? new FunctionWord(word.Forms, lookup.GetIdf(word.Forms), IsQuestionWord: true)
                : word.Function ??= new FunctionWord(word.Forms, lookup.GetIdf(word.Forms), IsQuestionWord: false)
        );
        return _functionWords.Count - 1;
    }
}
