using NewsBot.Configuration;
using NewsBot.Desk.Models;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Moderation;
using NewsBot.Replies;

namespace NewsBot.Desk.Pages;

/// <summary>What moderators should look at, the most urgent first.</summary>
internal sealed class AttentionList(RejectedAnswers rejectedAnswers, RetentionPolicy retention, TimeProvider time)
{
    private const int MaxQuestions = 3;
    private const int MaxPassages = 2;
    private const int MaxTitleLength = 150;

    /// <param name="groups">The questions that wait.</param>
    public IReadOnlyList<ListRow> Find(Library library, IReadOnlyList<QuestionGroup> groups, Phrases words) =>
        [
            .. FindFiles(library, words),
            .. FindQuestions(groups, words),
            .. FindPassages(library, words),
            .. FindStale(library, words),
        ];

    private static IEnumerable<ListRow> FindFiles(Library library, Phrases words)
    {
        var broken = library.Files.Count(file => file.HasErrors && !file.IsKept);
        var kept = library.Files.Count(file => file.IsKept);
        if (broken + kept > 0)
            yield return new ListRow(
                broken + kept,
                broken + kept == 1 ? "file needs attention" : "files need attention",
                (broken, kept) switch
                {
                    (_, 0) => broken == 1 ? "it is not live" : "they are not live",
                    (0, _) => "the last good version is live",
                    _ => $"{broken} not live; of {kept} the last good version is",
                },
                "/articles?show=errors",
                words.DeskShow
            );
    }

    private IEnumerable<ListRow> FindQuestions(IReadOnlyList<QuestionGroup> groups, Phrases words) =>
        groups
            .Where(group => group.Note is null)
            .Take(MaxQuestions)
            .Select(group => new ListRow(
                group.Times,
                ShownText.OneLine(group.Question, MaxTitleLength),
                $"asked without an answer{(group.Questions.Count > 1 ? $", in {group.Questions.Count} spellings" : "")} · last "
                    + Dates.Ago(group.Last, time),
                $"/try?question={group.Id}",
                words.DeskTry,
                IsQuote: true
            ));

    private IEnumerable<ListRow> FindPassages(Library library, Phrases words) =>
        rejectedAnswers
            .Find(library)
            .Where(rejected => rejected.Count.Missed > rejected.Count.Helped)
            .Take(MaxPassages)
            .Select(rejected => new ListRow(
                rejected.Count.Missed,
                ShownText.OneLine(rejected.Passage.Article.Headline, MaxTitleLength),
                $"paragraph {rejected.Passage.Paragraph} was rejected {rejected.Count.Missed} "
                    + $"{(rejected.Count.Missed == 1 ? "time" : "times")}, and helpful {rejected.Count.Helped}",
                "/questions?show=rejected",
                words.DeskShow,
                IsQuote: true
            ));

    private IEnumerable<ListRow> FindStale(Library library, Phrases words)
    {
        if (library.ChangedAt is { } changed && time.GetUtcNow() - changed > retention.StaleAfter)
            yield return new ListRow(
                null,
                "The library is stale",
                $"no file was added or changed since {Dates.Ago(changed, time)}",
                "/articles",
                words.AddDoes
            );
    }
}
