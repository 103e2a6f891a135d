using NewsBot.Search.Indexing;
using NewsBot.Search.Questions;
using NewsBot.Search.Ranking;
using NewsBot.Search.Text;

namespace NewsBot.Search.Evidence;

/// <summary>Walks the words of paragraphs that the first stage found, and notes what of the question stands where.</summary>
/// <param name="words">The paragraphs' words.</param>
/// <param name="table">Which paragraph is whose.</param>
/// <param name="norms">The length part of BM25 for each paragraph.</param>
/// <param name="newness">How new each article is: see <see cref="Candidate.Newness"/>.</param>
internal sealed class CandidateReader(ParagraphWords words, ParagraphTable table, float[] norms, double[] newness)
{
    /// <summary>What was said so many paragraphs before is still taken as known.</summary>
    private const int ParagraphsBefore = 10;

    /// <param name="query">The question.</param>
    /// <param name="best">The paragraphs that the first stage found best.</param>
    /// <param name="like">Own questions of articles that are like it: their paragraphs are looked at too.</param>
    /// <param name="found">What the first stage saw.</param>
    /// <param name="marks">The question's words.</param>
    public List<Candidate> Read(Query query, int[] best, IReadOnlyList<LikeQuestion> like, FoundTerms found, Marks marks)
    {
        var paragraphs = like.Count == 0 ? best : [.. best.Union(like.Select(question => question.Paragraph))];
        var articles = new Dictionary<int, ArticleEvidence>();
        var candidates = new List<Candidate>(paragraphs.Length);
        foreach (var paragraph in paragraphs)
        {
            var article = table.ArticleOf(paragraph);
            if (!articles.TryGetValue(article, out var evidence))
                articles.Add(article, evidence = new ArticleEvidence(query, article, table, found));
            var place = table.PlaceOf(paragraph);
            var before = 0UL;
            for (var p = paragraph - Math.Min(place, ParagraphsBefore); p < paragraph; p++) before |= found.InParagraphs[p];
            candidates.Add(Read(query, paragraph, place, evidence, before, marks));
        }

        return candidates;
    }

    private Candidate Read(Query query, int paragraph, int place, ArticleEvidence article, ulong before, Marks marks)
    {
        var tokens = words.TokensOf(paragraph);
        var sentences = words.SentencesOf(paragraph);
        var matches = new List<Match>(16);
        var kinds = new AnswerKinds[sentences.Length];
        var firstMatch = new int[sentences.Length + 1];
        for (var s = 0; s < sentences.Length; s++)
        {
            firstMatch[s] = matches.Count;
            var end = s + 1 < sentences.Length ? sentences[s + 1].FirstToken : tokens.Length;
            for (var i = sentences[s].FirstToken; i < end; i++)
            {
                var mark = marks[tokens[i].Word];
                if (mark.Kind < MarkKind.Term) kinds[s] |= tokens[i].Kinds;
                if (mark.Kind != MarkKind.None) matches.Add(new Match(i, mark));
            }
        }

        firstMatch[^1] = matches.Count;
        var candidate = new Candidate
        {
            Query = query,
            Paragraph = paragraph,
            Place = place,
            Newness = newness[table.ArticleOf(paragraph)],
            Article = article,
            Before = before,
            Norm = norms[paragraph],
            Matches = [.. matches],
            Sentences = new Sentence[sentences.Length],
        };
        for (var s = 0; s < sentences.Length; s++)
        {
            var end = s + 1 < sentences.Length ? sentences[s + 1].FirstToken : tokens.Length;
            candidate.Sentences[s] = Sentence(candidate, s, sentences[s], end, firstMatch[s], firstMatch[s + 1], kinds[s]);
        }

        return candidate;
    }

    private static Sentence Sentence(Candidate candidate, int place, IndexedSentence indexed, int endToken, int firstMatch, int endMatch, AnswerKinds kinds)
    {
        var terms = 0UL;
        var functionWords = 0UL;
        foreach (var match in candidate.Matches.AsSpan(firstMatch..endMatch))
        {
            terms |= match.Term;
            if (match.Mark.Kind == MarkKind.OwnForm) candidate.OwnForms |= match.Term;
            if (match.Mark.Kind == MarkKind.FunctionWord) functionWords |= 1UL << match.Mark.Index;
        }

        candidate.Terms |= terms;
        candidate.FunctionWords |= functionWords;
        return new Sentence
        {
            Paragraph = candidate,
            Place = place,
            Range = indexed.Range,
            Words = endToken - indexed.FirstToken,
            FirstMatch = firstMatch,
            EndMatch = endMatch,
            Terms = terms,
            FunctionWords = functionWords,
            Kinds = kinds,
        };
    }
}
