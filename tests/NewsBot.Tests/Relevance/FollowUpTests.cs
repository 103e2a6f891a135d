using System.Text.Json;
using NewsBot.Evaluation;
using NewsBot.Search;

namespace NewsBot.Tests.Relevance;

/// <summary>Conversations of two turns over the sample library, written before the code that they judge.</summary>
public sealed class FollowUpTests
{
    private static readonly SearchIndex Sample = Some.SampleLibrary().Index;

    private static readonly ILookup<string, Turns> All = File.ReadLines(
            Path.Combine(AppContext.BaseDirectory, "Relevance", "follow-ups.jsonl")
        )
        .Select(line => JsonSerializer.Deserialize<Turns>(line, JsonSerializerOptions.Web)!)
        .ToLookup(turns => turns.Tag);

    // 59 of 66. "When was that?" answered by a day instead of its hour counts as missed.
    [Fact]
    public void A_question_that_makes_sense_only_after_the_last_one_finds_its_passage() =>
        Assert.InRange(
            All["follow-up"].Count(turns => turns.IsRight(Answer(turns))) / (double)All["follow-up"].Count(),
            0.87,
            1
        );

    [Fact]
    public void A_complete_question_is_not_affected_by_the_one_before_it() =>
        Assert.All(All["own"], turns =>
            Assert.True(turns.IsRight(Answer(turns)) || !turns.IsRight(Sample.Search(turns.Second)))
        );

    [Fact]
    public void Hardly_any_question_of_the_judged_sets_is_lost_to_an_unrelated_one_before_it()
    {
        var all = new[] { "sample-library", "sample-library-hard", "sample-library-natural" }
            .SelectMany(file =>
                JudgedQuestion.ReadFile(Path.Combine(AppContext.BaseDirectory, "Relevance", file + ".jsonl"))
            )
            .Where(question => question.IsAnswerable)
            .ToList();
        var (pairs, lost) = (0, 0);
        for (var i = 0; i < all.Count; i++)
        {
            // Seven steps apart they are hardly ever on one story.
            var (before, question) = (all[(i + 7) % all.Count], all[i]);
            if (
                before.Article == question.Article
                || Sample.Search(before.Question) is not { Outcome: not Outcome.None } first
            )
                continue;
            pairs++;
            var alone = Sample.Search(question.Question);
            var hit = first.Hits[0];
            if (
                IsRight(alone, question)
                && !IsRight(Sample.Continue(alone, before.Question, hit.Article.Id, hit.Paragraph), question)
            )
                lost++;
        }

        Assert.InRange(pairs, 150, 500);
        Assert.InRange(lost / (double)pairs, 0, 0.01);

        static bool IsRight(SearchResult result, JudgedQuestion question) =>
            result.Outcome != Outcome.None && question.IsRight(result.Hits[0].Article.Id, result.Hits[0].Text);
    }

    [Fact]
    public void A_question_on_another_subject_is_still_refused_and_never_answered()
    {
        var outcomes = All["elsewhere"].Select(turns => Answer(turns).Outcome).ToList();
        Assert.DoesNotContain(Outcome.Answer, outcomes);
        Assert.InRange(outcomes.Count(outcome => outcome == Outcome.None) / (double)outcomes.Count, 0.9, 1);
    }

    private static SearchResult Answer(Turns turns)
    {
        var first = Sample.Search(turns.First);
        var alone = Sample.Search(turns.Second);
        return first.Outcome == Outcome.None
            ? alone
            : Sample.Continue(alone, turns.First, first.Hits[0].Article.Id, first.Hits[0].Paragraph);
    }

    private sealed record Turns(string First, string Second, string? Article, string[] Answers, string Tag)
    {
        public bool IsRight(SearchResult result) =>
            result.Outcome != Outcome.None
            && result.Hits[0].Article.Id == Article
            && Answers.Any(answer => result.Hits[0].Text.Contains(answer, StringComparison.Ordinal));
    }
}
