using System.Globalization;
using NewsBot.Evaluation;
using NewsBot.Search.Reranking;

namespace NewsBot.Fitting;

/// <summary>Asks a set's questions and notes what every signal says.</summary>
internal static class Examples
{
    /// <summary>The sentences of each question's right paragraph; right is one that has an answer.</summary>
    public static ChoiceSet Sentences(JudgedSet set)
    {
        var choices = new List<Choice>();
        foreach (var (question, ranked) in Ask(set))
        {
            if (
                question.Answers is not { Count: > 0 }
                || ranked.Candidates.FirstOrDefault(candidate => IsRight(set, question, candidate)) is not { } right
            )
                continue;
            var text = TextOf(set, right).Text;
            choices.Add(
                new Choice(
                    [.. right.Sentences.Select(sentence => Row(SentenceFeatures.All, sentence))],
                    [.. right.Sentences.Select(sentence => question.HasAnswer(sentence.Range.Of(text).ToString()))]
                )
            );
        }

        return new ChoiceSet(set.Name, choices, set.Weight);
    }

    /// <summary>The candidates of each question; right is the paragraph that answers.</summary>
    /// <param name="sentence">The sentence signals' weights to choose each candidate's best sentence by.</param>
    public static ChoiceSet Paragraphs(JudgedSet set, double[] sentence)
    {
        var choices = new List<Choice>();
        foreach (var (question, ranked) in Ask(set).Where(pair => pair.Question.IsAnswerable))
        {
            foreach (var candidate in ranked.Candidates)
                Choose(candidate, sentence);
            choices.Add(
                new Choice(
                    [.. ranked.Candidates.Select(candidate => Row(ParagraphFeatures.All, candidate))],
                    [.. ranked.Candidates.Select(candidate => IsRight(set, question, candidate))]
                )
            );
        }

        return new ChoiceSet(set.Name, choices, set.Weight);
    }

    /// <summary>Each question's figures for a confidence, ranked by given weights.</summary>
    /// <param name="sentence">The sentence signals' weights.</param>
    /// <param name="paragraph">The paragraph signals' weights.</param>
    /// <param name="isSo">
    /// What is to be predicted for a question: from it and whether its first candidate is right.
    /// </param>
    public static CaseSet Confidences(
        JudgedSet set,
        IReadOnlyList<Feature<RankedCandidates>> signals,
        double[] sentence,
        double[] paragraph,
        Func<JudgedQuestion, bool, bool> isSo
    )
    {
        var cases = new List<Case>();
        foreach (var (question, ranked) in Ask(set))
        {
            foreach (var candidate in ranked.Candidates)
            {
                Choose(candidate, sentence);
                candidate.Score = Learner.Score(paragraph, Row(ParagraphFeatures.All, candidate));
                candidate.OwnScore = candidate.Score;
            }

            var again = ranked with
            {
                Candidates =
                [
                    .. ranked
                        .Candidates.OrderByDescending(candidate => candidate.Score)
                        .ThenBy(candidate => candidate.Paragraph),
                ],
            };
            cases.Add(new Case(Row(signals, again), isSo(question, IsRight(set, question, again.Best))));
        }

        return new CaseSet(set.Name, cases, set.Weight);
    }

    /// <summary>
    /// Writes a line for each candidate of each question: whether it is right, its score, and what each signal says.
    /// </summary>
    public static void Dump(IEnumerable<JudgedSet> sets, string path)
    {
        using var writer = new StreamWriter(path);
        string[] columns =
        [
            "set",
            "question",
            "paragraph",
            "right",
            "score",
            .. ParagraphFeatures.All.Select(signal => signal.Name),
            .. SentenceFeatures.All.Select(signal => $"sentence: {signal.Name}"),
        ];
        writer.WriteLine(string.Join('\t', columns));
        foreach (var set in sets)
        {
            foreach (var (question, ranked) in Ask(set))
            {
                foreach (var candidate in ranked.Candidates)
                {
                    double[] values =
                    [
                        candidate.Score,
                        .. Row(ParagraphFeatures.All, candidate),
                        .. Row(SentenceFeatures.All, candidate.Best),
                    ];
                    writer.WriteLine(
                        string.Join(
                            '\t',
                            [
                                set.Name,
                                question.Question.Replace('\t', ' '),
                                $"{candidate.Paragraph}",
                                IsRight(set, question, candidate) ? "1" : "0",
                                .. values.Select(value => value.ToString("0.####", CultureInfo.InvariantCulture)),
                            ]
                        )
                    );
                }
            }
        }
    }

    private static IEnumerable<(JudgedQuestion Question, RankedCandidates Ranked)> Ask(JudgedSet set) =>
        set
            .Questions.Select(question => (question, set.Index.Rank(question.Question)))
            .Where(pair => pair.Item2.Candidates.Count > 0);

    private static bool IsRight(JudgedSet set, JudgedQuestion question, Candidate candidate) =>
        TextOf(set, candidate) is var (article, text) && question.IsRight(article, text);

    private static (string Article, string Text) TextOf(JudgedSet set, Candidate candidate)
    {
        var article = set.Index.GetArticle(candidate);
        return (article.Id, article.Paragraphs[candidate.Place]);
    }

    private static void Choose(Candidate candidate, double[] sentence)
    {
        foreach (var one in candidate.Sentences)
            one.Score = Learner.Score(sentence, Row(SentenceFeatures.All, one));
        candidate.Best = candidate.Sentences.MaxBy(one => one.Score)!;
    }

    private static double[] Row<T>(IReadOnlyList<Feature<T>> signals, T subject) =>
        [.. signals.Select(signal => signal.Value(subject))];
}
