using System.Collections.Concurrent;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Moderation.Editing;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Search.Queries;
using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>
/// The questions that wait for the moderators: those that ask nearly the same together, what answers them by now, and
/// what a moderator can do about them. Thread-safe.
/// </summary>
internal sealed class WaitingQuestions(
    EditorialService editor,
    UnansweredQuestions unanswered,
    NotificationSignal signal,
    ConfidenceThresholds thresholds,
    TimeProvider time
)
{
    /// <summary>Grouping must not take more than a tenth of the time: with many questions it lags behind them.</summary>
    private const int MinPauses = 10;

    private const int MaxUnknownWords = 10;
    private const int MaxQuestionLength = 150;

    /// <summary>The spellings of a group that are searched for an answer, the most often asked ones.</summary>
    private const int MaxSpellings = 5;

    private volatile Grouping? _grouping;
    private volatile Answers? _answers;

    /// <summary>The groups, the most often asked first, those that a moderator left a note about last.</summary>
    public IReadOnlyList<QuestionGroup> GetGroups(Library library)
    {
        var stamp = unanswered.GetStamp();
        if (
            _grouping is { } known
            && known.Index == library.Index
            && (known.Stamp == stamp || time.GetElapsedTime(known.Started) < MinPauses * known.Duration)
        )
            return known.Groups;
        var started = time.GetTimestamp();
        var groups = QuestionClusters
            .Build(unanswered.All(), library.Index)
            .OrderBy(group => group.Note is not null)
            .ToList();
        _grouping = new Grouping(stamp, library.Index, groups, started, time.GetElapsedTime(started));
        return groups;
    }

    /// <summary>The group with a question; null if it does not wait any more.</summary>
    public QuestionGroup? Find(long question, Library library) =>
        GetGroups(library).FirstOrDefault(group => group.Questions.Any(member => member.Id == question));

    /// <summary>What the library has on a group's question.</summary>
    public SearchResult Search(QuestionGroup group, Library library) =>
        library.Index.Search(group.Question, SearchIndex.MaxHits, thresholds);

    /// <summary>The passage that answers one of the questions by now; null if none does.</summary>
    public Passage? FindAnswer(QuestionGroup group, Library library)
    {
        if (_answers is not { } answers || answers.Index != library.Index)
            _answers = answers = new Answers(library.Index);
        return group
            .Questions.Take(MaxSpellings)
            .Select(question => answers.Found.GetOrAdd(question.Question, Search))
            .FirstOrDefault(passage => passage is not null);

        Passage? Search(string question) =>
            library.Index.Search(question, top: 1, thresholds) is { Outcome: Outcome.Answer } result
                ? Passage.FromHit(result.Hits[0])
                : null;
    }

    /// <summary>The words of a question that are in no article, so a synonym may help.</summary>
    public static IEnumerable<string> GetUnknownWords(SearchResult result) =>
        result
            .Words.Where(word => word.Role == WordRole.Unknown)
            .Select(word => word.Written)
            .Distinct()
            .Take(MaxUnknownWords);

    /// <summary>How many chats wait for an answer.</summary>
    public int CountWaiting(QuestionGroup group) => unanswered.FindWaiting(group.Ids).Count;

    /// <summary>Writes into an article that a passage answers a question.</summary>
    /// <exception cref="IOException">The article can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The article may not be read.</exception>
    public EditResult Answer(string question, Passage passage, Library library, long person)
    {
        if (editor.Find(passage.Article.Id) is not { Article: not null } stored)
            return EditResult.Refuse(EditRefusal.Gone, passage.Article.Id);

        // The sentence that answers best names the passage.
        var hit = library
            .Index.Search(question, SearchIndex.MaxHits, thresholds)
            .Hits.FirstOrDefault(hit => hit.Article == passage.Article && hit.Paragraph == passage.Paragraph);
        var words = PassageWords.Select(passage with { Best = hit?.Best ?? default });
        return editor.Apply(
            editor.ProposeQuestion(stored, ShownText.OneLine(question, MaxQuestionLength), words),
            person
        );
    }

    /// <summary>Sends a passage to all who wait for an answer.</summary>
    /// <returns>False if that could not be stored.</returns>
    public bool Tell(QuestionGroup group, PassageKey passage)
    {
        if (!unanswered.Answer(group.Ids, passage.ToString()))
            return false;
        _grouping = null;
        signal.Raise();
        return true;
    }

    /// <summary>Takes a group off the list.</summary>
    public void Close(QuestionGroup group)
    {
        unanswered.Close(group.Ids);
        _grouping = null;
    }

    /// <summary>Notes something about a group for other moderators.</summary>
    public void SetNote(QuestionGroup group, string note)
    {
        unanswered.SetNote(group.Ids, note);
        _grouping = null;
    }

    /// <summary>What questions find in an index, as long as it is the current one.</summary>
    private sealed record Answers(SearchIndex Index)
    {
        public ConcurrentDictionary<string, Passage?> Found { get; } = new(StringComparer.Ordinal);
    }

    private sealed record Grouping(
        string Stamp,
        SearchIndex Index,
        IReadOnlyList<QuestionGroup> Groups,
        long Started,
        TimeSpan Duration
    );
}
