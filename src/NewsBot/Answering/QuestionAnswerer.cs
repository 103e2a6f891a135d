using System.Collections.Immutable;
using System.Globalization;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Search.Queries;
using NewsBot.Search.Text;
using NewsBot.Storage;

namespace NewsBot.Answering;

/// <summary>The reply to a question, and to the buttons below it.</summary>
/// <param name="thresholds">Where confidence becomes an outcome.</param>
/// <param name="feedback">What people thought of passages.</param>
/// <param name="unanswered">What they asked the moderators for.</param>
internal sealed class QuestionAnswerer(
    ConfidenceThresholds thresholds,
    Feedback feedback,
    UnansweredQuestions unanswered
)
{
    /// <summary>The longest that a button's label gets.</summary>
    public const int LongestLabel = 60;

    private const int MostAlternatives = 2;
    private const int MostMeant = 3;
    private const int MostCorrections = 3;
    private const int LongestWord = 60;
    private const int LongestEarlier = 100;

    private const string Undetermined = "und";

    /// <summary>From this share of the first hit's score on, a hit of another article is as likely meant.</summary>
    private const double NearlyLevel = 0.97;

    /// <summary>Looks a question up and says what was found.</summary>
    /// <param name="question">The question.</param>
    /// <param name="scene">Where it was asked.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="showsQuestion">Whether the question stands above: the person has not written it.</param>
    /// <param name="recent">
    /// What was asked and answered just before; null where nothing was, or the question is no follow-up.
    /// </param>
    public AnsweredQuestion Answer(
        string question,
        ReplyContext scene,
        Person person,
        bool showsQuestion = false,
        RecentAnswer? recent = null
    )
    {
        var library = scene.Library;
        var alone = library.Index.Search(question, SearchIndex.MostHits, thresholds);
        var followUp = recent is null
            ? null
            : library.Index.FollowUp(alone, recent.Question, recent.ArticleId, recent.Paragraph);
        var result = followUp ?? alone;
        var text = new RichTextBuilder();
        if (showsQuestion)
            text.Bold(ShownText.OneLine(question, QuoteWriter.LongestHeadline)).Line();
        if (followUp is not null)
            text.Plain(scene.Words.FollowUp(ShownText.OneLine(recent!.Question, LongestEarlier))).Line();
        return new AnsweredQuestion(
            Put(question, result, text, scene, person),
            result.Outcome == Outcome.None ? null : Passage.Of(result.Hits[0]),
            result.Outcome
        );
    }

    private Reply Put(string question, SearchResult result, RichTextBuilder text, ReplyContext scene, Person person)
    {
        var library = scene.Library;
        if (result.Outcome != Outcome.Answer && RetractedFor(question, result.Answerability, library) is { } retracted)
            QuoteWriter.AppendNotice(text, scene.Words.Retracted, retracted).Line().Line();
        if (result.Outcome == Outcome.None)
            return NoAnswerReply.To(text, result, scene);

        if (result.Outcome == Outcome.Unsure && Level(result, scene) is { Count: > 1 } level)
            return WhichOne(text, level, scene);
        AppendLanguage(text, result, scene, person);
        if (result.Outcome == Outcome.Unsure)
            text.Plain(scene.Words.Unsure).Line();
        AppendCorrections(text, result, scene);
        var hits = PassageList.HitsOf(result).ToList();
        var (offer, first) = (PassageList.Of(hits), Passage.Of(hits[0]));
        return result.Outcome == Outcome.Unsure
            ? PassageReply.WithAlternatives(text, first, offer, Alternatives(hits, offer, scene), scene)
            : PassageReply.Of(text, first, offer, scene);
    }

    /// <summary>
    /// Questions to try, at most one per article, the latest article first: authored ones whose answer is sure. A first
    /// impression must not be a wrong answer.
    /// </summary>
    public IEnumerable<CallbackButton> Examples(ReplyContext scene) =>
        scene
            .Library.SureQuestions.Where(link =>
                scene.Library.Index.Search(link.Question.Text, top: 1, thresholds).Outcome == Outcome.Answer
            )
            .Select(link => (link.Article, Button: LibraryReplies.QuestionButton(link.Article, link.Question)))
            .Where(example => example.Button is not null)
            .DistinctBy(example => example.Article.Id)
            .Select(example => example.Button!);

    /// <summary>The passage of an offer that is to be shown, in the place of the one before.</summary>
    public ButtonResponse Show(PassageList offer, ReplyContext scene, string? question) =>
        Present(offer, scene, question, PassageReply.Of);

    /// <summary>A passage between its neighbours, in the place of the passage alone.</summary>
    public ButtonResponse ShowAround(PassageList offer, ReplyContext scene, string? question) =>
        Present(offer, scene, question, PassageReply.Around);

    /// <summary>Notes that a passage helped.</summary>
    public ButtonResponse Helped(PassageKey passage, ReplyContext scene, Person person)
    {
        var isKept = feedback.Add(passage.ToString(), person.Id, helped: true);
        return new ButtonResponse(null, isKept ? scene.Words.ThanksForHelpful : scene.Words.NotDone);
    }

    /// <summary>Notes that a passage did not help, and offers the others.</summary>
    public ButtonResponse Missed(PassageList offer, ReplyContext scene, Person person, string? question)
    {
        feedback.Add(offer.Shown.ToString(), person.Id, helped: false);
        var hits = HitsOf(question, scene);
        var others = new List<ImmutableArray<Button>>();
        for (var i = 0; i < offer.Passages.Length; i++)
        {
            if (i != offer.Current && Find(offer.Passages[i], scene, hits).Excerpt is { } excerpt)
                others.Add(
                    Row(
                        ShownText.OneLine(Best(excerpt), LongestLabel),
                        new CallbackData.ShowPassage(offer with { Current = i })
                    )
                );
        }

        if (others.Count == 0)
            return new ButtonResponse(
                Reply.Of(scene.Words.NothingElse) with
                {
                    Placement = ReplyPlacement.Ephemeral,
                    Rows =
                    [
                        [NoAnswerReply.AskModerators(scene)],
                    ],
                }
            );
        return new ButtonResponse(
            Reply.Of(scene.Words.OthersInstead) with
            {
                Placement = ReplyPlacement.Ephemeral,
                Rows = [.. others, Row(scene.Words.NoneOfThese, new CallbackData.NoneHelped(offer.Shown))],
            }
        );
    }

    /// <summary>None of the passages helped.</summary>
    public static ButtonResponse NoneHelped(ReplyContext scene) =>
        new(
            Reply.Of(scene.Words.NoneNoted) with
            {
                Placement = ReplyPlacement.EditInPlace,
                Rows =
                [
                    [NoAnswerReply.AskModerators(scene)],
                ],
            }
        );

    /// <summary>Keeps a question for the moderators.</summary>
    public ButtonResponse AskModerators(string? question, ReplyContext scene, Person person)
    {
        if (string.IsNullOrWhiteSpace(question))
            return new ButtonResponse(null, scene.Words.SayItAgain);
        var isKept = unanswered.Add(
            question,
            scene.Library.Index.Search(question, top: 1, thresholds).Language,
            scene.Room.Chat,
            person.Language
        );
        return new ButtonResponse(null, isKept ? scene.Words.ModeratorsAsked : scene.Words.NotDone);
    }

    private IReadOnlyList<Hit> HitsOf(string? question, ReplyContext scene) =>
        question is null ? [] : scene.Library.Index.Search(question, SearchIndex.MostHits, thresholds).Hits;

    /// <summary>A passage by its key, on the sentence that answers best, where it is a hit.</summary>
    /// <returns>No excerpt where it is gone.</returns>
    private static (Passage? Excerpt, bool IsChanged) Find(PassageKey key, ReplyContext scene, IReadOnlyList<Hit> hits)
    {
        if (
            scene.Library.Find(key.Article) is not { } article
            || key.Paragraph < 1
            || key.Paragraph > article.Paragraphs.Count
        )
            return (null, false);
        var excerpt = new Passage(article, key.Paragraph, default);
        var best = hits.FirstOrDefault(hit => hit.Article == article && hit.Paragraph == key.Paragraph);
        return (excerpt with { Best = best?.Best ?? default }, excerpt.Key != key);
    }

    private ButtonResponse Present(
        PassageList offer,
        ReplyContext scene,
        string? question,
        Func<RichTextBuilder, Passage, PassageList, ReplyContext, Reply> put
    )
    {
        var (found, isChanged) = Find(offer.Shown, scene, HitsOf(question, scene));
        if (found is not { } excerpt)
            return new ButtonResponse(null, scene.Words.PassageGone);
        var text = new RichTextBuilder();
        if (isChanged)
            text.Plain(scene.Words.PassageChanged).Line();
        return new ButtonResponse(
            put(text, excerpt, offer with { Passages = offer.Passages.SetItem(offer.Current, excerpt.Key) }, scene) with
            {
                Placement = ReplyPlacement.EditInPlace,
            }
        );
    }

    /// <summary>A retracted article that would rather have answered than any that is live.</summary>
    private Article? RetractedFor(string question, double known, Library library) =>
        library.Retracted?.Search(question, top: 1, thresholds) is { Outcome: not Outcome.None } result
        && result.Answerability > known
            ? result.Hits[0].Article
            : null;

    /// <summary>The first hits of articles that are as likely meant as the first one.</summary>
    private static List<Hit> Level(SearchResult result, ReplyContext scene) =>
        [
            .. result
                .Hits.TakeWhile((hit, i) => i == 0 || hit.Score >= NearlyLevel * result.Hits[0].Score)
                .DistinctBy(hit => hit.Article.Id)
                .Where((hit, i) => i == 0 || !scene.Library.AlsoIn(hit.Article, hit.Text).Any())
                .Take(MostMeant),
        ];

    private static Reply WhichOne(RichTextBuilder text, List<Hit> level, ReplyContext scene)
    {
        var offer = PassageList.Of(level);
        text.Plain(scene.Words.WhichOne);
        return new Reply(text.Build())
        {
            Rows =
            [
                .. level.Select(
                    (hit, i) =>
                        Row(
                            LibraryReplies.Label(hit.Article, scene),
                            new CallbackData.ShowPassage(offer with { Current = i })
                        )
                ),
                .. scene.Room.IsGuest
                    ? []
                    : new[] { Row(scene.Words.NoneOfThese, new CallbackData.NoneHelped(offer.Shown)) },
            ],
            Placement = ReplyPlacement.Ephemeral,
        };
    }

    private static void AppendCorrections(RichTextBuilder text, SearchResult result, ReplyContext scene)
    {
        foreach (var word in result.Words.Where(word => word.Role == WordRole.Corrected).Take(MostCorrections))
            text.Fill(
                    scene.Words.SearchedFor,
                    new Part.Bold(ShownText.OneLine(word.CorrectionWritten!, LongestWord)),
                    new Part.Plain(ShownText.OneLine(word.Written, LongestWord))
                )
                .Line();
    }

    /// <summary>Who asks in one language is told that the passage is in another, unless it is their own.</summary>
    private static void AppendLanguage(RichTextBuilder text, SearchResult result, ReplyContext scene, Person person)
    {
        if (
            scene.Library.LanguageOf(result.Hits[0].Article) is not { } written
            || written == result.Language
            || result.Language == Undetermined
            || written == Undetermined
        )
            return;
        if (person.Language?.StartsWith(written, StringComparison.OrdinalIgnoreCase) == true)
            return;
        text.Plain(scene.Words.OtherLanguage(CultureInfo.GetCultureInfo(written).NativeName)).Line();
    }

    /// <summary>
    /// Where the first passage may be wrong, the next ones to choose from, each by its best sentence.
    /// </summary>
    private static IEnumerable<ImmutableArray<Button>> Alternatives(
        List<Hit> hits,
        PassageList offer,
        ReplyContext scene
    ) =>
        hits.Skip(1)
            .Take(MostAlternatives)
            .Select(
                (hit, i) =>
                    Row(
                        ShownText.OneLine(scene.Words.Or(Best(Passage.Of(hit))), LongestLabel),
                        new CallbackData.ShowPassage(offer with { Current = i + 1 })
                    )
            );

    private static string Best(Passage excerpt) => (
            excerpt.Best.Length > 0 ? excerpt.Best
            : Sentences.Of(excerpt.Text) is [var first, ..] ? first
            : new TextRange(0, excerpt.Text.Length)
        ).Of(excerpt.Text).ToString();

    private static ImmutableArray<Button> Row(string label, CallbackData data) =>
        Reply.Row(new CallbackButton(label, data.Encode()));
}
