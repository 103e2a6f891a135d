using System.Collections.Immutable;
using NewsBot.Answering;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>
/// What readers did not get: questions that nothing answered, similar ones together, and passages that they rejected.
/// Leads from each to what helps: a passage that answers, a synonym, a note, a change of the article.
/// </summary>
internal sealed class QuestionReplies(
    WaitingQuestions waiting,
    RejectedAnswers rejectedAnswers,
    EditDialog dialog,
    UnansweredQuestions unanswered,
    Feedback feedback
)
{
    private const int OnPage = 8;
    private const int MaxRejected = 5;
    private const int RoomForPassage = ShortQuote.MaxLength + 50;
    private const int MaxSpellings = 5;
    private const int MaxSynonyms = 3;
    private const int MaxQuestionLength = 150;
    private const int MaxListedLength = 80;
    private const int MaxWordLength = 30;

    /// <summary>A page of the groups of questions and, on the first one, the passages that were rejected most.</summary>
    public Reply List(ReplyContext context, int page = 0)
    {
        var groups = waiting.GetGroups(context.Library);
        var rejected = rejectedAnswers.Find(context.Library).ToList();
        if (groups.Count == 0 && rejected.Count == 0)
            return Reply.Of(context.Words.NoQuestions);
        page = Math.Clamp(page, 0, Math.Max(0, groups.Count - 1) / OnPage);
        var text = new RichTextBuilder();
        var shown = groups.Skip(page * OnPage).Take(OnPage).ToList();
        var buttons = new List<Button>();
        foreach (var (i, group) in shown.Index())
        {
            var number = $"{(page * OnPage) + i + 1}";
            AppendLine(text, number, group, context);
            buttons.Add(new CallbackButton(number, new CallbackData.ShowMiss((int)group.Id).Encode()));
        }

        var rejectedButtons = new List<Button>();
        if (page == 0 && rejected.Count > 0)
            text.Line().Bold(context.Words.RejectedAnswers).Line();
        foreach (var (i, (passage, count)) in rejected.Take(page == 0 ? MaxRejected : 0).Index())
        {
            if (text.Length > Reply.MaxTextLength - RoomForPassage)
                break;
            ShortQuote.From(passage).AppendTo(text.Plain($"👎 {i + 1}. {Counts(count)} ")).Line();
            rejectedButtons.Add(new CallbackButton($"👎 {i + 1}", new CallbackData.ShowRejected(passage.Key).Encode()));
        }

        return new Reply(text.Build())
        {
            Rows =
            [
                .. buttons.Chunk(OnPage / 2).Select(row => row.ToImmutableArray()),
                .. rejectedButtons.Chunk(MaxRejected).Select(row => row.ToImmutableArray()),
                .. LibraryReplies.Pages(
                    page,
                    (page + 1) * OnPage < groups.Count,
                    number => new CallbackData.QuestionsPage(number),
                    context.Words
                ),
                .. groups.Count == 0
                    ? ImmutableArray<ImmutableArray<Button>>.Empty
                    :
                    [
                        [new CallbackButton(context.Words.Export, new CallbackData.ExportQuestions().Encode())],
                    ],
            ],
        };
    }

    /// <summary>The response to a button of these; null for any other button.</summary>
    /// <exception cref="IOException">A file can't be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public ButtonResponse? Press(CallbackData data, ReplyContext context, Person person) =>
        data switch
        {
            CallbackData.QuestionsPage list => ButtonResponse.InPlace(List(context, list.Page)),
            CallbackData.OpenQuestions => new ButtonResponse(List(context)),
            CallbackData.ShowMiss show => WithGroup(show.Question, context, group => new ButtonResponse(
                Group(group, context)
            )),
            CallbackData.AnswerMiss answer => WithGroup(answer.Question, context, group =>
                Answer(group, answer.Passage, context, person)
            ),
            CallbackData.AddSynonym add => WithGroup(add.Question, context, group =>
                WaitingQuestions.GetUnknownWords(waiting.Search(group, context.Library)).ElementAtOrDefault(add.Word)
                    is { } word
                    ? new ButtonResponse(dialog.BeginSynonym(word, context, person))
                    : new ButtonResponse(null, context.Words.QuestionGone)
            ),
            CallbackData.NoteMiss note => WithGroup(note.Question, context, group => new ButtonResponse(
                dialog.BeginNote(group.Ids, ShownText.OneLine(group.Question, MaxQuestionLength), context, person)
            )),
            CallbackData.CloseMiss close => WithGroup(close.Question, context, group => Close(group, context)),
            CallbackData.TellAskers tell => WithGroup(tell.Question, context, group => Tell(group, tell, context)),
            CallbackData.ShowRejected show => WithPassage(show.Passage, context, passage => new ButtonResponse(
                Rejected(passage, context)
            )),
            CallbackData.CloseRejected close => feedback.Review(close.Passage.ToString())
                ? ButtonResponse.InPlace(List(context))
                : new ButtonResponse(null, context.Words.NotDone),
            CallbackData.ExportQuestions => new ButtonResponse(
                Reply.Of(context.Words.ExportHere) with
                {
                    Attachment = new Attachment("questions.csv", QuestionClusters.ToCsv(unanswered.All())),
                }
            ),
            _ => null,
        };

    private void AppendLine(RichTextBuilder text, string number, QuestionGroup group, ReplyContext context)
    {
        text.Plain($"{number}. {group.Times}× ").Bold(ShownText.OneLine(group.Question, MaxQuestionLength));
        if (group.Questions.Count > 1)
            text.Plain($" +{group.Questions.Count - 1}");
        text.Plain($" · {group.Questions[0].Language} {Trend(group.Recent, group.Earlier)}").Line();
        if (waiting.FindAnswer(group, context.Library) is { } answer)
            text.Plain(
                    $"   → {context.Words.AnsweredSince(ShownText.OneLine(answer.Article.Headline, MaxListedLength))}"
                )
                .Line();
        if (group.Note is { } note)
            text.Plain($"   ✎ {ShownText.OneLine(note, MaxListedLength)}").Line();
    }

    /// <summary>A group with its spellings, and the passages that come closest to it.</summary>
    private Reply Group(QuestionGroup group, ReplyContext context)
    {
        var words = context.Words;
        var id = (int)group.Id;
        var text = new RichTextBuilder();
        foreach (var question in group.Questions.Take(MaxSpellings))
            text.Plain($"{question.Times}× ").Bold(ShownText.OneLine(question.Question, MaxQuestionLength)).Line();
        if (group.Note is { } note)
            text.Plain($"✎ {ShownText.OneLine(note, MaxQuestionLength)}").Line();
        var count = waiting.CountWaiting(group);
        text.Plain(words.CanBeTold(count)).Line();

        var rows = new List<ImmutableArray<Button>>();
        var result = waiting.Search(group, context.Library);
        if (waiting.FindAnswer(group, context.Library) is { } answer)
        {
            text.Line().Plain(words.AnsweredSince(ShownText.OneLine(answer.Article.Headline, MaxListedLength))).Line();
            ShortQuote.From(answer).AppendTo(text).Line();
            if (count > 0 && CanTell(context))
                rows.Add(Reply.Row(TellAll(answer, id, count, words)));
        }

        var closest = ClosestPassages.Select(result);
        if (closest.Count > 0)
            text.Line().Plain(words.Nearest).Line();
        foreach (var (i, quote) in closest.Index())
            quote
                .AppendTo(text.Plain($"{i + 1}. "))
                .Plain($" – {ShownText.OneLine(quote.Passage.Article.Headline, MaxListedLength)}")
                .Line();
        rows.Add([
            .. closest.Select(
                (quote, i) =>
                    (Button)
                        new CallbackButton(
                            words.AnswersIt($"{i + 1}"),
                            new CallbackData.AnswerMiss(quote.Passage.Key, id).Encode()
                        )
            ),
        ]);
        rows.AddRange(
            WaitingQuestions
                .GetUnknownWords(result)
                .Take(MaxSynonyms)
                .Select(
                    (word, i) =>
                        Reply.Row(
                            new CallbackButton(
                                words.SynonymFor(ShownText.OneLine(word, MaxWordLength)),
                                new CallbackData.AddSynonym(id, i).Encode()
                            )
                        )
                )
        );
        rows.Add([
            new CallbackButton(words.NoArticleYet, new CallbackData.NoteMiss(id).Encode()),
            new CallbackButton(words.DealtWith, new CallbackData.CloseMiss(id).Encode()),
        ]);
        return new Reply(text.Build()) { Rows = [.. rows.Where(row => row.Length > 0)] };
    }

    /// <summary>Writes into the article that a passage answers the question.</summary>
    private ButtonResponse Answer(QuestionGroup group, PassageKey key, ReplyContext context, Person person) =>
        WithPassage(key, context, passage =>
        {
            var result = waiting.Answer(group.Question, passage, context.Library, person.Id);
            var shown = EditReplies.Show(
                result,
                context.Words.QuestionWritten(ShownText.OneLine(passage.Article.Headline, MaxListedLength)),
                context
            );
            if (result.Id is null)
                return shown;
            var count = waiting.CountWaiting(group);
            if (count > 0 && !CanTell(context))
                return shown;
            if (count > 0)
                return shown with
                {
                    Reply = shown.Reply! with
                    {
                        Rows = [Reply.Row(TellAll(passage, (int)group.Id, count, context.Words)), .. shown.Reply.Rows],
                    },
                };

            // There is nobody to tell, so nothing is left to do.
            waiting.Close(group);
            return shown;
        });

    private ButtonResponse Tell(QuestionGroup group, CallbackData.TellAskers tell, ReplyContext context)
    {
        if (PassageLookup.Find(tell.Passage, context.Library) is null)
            return new ButtonResponse(null, context.Words.NotAnsweredYet);

        // As many are told as the button said: others who asked meanwhile are shown first.
        var count = waiting.CountWaiting(group);
        if (count != tell.Count)
            return ButtonResponse.InPlace(Group(group, context));
        if (!waiting.Tell(group, tell.Passage))
            return new ButtonResponse(null, context.Words.NotDone);
        return ButtonResponse.InPlace(Reply.Of(context.Words.Told(count)));
    }

    private ButtonResponse Close(QuestionGroup group, ReplyContext context)
    {
        waiting.Close(group);
        return ButtonResponse.InPlace(List(context));
    }

    private Reply Rejected(Passage passage, ReplyContext context)
    {
        var count = feedback.FindRejected().Find(rejected => rejected.Passage == passage.Key.ToString());
        var text = new RichTextBuilder();
        if (count is not null)
            text.Plain(Counts(count)).Line();
        QuoteWriter.AppendTo(text, passage, [], context.Today, context.Words);
        return new Reply(text.Build())
        {
            Rows =
            [
                [
                    new CallbackButton(
                        context.Words.EditThis,
                        new CallbackData.ShowArticleMenu(passage.Key.Article).Encode()
                    ),
                    new CallbackButton(context.Words.DealtWith, new CallbackData.CloseRejected(passage.Key).Encode()),
                ],
            ],
        };
    }

    private static CallbackButton TellAll(Passage passage, int question, int count, Phrases words) =>
        new(words.TellAll(count), new CallbackData.TellAskers(passage.Key, question, count).Encode())
        {
            IsPrimary = true,
        };

    /// <summary>Whether messages to other chats can be sent: not from the terminal.</summary>
    private static bool CanTell(ReplyContext context) => context.Chat.Id != 0;

    private ButtonResponse WithGroup(int id, ReplyContext context, Func<QuestionGroup, ButtonResponse> respond) =>
        waiting.Find(id, context.Library) is { } group
            ? respond(group)
            : new ButtonResponse(null, context.Words.QuestionGone);

    private static ButtonResponse WithPassage(
        PassageKey key,
        ReplyContext context,
        Func<Passage, ButtonResponse> respond
    ) =>
        PassageLookup.Find(key, context.Library) is { } passage
            ? respond(passage)
            : new ButtonResponse(null, context.Words.PassageGone);

    private static string Counts(RejectedPassage count) =>
        $"👎 {count.Missed} 👍 {count.Helped} {Trend(count.Recent, count.Earlier)}";

    /// <summary>The last week, compared with the one before.</summary>
    private static char Trend(int recent, int earlier) =>
        recent > earlier ? '↗'
        : recent < earlier ? '↘'
        : '→';
}
