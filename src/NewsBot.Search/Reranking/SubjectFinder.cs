using System.Text;
using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Queries;
using NewsBot.Search.Text;

namespace NewsBot.Search.Reranking;

/// <summary>
/// Finds the subject of a question among the library's words: its rarest name with the names next to it, or else its
/// rarest word that is in a headline. The bot lists the articles that mention it, so only words exactly as in the
/// question count: no stems, corrections, synonyms, weekdays or months.
/// </summary>
/// <param name="above">The headline and standfirst of an article, by its id in the index.</param>
/// <param name="languages">The languages that they are read in.</param>
/// <param name="paragraphMap">Which paragraph is whose.</param>
internal sealed class SubjectFinder(
    Func<int, string> above,
    ArticleLanguages[] languages,
    TermDictionary dictionary,
    SegmentList segments,
    ParagraphMap paragraphMap,
    double[] recency
)
{
    /// <summary>How many of a word's paragraphs are read to decide whether it is a name.</summary>
    private const int MaxParagraphsForName = 50;

    private readonly Lazy<Language[]> _languages = new(() =>
        [.. languages.Select(language => language.Main).Distinct()]
    );

    /// <summary>The subject and the ids of the articles that mention it, best first; null if there is none.</summary>
    public (string Words, List<int> Articles)? Find(Query query)
    {
        var words = Array.ConvertAll(query.Terms, term => WrittenWords(query, term));
        var rarestFirst = Enumerable
            .Range(0, words.Length)
            .Where(t => words[t].Length > 0)
            .OrderByDescending(t => query.Terms[t].Idf)
            .ToList();
        foreach (var t in rarestFirst)
        {
            if (
                IsKnownName(query.Terms[t], words[t])
                && WithNamesBeside(query, words, t) is { Articles.Count: > 0 } named
            )
                return named;
        }

        foreach (var t in rarestFirst)
        {
            if (IsInHeadline(query.Terms[t]))
                return (query.Terms[t].Word.Written, Mentioning(query, words, t, t + 1));
        }

        return FindInOtherForms(query);
    }

    /// <summary>
    /// A name that the library has in another script or language alone: "Chelyabinsk" or "Germany" in a Russian article.
    /// </summary>
    private (string Words, List<int> Articles)? FindInOtherForms(Query query)
    {
        foreach (var term in query.Terms.Where(term => term is { Word.Role: WordRole.Unknown, OtherForms.Length: > 0 }))
        {
            var inHeadline = term.OtherForms.SelectMany(form => segments.HeadlinesWith(form, paragraphMap)).ToHashSet();
            List<int> articles =
            [
                .. term
                    .OtherForms.SelectMany(form => segments.ParagraphsWith(form, paragraphMap))
                    .Select(paragraphMap.GetArticle)
                    .Concat(inHeadline)
                    .Distinct()
                    .OrderByDescending(inHeadline.Contains)
                    .ThenBy(paragraphMap.GetOrder),
            ];
            if (articles.Count > 0)
                return (term.Word.Written, articles);
        }

        return null;
    }

    /// <summary>Whether the library mostly writes a term's words as names.</summary>
    public bool IsName(QueryTerm term) => IsName(term, [.. term.Forms.SelectMany(dictionary.GetWords)]);

    /// <summary>
    /// The library's words that are written as the question writes a term, one for each language; none for a term that
    /// can't be its subject.
    /// </summary>
    private int[] WrittenWords(Query query, QueryTerm term) =>
        term is { IsSubject: true, Word.Role: WordRole.Known }
        && !IsPairOfLetters(term.Searched)
        && !IsOfCalendar(query, term.Searched)
            ? [.. dictionary.FindWords(term.Searched)]
            : [];

    /// <summary>
    /// Whether a term is one of the pairs that text without spaces is cut into: half a name, perhaps.
    /// </summary>
    private static bool IsPairOfLetters(string searched) =>
        Rune.DecodeFromUtf16(searched, out var first, out _) == System.Buffers.OperationStatus.Done
        && Scripts.Of(first).HasNoSpaces();

    private bool IsOfCalendar(Query query, string word) =>
        CalendarWords.Has(query.Language, word)
        || Array.Exists(_languages.Value, language => CalendarWords.Has(language, word));

    /// <summary>"Rick Stanton", if an article has both in a row.</summary>
    private (string Words, List<int> Articles) WithNamesBeside(Query query, int[][] words, int name)
    {
        var (first, end) = (name, name + 1);
        var found = Mentioning(query, words, first, end);
        while (
            end < query.Terms.Length
            && query.AreAdjacent(end - 1, end)
            && InARow(query, words, first, end + 1) is { } longer
        )
            (end, found) = (end + 1, longer);
        while (first > 0 && query.AreAdjacent(first - 1, first) && InARow(query, words, first - 1, end) is { } longer)
            (first, found) = (first - 1, longer);
        return (string.Join(' ', query.Terms[first..end].Select(term => term.Word.Written)), found);
    }

    private List<int>? InARow(Query query, int[][] words, int first, int end)
    {
        for (var t = first; t < end; t++)
        {
            if (words[t].Length == 0 || !IsName(query.Terms[t], words[t]))
                return null;
        }

        return Mentioning(query, words, first, end) is { Count: > 0 } found ? found : null;
    }

    /// <summary>
    /// A name in lower case that is in a single paragraph may be a word of another name: the "cup" of "the World Cup".
    /// </summary>
    private bool IsKnownName(QueryTerm term, int[] words) =>
        IsName(term, words)
        && (
            term.IsNameOrNumber
            || IsInHeadline(term)
            || ParagraphsWith(term).Where(paragraph => Has(paragraph, words)).Take(2).Count() > 1
        );

    private bool IsInHeadline(QueryTerm term) => HeadlinesWith(term).Any(article => IsAbove(article, [term.Searched]));

    private bool IsName(QueryTerm term, int[] words)
    {
        var (names, all) = (0, 0);
        var paragraphs = paragraphMap.IsInOrder
            ? ParagraphsWith(term)
            : term
                .Forms.SelectMany(form =>
                    segments.ParagraphsWith(form, paragraphMap).Order(Comparer<int>.Create(paragraphMap.Compare))
                )
                .Distinct();
        foreach (var paragraph in paragraphs.Take(MaxParagraphsForName))
        {
            foreach (var token in segments.GetTokens(paragraph))
            {
                if (!words.Contains(token.Word))
                    continue;
                all++;
                if ((token.Kinds & AnswerTypes.Name) != AnswerTypes.None)
                    names++;
            }
        }

        return 2 * names > all;
    }

    /// <summary>
    /// The articles that have terms in a row, written as in the question: those with them in the headline first, then
    /// those with more of them, then the newest.
    /// </summary>
    private List<int> Mentioning(Query query, int[][] words, int first, int end)
    {
        var inARow = words[first..end];
        var written = Array.ConvertAll(query.Terms[first..end], term => term.Searched);
        var mentions = new Dictionary<int, (bool IsAbove, int Paragraphs)>();
        foreach (var article in HeadlinesWith(query.Terms[first]))
        {
            if (IsAbove(article, written))
                mentions[article] = (true, 0);
        }

        foreach (var paragraph in ParagraphsWith(query.Terms[first]))
        {
            if (!Has(paragraph, inARow))
                continue;
            var article = paragraphMap.GetArticle(paragraph);
            var (isAbove, paragraphs) = mentions.GetValueOrDefault(article);
            mentions[article] = (isAbove, paragraphs + 1);
        }

        return
        [
            .. mentions
                .OrderByDescending(mention => mention.Value.IsAbove)
                .ThenByDescending(mention => mention.Value.Paragraphs)
                .ThenByDescending(mention => recency[mention.Key])
                .ThenBy(mention => paragraphMap.GetOrder(mention.Key))
                .Select(mention => mention.Key),
        ];
    }

    private IEnumerable<int> HeadlinesWith(QueryTerm term) =>
        term.Forms.SelectMany(form => segments.HeadlinesWith(form, paragraphMap)).Distinct();

    private IEnumerable<int> ParagraphsWith(QueryTerm term) =>
        term.Forms.SelectMany(form => segments.ParagraphsWith(form, paragraphMap)).Distinct();

    private bool Has(int paragraph, params int[][] words)
    {
        var matched = 0;
        foreach (var token in segments.GetTokens(paragraph))
        {
            matched =
                words[matched].Contains(token.Word) ? matched + 1
                : words[0].Contains(token.Word) ? 1
                : 0;
            if (matched == words.Length)
                return true;
        }

        return false;
    }

    /// <summary>Whether words are in a row in an article's headline or standfirst.</summary>
    private bool IsAbove(int article, string[] words)
    {
        var (text, matched) = (above(article), 0);
        foreach (var token in new Tokenizer(text))
        {
            var word = languages[article].Main.For(token.Script).Normalize(token.In(text));
            matched =
                word == words[matched] ? matched + 1
                : word == words[0] ? 1
                : 0;
            if (matched == words.Length)
                return true;
        }

        return false;
    }
}
