using NewsBot.Search.Indexing;
using NewsBot.Search.Questions;
using NewsBot.Search.Text;

namespace NewsBot.Search.Evidence;

/// <summary>
/// Finds what a question is about among the words that the library has: its rarest name, with the names beside it; where it has none, its rarest word of a headline.
/// </summary>
internal sealed class SubjectFinder(Lexicon lexicon, Segments segments, ParagraphTable table, double[] newness)
{
    /// <summary>As many of a word's paragraphs tell whether it is a name.</summary>
    private const int MostLookedAt = 50;

    /// <summary>What the question is about and the numbers of the articles on it, the best first; null where nothing can be told.</summary>
    public (string Words, List<int> Articles)? Find(Query query)
    {
        var known = query.Terms.Select((term, t) => (Term: term, Number: t)).Where(entry => entry.Term is { IsSubject: true, Forms.Length: > 0 })
            .OrderByDescending(entry => entry.Term.Idf).ThenBy(entry => entry.Number).ToList();
        var name = known.FirstOrDefault(entry => IsKnownName(entry.Term));
        if (name.Term is not null) return WithNamesBeside(query, name.Number);
        var word = known.FirstOrDefault(entry => entry.Term.Forms.Any(IsInHeadline));
        return word.Term is null ? null : (Shown(word.Term), Ordered([word.Term]));
    }

    /// <summary>«Rick Stanton», where an article has both.</summary>
    private (string Words, List<int> Articles) WithNamesBeside(Query query, int name)
    {
        var (first, end) = (name, name + 1);
        var articles = Ordered([query.Terms[name]]);
        while (end < query.Terms.Length && query.Neighbour(end - 1, end) && Both(query.Terms, first, end + 1) is { } longer) (end, articles) = (end + 1, longer);
        while (first > 0 && query.Neighbour(first - 1, first) && Both(query.Terms, first - 1, end) is { } longer) (first, articles) = (first - 1, longer);
        return (string.Join(' ', query.Terms.Skip(first).Take(end - first).Select(Shown)), articles);
    }

    private List<int>? Both(IReadOnlyList<QueryTerm> terms, int first, int end)
    {
        var run = terms.Skip(first).Take(end - first).ToList();
        return run.All(term => term is { IsSubject: true, Forms.Length: > 0 } && IsName(term)) && Ordered(run) is { Count: > 0 } articles ? articles : null;
    }

    private static string Shown(QueryTerm term) => term.Word.CorrectionWritten ?? term.Word.Written;

    /// <summary>A name that is written in lower case and stands in one paragraph may be a word of somebody else's: the «cup» of «the World Cup».</summary>
    private bool IsKnownName(QueryTerm term) =>
        IsName(term) && (term.IsNameOrNumber || term.Forms.Any(IsInHeadline) || term.Forms.Sum(lexicon.Paragraphs) > 1);

    private bool IsInHeadline(int form) => HeadlinesWith(form).Any();

    private IEnumerable<int> HeadlinesWith(int form) => segments.HeadlinesWith(form, table);

    private IEnumerable<int> ParagraphsWith(int form) => segments.ParagraphsWith(form, table);

    /// <summary>Whether the library mostly writes a word as a name.</summary>
    public bool IsName(QueryTerm term)
    {
        var (names, all) = (0, 0);
        var words = term.Forms.SelectMany(lexicon.WordsOf).ToHashSet();
        var paragraphs = term.Forms.SelectMany(form => table.IsInOrder ? ParagraphsWith(form) : ParagraphsWith(form).Order(Comparer<int>.Create(table.Compare)));
        foreach (var paragraph in paragraphs.Take(MostLookedAt))
        {
            foreach (var token in segments.TokensOf(paragraph))
            {
                if (!words.Contains(token.Word)) continue;
                all++;
                if ((token.Kinds & AnswerKinds.Name) != AnswerKinds.None) names++;
            }
        }

        return 2 * names > all;
    }

    /// <summary>The articles that have all the terms.</summary>
    private List<int> Ordered(List<QueryTerm> terms)
    {
        var weights = new Dictionary<int, (int Terms, int Headlines, int Paragraphs)>();
        foreach (var term in terms)
        {
            var ofTerm = new Dictionary<int, (int Headlines, int Paragraphs)>();
            foreach (var form in term.Forms)
            {
                foreach (var article in HeadlinesWith(form)) ofTerm[article] = (1, ofTerm.GetValueOrDefault(article).Paragraphs);
                foreach (var paragraph in ParagraphsWith(form))
                {
                    var article = table.ArticleOf(paragraph);
                    var (inHeadline, inParagraphs) = ofTerm.GetValueOrDefault(article);
                    ofTerm[article] = (inHeadline, inParagraphs + 1);
                }
            }

            foreach (var (article, (inHeadline, inParagraphs)) in ofTerm)
            {
                var sum = weights.GetValueOrDefault(article);
                weights[article] = (sum.Terms + 1, sum.Headlines + inHeadline, sum.Paragraphs + inParagraphs);
            }
        }

        return [.. weights.Where(weight => weight.Value.Terms == terms.Count)
            .OrderByDescending(weight => weight.Value.Headlines).ThenByDescending(weight => weight.Value.Paragraphs).ThenByDescending(weight => newness[weight.Key]).ThenBy(weight => table.OrderOf(weight.Key))
            .Select(weight => weight.Key)];
    }
}
