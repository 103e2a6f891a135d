using System.Collections.Immutable;
using System.Globalization;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Search.Queries;
using NewsBot.Storage;

namespace NewsBot.Answering;

/// <summary>The reply to a question, and to the buttons below it.</summary>
/// <param name="thresholds">Where confidence becomes an outcome.</param>
/// <param name="feedback">The users' opinions of passages.</param>
/// <param name="unanswered">What they asked the moderators for.</param>
/// <param name="missed">How many got no good answer to a question.</param>
internal sealed class QuestionAnswerer(
    ConfidenceThresholds thresholds,
    Feedback feedback,
    UnansweredQuestions unanswered,
    MissedQuestions missed
)
{
    /// <summary>The longest that a button's label gets.</summary>
    public const int MaxLabelLength = 60;

    private const int MaxCorrections = 3;
    private const int MaxWordLength = 60;
    private const int MaxEarlierLength = 100;

    private const string Undetermined = "und";

    /// <summary>Searches for an answer and composes the reply.</summary>
    /// <param name="showsQuestion">
    /// Whether the reply shows the question: when the user chose it instead of writing it.
    /// </param>
    /// <param name="recent">
    /// The last question and answer; null if there is none or the question does not continue it.
    /// </param>
    public AnsweredQuestion Answer(
        string question,
        ReplyContext context,
        Person person,
        bool showsQuestion = false,
        RecentAnswer? recent = null
    )
    {
        var library = context.Library;
        var alone = library.Index.Search(question, SearchIndex.MaxHits, thresholds);
        var result = recent is null
            ? alone
            : library.Index.Continue(alone, recent.Question, recent.ArticleId, recent.Paragraph, thresholds);

        // Alone, a follow-up means nothing.
        if (result.Outcome != Outcome.Answer && !result.IsFollowUp)
            missed.Add(question, result.Language, person.Id);
        var text = new RichTextBuilder();
        if (showsQuestion)
            text.Bold(ShownText.OneLine(question, QuoteWriter.MaxHeadlineLength)).Line();
        if (result.IsFollowUp)
            text.Plain(context.Words.FollowUp(ShownText.OneLine(recent!.Question, MaxEarlierLength))).Line();
        return new AnsweredQuestion(
            Put(question, result, text, context, person),
            result.Outcome == Outcome.None ? null : Passage.FromHit(result.Hits[0]),
            result.Outcome
        );
    }

    /// <summary>A retracted article that would rather have answered than any that is live; null if there is none.</summary>
    public Article? FindRetracted(string question, SearchResult live, Library library) =>
        live.Outcome != Outcome.Answer
        && library.Retracted?.Search(question, top: 1, thresholds) is { Outcome: not Outcome.None } result
        && result.Answerability > live.Answerability
            ? result.Hits[0].Article
            : null;

    private Reply Put(string question, SearchResult result, RichTextBuilder text, ReplyContext context, Person person)
    {
        var library = context.Library;
        if (FindRetracted(question, result, library) is { } retracted)
            QuoteWriter.AppendNotice(text, context.Words.Retracted, retracted).Line().Line();
        if (result.Outcome == Outcome.None)
            return NoAnswerReply.To(text, result, context);

        if (result.Outcome == Outcome.Unsure && ClosestPassages.Select(result) is { Count: > 1 } closest)
        {
            if (
                closest.All(quote =>
                    context.Library.FindLanguage(quote.Passage.Article) == LanguageOfFirst(result, context)
                )
            )
                AppendLanguage(text, result, context, person);
            AppendCorrections(text, result, context);
            return ClosestPassages.Show(text, closest, context);
        }

        AppendLanguage(text, result, context, person);
        if (result.Outcome == Outcome.Unsure)
            text.Plain(context.Words.Unsure).Line();
        AppendCorrections(text, result, context);
        var passages = PassageList.FromHits(PassageList.SelectHits(result));
        return PassageReply.Create(text, Passage.FromHit(result.Hits[0]), passages, context);
    }

    /// <summary>
    /// Questions to try, at most one per article, the latest article first: authored ones whose answer is sure. A first
    /// impression must not be a wrong answer.
    /// </summary>
    public IEnumerable<CallbackButton> Examples(ReplyContext context) =>
        context
            .Library.SureQuestions.Where(link =>
                context.Library.Index.Search(link.Question.Text, top: 1, thresholds).Outcome == Outcome.Answer
            )
            .Select(link => (link.Article, Button: LibraryReplies.QuestionButton(link.Article, link.Question)))
            .Where(example => example.Button is not null)
            .DistinctBy(example => example.Article.Id)
            .Select(example => example.Button!);

    /// <summary>The passage of an offer that is to be shown, in the place of the one before.</summary>
    public ButtonResponse Show(PassageList list, ReplyContext context, string? question) =>
        Present(list, context, question, PassageReply.Create);

    /// <summary>A passage between its neighbours, in the place of the passage alone.</summary>
    public ButtonResponse ShowAround(PassageList list, ReplyContext context, string? question) =>
        Present(list, context, question, PassageReply.Around);

    /// <summary>Notes that a passage helped.</summary>
    public ButtonResponse Helped(PassageKey passage, ReplyContext context, Person person)
    {
        var isKept = feedback.Add(passage.ToString(), person.Id, helped: true);
        return new ButtonResponse(null, isKept ? context.Words.ThanksForHelpful : context.Words.NotDone);
    }

    /// <summary>Notes that a passage did not help, and offers the others.</summary>
    public ButtonResponse Missed(PassageList list, ReplyContext context, Person person, string? question)
    {
        feedback.Add(list.Shown.ToString(), person.Id, helped: false);
        CountMiss(question, context, person);
        var hits = GetHits(question, context);
        var others = new List<ImmutableArray<Button>>();
        for (var i = 0; i < list.Passages.Length; i++)
        {
            if (i != list.Current && Find(list.Passages[i], context, hits).Passage is { } passage)
                others.Add(
                    Row(
                        ShownText.OneLine(passage.BestSentence.Of(passage.Text).ToString(), MaxLabelLength),
                        new CallbackData.ShowPassage(list with { Current = i })
                    )
                );
        }

        if (others.Count == 0)
            return new ButtonResponse(
                Reply.Of(context.Words.NothingElse) with
                {
                    Placement = ReplyPlacement.Ephemeral,
                    Rows =
                    [
                        [NoAnswerReply.AskModerators(context)],
                    ],
                }
            );
        return new ButtonResponse(
            Reply.Of(context.Words.OthersInstead) with
            {
                Placement = ReplyPlacement.Ephemeral,
                Rows = [.. others, Row(context.Words.NoneOfThese, new CallbackData.NoneHelped(list))],
            }
        );
    }

    /// <summary>Notes that none of several passages helped, and offers to ask the moderators.</summary>
    /// <param name="isEphemeral">Whether the message with the passages is visible to this user alone.</param>
    public ButtonResponse NoneHelped(
        PassageList list,
        ReplyContext context,
        Person person,
        string? question,
        bool isEphemeral
    )
    {
        CountMiss(question, context, person);
        foreach (var passage in list.Passages)
            feedback.Add(passage.ToString(), person.Id, helped: false);
        if (context.Chat.IsGuest)
            return new ButtonResponse(null, context.Words.NoneNoted);

        // What did not help one member of a group may be what another one wanted.
        var isSeenByOthers = context.Chat.IsGroup && !isEphemeral;
        return new ButtonResponse(
            Reply.Of(context.Words.NoneNoted) with
            {
                Placement = isSeenByOthers ? ReplyPlacement.Ephemeral : ReplyPlacement.EditInPlace,
                Rows =
                [
                    [NoAnswerReply.AskModerators(context)],
                ],
            }
        );
    }

    private void CountMiss(string? question, ReplyContext context, Person person)
    {
        if (question is not null)
            missed.Add(question, context.Library.Index.Search(question, top: 1, thresholds).Language, person.Id);
    }

    /// <summary>Keeps a question for the moderators.</summary>
    public ButtonResponse AskModerators(string? question, ReplyContext context, Person person)
    {
        if (string.IsNullOrWhiteSpace(question))
            return new ButtonResponse(null, context.Words.SayItAgain);
        var isKept = unanswered.Add(
            question,
            context.Library.Index.Search(question, top: 1, thresholds).Language,
            context.Chat.Id,
            person.Language
        );
        return new ButtonResponse(null, isKept ? context.Words.ModeratorsAsked : context.Words.NotDone);
    }

    private IReadOnlyList<Hit> GetHits(string? question, ReplyContext context) =>
        question is null ? [] : context.Library.Index.Search(question, SearchIndex.MaxHits, thresholds).Hits;

    /// <summary>A passage by its key, with the sentence that answers best if it is a hit.</summary>
    /// <returns>No passage if it is gone, and whether its text has changed.</returns>
    private static (Passage? Passage, bool IsChanged) Find(
        PassageKey key,
        ReplyContext context,
        IReadOnlyList<Hit> hits
    )
    {
        if (
            context.Library.Find(key.Article) is not { } article
            || key.Paragraph < 1
            || key.Paragraph > article.Paragraphs.Count
        )
            return (null, false);
        var passage = new Passage(article, key.Paragraph, default);
        var best = hits.FirstOrDefault(hit => hit.Article == article && hit.Paragraph == key.Paragraph);
        return (passage with { Best = best?.Best ?? default }, passage.Key != key);
    }

    private ButtonResponse Present(
        PassageList list,
        ReplyContext context,
        string? question,
        Func<RichTextBuilder, Passage, PassageList, ReplyContext, Reply> put
    )
    {
        var (found, isChanged) = Find(list.Shown, context, GetHits(question, context));
        if (found is not { } passage)
            return new ButtonResponse(null, context.Words.PassageGone);
        var text = new RichTextBuilder();
        if (isChanged)
            text.Plain(context.Words.PassageChanged).Line();
        return new ButtonResponse(
            put(text, passage, list with { Passages = list.Passages.SetItem(list.Current, passage.Key) }, context) with
            {
                Placement = ReplyPlacement.EditInPlace,
            }
        );
    }

    private static void AppendCorrections(RichTextBuilder text, SearchResult result, ReplyContext context)
    {
        foreach (var word in result.Words.Where(word => word.Role == WordRole.Corrected).Take(MaxCorrections))
            text.Fill(
                    context.Words.SearchedFor,
                    new Part.Bold(ShownText.OneLine(word.CorrectionWritten!, MaxWordLength)),
                    new Part.Plain(ShownText.OneLine(word.Written, MaxWordLength))
                )
                .Line();
    }

    private static string? LanguageOfFirst(SearchResult result, ReplyContext context) =>
        context.Library.FindLanguage(result.Hits[0].Article);

    /// <summary>
    /// Adds a note if the passage is in a different language than the question, unless it is the user's own.
    /// </summary>
    private static void AppendLanguage(RichTextBuilder text, SearchResult result, ReplyContext context, Person person)
    {
        if (
            LanguageOfFirst(result, context) is not { } written
            || written == result.Language
            || result.Language == Undetermined
            || written == Undetermined
        )
            return;
        if (person.Language?.StartsWith(written, StringComparison.OrdinalIgnoreCase) == true)
            return;
        text.Plain(context.Words.OtherLanguage(CultureInfo.GetCultureInfo(written).NativeName)).Line();
    }

    private static ImmutableArray<Button> Row(string label, CallbackData data) =>
        Reply.Row(new CallbackButton(label, data.Encode()));
}
