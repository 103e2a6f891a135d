using System.Collections.Immutable;
using NewsBot.Answering;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Moderation.Editing;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Search.Queries;
using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>
/// What readers did not get: questions that nothing answered, similar ones together, and passages that they rejected.
/// Leads from each to what helps: a passage that answers, a synonym, a note, a change of the article.
/// </summary>
internal sealed class QuestionReplies(
    EditorialService editor,
    EditDialog dialog,
    UnansweredQuestions unanswered,
    Feedback feedback,
    NotificationSignal signal,
    ConfidenceThresholds thresholds
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
        var groups = GetGroups(context);
        var rejected = FindRejected(context).ToList();
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
            buttons.Add(new CallbackButton(number, new CallbackData.ShowMiss((int)group[0].Id).Encode()));
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
                GetUnknownWords(Search(group, context)).ElementAtOrDefault(add.Word) is { } word
                    ? new ButtonResponse(dialog.BeginSynonym(word, context, person))
                    : new ButtonResponse(null, context.Words.QuestionGone)
            ),
            CallbackData.NoteMiss note => WithGroup(note.Question, context, group => new ButtonResponse(
                dialog.BeginNote(
                    GetIds(group),
                    ShownText.OneLine(group[0].Question, MaxQuestionLength),
                    context,
                    person
                )
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

    /// <summary>The groups, those that a moderator left a note about last.</summary>
    public List<List<UnansweredQuestion>> GetGroups(ReplyContext context) =>
        [
            .. QuestionClusters
                .Build(unanswered.All(), context.Library.Index)
                .OrderBy(group => group.Exists(question => question.Note is not null)),
        ];

    /// <summary>The rejected passages that are still as they were.</summary>
    public IEnumerable<(Passage Passage, RejectedPassage Count)> FindRejected(ReplyContext context) =>
        feedback
            .FindRejected()
            .Select(count =>
                PassageKey.Parse(count.Passage) is { } key && FindPassage(key, context) is { } passage
                    ? (passage, count)
                    : default
            )
            .Where(found => found.count is not null);

    private void AppendLine(RichTextBuilder text, string number, List<UnansweredQuestion> group, ReplyContext context)
    {
        text.Plain($"{number}. {group.Sum(question => question.Times)}× ")
            .Bold(ShownText.OneLine(group[0].Question, MaxQuestionLength));
        if (group.Count > 1)
            text.Plain($" +{group.Count - 1}");
        text.Plain(
                $" · {group[0].Language} {Trend(group.Sum(question => question.Recent), group.Sum(question => question.Earlier))}"
            )
            .Line();
        if (FindAnswer(group, context) is { } hit)
            text.Plain($"   → {context.Words.AnsweredSince(ShownText.OneLine(hit.Article.Headline, MaxListedLength))}")
                .Line();
        if (group.Find(question => question.Note is not null)?.Note is { } note)
            text.Plain($"   ✎ {ShownText.OneLine(note, MaxListedLength)}").Line();
    }

    /// <summary>A group with its spellings, and the passages that come closest to it.</summary>
    private Reply Group(List<UnansweredQuestion> group, ReplyContext context)
    {
        var words = context.Words;
        var id = (int)group[0].Id;
        var text = new RichTextBuilder();
        foreach (var question in group.Take(MaxSpellings))
            text.Plain($"{question.Times}× ").Bold(ShownText.OneLine(question.Question, MaxQuestionLength)).Line();
        if (group.Find(question => question.Note is not null)?.Note is { } note)
            text.Plain($"✎ {ShownText.OneLine(note, MaxQuestionLength)}").Line();
        var waiting = unanswered.FindWaiting(GetIds(group)).Count;
        text.Plain(words.CanBeTold(waiting)).Line();

        var rows = new List<ImmutableArray<Button>>();
        var result = Search(group, context);
        if (FindAnswer(group, context) is { } answer)
        {
            text.Line().Plain(words.AnsweredSince(ShownText.OneLine(answer.Article.Headline, MaxListedLength))).Line();
            ShortQuote.From(Passage.FromHit(answer)).AppendTo(text).Line();
            if (waiting > 0 && CanTell(context))
                rows.Add(Reply.Row(TellAll(Passage.FromHit(answer), id, waiting, words)));
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
            GetUnknownWords(result)
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
    private ButtonResponse Answer(
        List<UnansweredQuestion> group,
        PassageKey key,
        ReplyContext context,
        Person person
    ) => WithPassage(key, context, passage =>
        {
            if (editor.Find(passage.Article.Id) is not { Article: not null } stored)
                return new ButtonResponse(null, context.Words.ArticleGone);
            var best = Search(group, context)
                .Hits.FirstOrDefault(hit => hit.Article == passage.Article && hit.Paragraph == passage.Paragraph);
            var named = PassageWords.Select(passage with { Best = best?.Best ?? default });
            var result = editor.Apply(
                editor.ProposeQuestion(stored, ShownText.OneLine(group[0].Question, MaxQuestionLength), named),
                person.Id
            );
            var shown = EditReplies.Show(
                result,
                context.Words.QuestionWritten(ShownText.OneLine(passage.Article.Headline, MaxListedLength)),
                context
            );
            if (result.Id is null)
                return shown;
            var waiting = unanswered.FindWaiting(GetIds(group)).Count;
            if (waiting > 0 && !CanTell(context))
                return shown;
            if (waiting > 0)
                return shown with
                {
                    Reply = shown.Reply! with
                    {
                        Rows =
                        [
                            Reply.Row(TellAll(passage, (int)group[0].Id, waiting, context.Words)),
                            .. shown.Reply.Rows,
                        ],
                    },
                };

            // There is nobody to tell, so nothing is left to do.
            unanswered.Close(GetIds(group));
            return shown;
        });

    private ButtonResponse Tell(List<UnansweredQuestion> group, CallbackData.TellAskers tell, ReplyContext context)
    {
        if (FindPassage(tell.Passage, context) is null)
            return new ButtonResponse(null, context.Words.NotAnsweredYet);

        // As many are told as the button said: others who asked meanwhile are shown first.
        var waiting = unanswered.FindWaiting(GetIds(group)).Count;
        if (waiting != tell.Count)
            return ButtonResponse.InPlace(Group(group, context));
        if (!unanswered.Answer(GetIds(group), tell.Passage.ToString()))
            return new ButtonResponse(null, context.Words.NotDone);
        signal.Set();
        return ButtonResponse.InPlace(Reply.Of(context.Words.Told(waiting)));
    }

    private ButtonResponse Close(List<UnansweredQuestion> group, ReplyContext context)
    {
        unanswered.Close(GetIds(group));
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

    private SearchResult Search(List<UnansweredQuestion> group, ReplyContext context) =>
        context.Library.Index.Search(group[0].Question, SearchIndex.MaxHits, thresholds);

    /// <summary>The passage that answers one of the questions by now; null if none does.</summary>
    private Hit? FindAnswer(List<UnansweredQuestion> group, ReplyContext context) =>
        group
            .Select(question => context.Library.Index.Search(question.Question, top: 1, thresholds))
            .FirstOrDefault(result => result.Outcome == Outcome.Answer)
            ?.Hits[0];

    private static IEnumerable<string> GetUnknownWords(SearchResult result) =>
        result.Words.Where(word => word.Role == WordRole.Unknown).Select(word => word.Written).Distinct().Take(10);

    private ButtonResponse WithGroup(
        int id,
        ReplyContext context,
        Func<List<UnansweredQuestion>, ButtonResponse> respond
    ) =>
        GetGroups(context).Find(group => group.Exists(question => question.Id == id)) is { } group
            ? respond(group)
            : new ButtonResponse(null, context.Words.QuestionGone);

    private static ButtonResponse WithPassage(
        PassageKey key,
        ReplyContext context,
        Func<Passage, ButtonResponse> respond
    ) =>
        FindPassage(key, context) is { } passage
            ? respond(passage)
            : new ButtonResponse(null, context.Words.PassageGone);

    /// <summary>A passage, if its text is as it was.</summary>
    private static Passage? FindPassage(PassageKey key, ReplyContext context) =>
        context.Library.Find(key.Article) is { } article
        && key.Paragraph >= 1
        && key.Paragraph <= article.Paragraphs.Count
        && new Passage(article, key.Paragraph, default) is var passage
        && passage.Key == key
            ? passage
            : null;

    private static List<long> GetIds(List<UnansweredQuestion> group) => group.ConvertAll(question => question.Id);

    private static string Counts(RejectedPassage count) =>
        $"👎 {count.Missed} 👍 {count.Helped} {Trend(count.Recent, count.Earlier)}";

    /// <summary>The last week, compared with the one before.</summary>
    private static char Trend(int recent, int earlier) =>
        recent > earlier ? '↗'
        : recent < earlier ? '↘'
        : '→';
}
