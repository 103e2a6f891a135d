using System.Diagnostics.CodeAnalysis;
using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;
using NewsBot.Tests.Storage;

namespace NewsBot.Tests.Conversations;

/// <summary>
/// A newsroom as it lives: ten readers ask, reject, subscribe and are forgotten; two moderators publish, replace, correct,
/// retract, remove, undo, answer and tell; somebody edits files by hand; days pass, and the bot stops in the middle of
/// things. <c>CsCheck_Iter</c> sets the number of walks.
/// </summary>
public sealed class NewsroomWalkTests
{
    private const int MaxWalkLength = 100;

    private static readonly string[] Texts =
    [
        Some.Question,
        "Who opened the harbour bridge?",
        "How many were hurt in the harbour fire?",
        "Which ship sank in the harbour?",
        "Who won the rugby final?",
        "and when was that?",
        Some.Question,
        "Who opened the harbour bridge?",
        "/privacy",
        "/new",
        "/start",
    ];

    private static readonly string[] ModeratorTexts =
    [
        "/questions",
        "/questions",
        "/articles",
        "/remove fire",
        "/remove Sochi",
        "/status",
        "/edit ship",
        "/edit Sochi: outlet: Harbour News",
        "/correct bridge: It was on Wednesday.",
        "/correct fire",
        "/retract ship: There was no ship.",
        "/retract Sochi",
        "/retract",
        "It was in June.",
        "harbour",
        "/cancel",
        "/why",
    ];

    private static readonly string[] Articles =
    [
        Some.Sochi,
        Some.Bridge,
        "title: Fire in the harbour\ndate: 2020-03-01\nurl: https://news.example/fire\n\n"
            + "A fire broke out in the harbour on Monday, and two were hurt.",
        "title: Ship sinks\ndate: 2021-03-01\nurl: https://news.example/ship\n\n"
            + "The old ship sank in the harbour at night, and nobody was on board of it.",
    ];

    /// <summary>What a moderator sends: an article, a corrected one, a plain copy of one, or a page.</summary>
    private static readonly Func<string, (string Name, string Text)>[] Versions =
    [
        text => ("new.txt", text),
        text =>
            (
                "new.txt",
                text.Replace("Monday", "Tuesday", StringComparison.Ordinal) + "\n\nMore of it came in at night."
            ),
        text => ("plain.txt", text[text.IndexOf("\n\n", StringComparison.Ordinal)..].Trim()),
        text =>
            (
                "page.html",
                "<!doctype html><html><body><h1>"
                    + text.Split('\n')[0].Replace("title: ", "", StringComparison.Ordinal)
                    + "</h1><p>"
                    + text[text.IndexOf("\n\n", StringComparison.Ordinal)..].Trim()
                    + "</p></body></html>"
            ),
    ];

    /// <summary>What an operator may make of a file.</summary>
    private static readonly Func<string, string>[] Edits =
    [
        text => text,
        text => "correction: It was thirty groups.\n" + text,
        text => "correction: It was forty after all.\n" + text,
        text => "status: retracted\n" + text,
        text => "status: Withdrawn\ncorrection: There was none.\n" + text,
    ];

    /// <summary>Buttons that leave something behind: they are pressed more often than others.</summary>
    private static readonly Type[] ReadersKinds =
    [
        typeof(CallbackData.WatchArticle),
        typeof(CallbackData.WatchArticle),
        typeof(CallbackData.RequestArticle),
        typeof(CallbackData.MarkHelpful),
    ];

    private static readonly Type[] ModeratorsKinds =
    [
        typeof(CallbackData.PublishDraft),
        typeof(CallbackData.ReplaceArticle),
        typeof(CallbackData.ReplaceArticle),
        typeof(CallbackData.DiscardDraft),
        typeof(CallbackData.ShowArticleMenu),
        typeof(CallbackData.BeginEdit),
        typeof(CallbackData.ChooseArticle),
        typeof(CallbackData.ConfirmEdit),
        typeof(CallbackData.ConfirmEdit),
        typeof(CallbackData.ConfirmEdit),
        typeof(CallbackData.CancelEdit),
        typeof(CallbackData.OmitText),
        typeof(CallbackData.UndoEdit),
        typeof(CallbackData.UndoEdit),
        typeof(CallbackData.ShowMiss),
        typeof(CallbackData.ShowMiss),
        typeof(CallbackData.AnswerMiss),
        typeof(CallbackData.AddSynonym),
        typeof(CallbackData.NoteMiss),
        typeof(CallbackData.CloseMiss),
        typeof(CallbackData.TellAskers),
        typeof(CallbackData.TellAskers),
        typeof(CallbackData.ShowRejected),
        typeof(CallbackData.CloseRejected),
    ];

    private static readonly Person[] Readers =
    [
        .. Enumerable.Range(1, 10).Select(i => new Person(6_000_000 + i, i % 2 == 0 ? "de" : "en")),
    ];

    private static readonly Person[] Moderators =
    [
        new(6_000_011, "en", IsModerator: true),
        new(6_000_012, "en", IsModerator: true),
    ];

    private static readonly Person[] People = [.. Readers, .. Moderators];

    /// <summary>What readers do in one go: a question, and the buttons that they press then.</summary>
    private static readonly Type[][] ReadersActs =
    [
        [typeof(CallbackData.WatchArticle)],
        [typeof(CallbackData.MarkUnhelpful), typeof(CallbackData.NoneHelped), typeof(CallbackData.RequestArticle)],
        [typeof(CallbackData.NoneHelped), typeof(CallbackData.RequestArticle)],
        [typeof(CallbackData.RequestArticle)],
        [typeof(CallbackData.MarkHelpful)],
    ];

    private static readonly (string Text, Type[] Kinds)[] ModeratorsActs =
    [
        ("/questions", [typeof(CallbackData.ShowMiss), typeof(CallbackData.TellAskers)]),
        (
            "/questions",
            [typeof(CallbackData.ShowMiss), typeof(CallbackData.AnswerMiss), typeof(CallbackData.TellAskers)]
        ),
        ("/questions", [typeof(CallbackData.ShowMiss), typeof(CallbackData.AnswerMiss)]),
        ("/questions", [typeof(CallbackData.ShowMiss), typeof(CallbackData.CloseMiss)]),
        ("/questions", [typeof(CallbackData.ShowMiss), typeof(CallbackData.AddSynonym)]),
        ("/questions", [typeof(CallbackData.ShowMiss), typeof(CallbackData.NoteMiss)]),
        ("/questions", [typeof(CallbackData.ShowRejected), typeof(CallbackData.CloseRejected)]),
        ("/correct Sochi: It was thirty.", [typeof(CallbackData.ConfirmEdit)]),
        ("/correct fire: Three were hurt.", [typeof(CallbackData.ConfirmEdit), typeof(CallbackData.UndoEdit)]),
        ("/retract Sochi: There was none.", [typeof(CallbackData.ConfirmEdit)]),
        ("/remove bridge", [typeof(CallbackData.ConfirmEdit)]),
        ("/edit Sochi", [typeof(CallbackData.BeginEdit), typeof(CallbackData.ConfirmEdit)]),
    ];

    private static readonly Gen<Person> AnyModerator = Some.OneOf(Moderators);

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (
            8,
            Gen.Select(Some.OneOf(People), Some.OneOf(Texts))
                .Select((person, text) => (Step)new Step.Says(person, text, InGroup: false))
        ),
        (
            1,
            Gen.Select(Some.OneOf(Readers), Gen.Bool)
                .Select((person, inGroup) => (Step)new Step.Says(person, "/forget", inGroup))
        ),
        (
            7,
            Gen.Select(AnyModerator, Some.OneOf(ModeratorTexts))
                .Select((person, text) => (Step)new Step.Says(person, text, InGroup: false))
        ),
        (
            12,
            Gen.Select(Some.OneOf(Readers), Some.OneOf(Texts), Some.OneOf(ReadersActs))
                .Select((person, text, kinds) => (Step)new Step.Acts(person, text, kinds))
        ),
        (
            12,
            Gen.Select(AnyModerator, Some.OneOf(ModeratorsActs))
                .Select((person, act) => (Step)new Step.Acts(person, act.Text, act.Kinds))
        ),
        (
            3,
            Gen.Select(Some.OneOf(People), Gen.Int[0, 10_000])
                .Select((person, number) => (Step)new Step.Presses(person, number, null))
        ),
        (
            10,
            Gen.Select(Some.OneOf(Readers), Gen.Int[0, 3], Some.OneOf(ReadersKinds))
                .Select((person, number, kind) => (Step)new Step.Presses(person, number, kind))
        ),
        (
            16,
            Gen.Select(AnyModerator, Gen.Int[0, 3], Some.OneOf(ModeratorsKinds))
                .Select((person, number, kind) => (Step)new Step.Presses(person, number, kind))
        ),
        (
            4,
            Gen.Select(AnyModerator, Some.OneOf(Articles), Some.OneOf(Versions))
                .Select((person, text, version) => (Step)new Step.Submits(person, version(text)))
        ),
        (
            3,
            Gen.Select(Gen.Int[0, Articles.Length - 1], Some.OneOf(Edits))
                .Select((article, edit) => (Step)new Step.Writes($"{article}.txt", edit(Articles[article])))
        ),
        (1, Gen.Int[0, Articles.Length - 1].Select(article => (Step)new Step.Deletes($"{article}.txt"))),
        (7, Gen.Const((Step)new Step.CatchesUp())),
        (5, Gen.Int[0, 3].Select(sent => (Step)new Step.Tells(sent))),
        (1, Gen.Int[1, 20].Select(days => (Step)new Step.DaysPass(days))),
        (1, Gen.Const((Step)new Step.Restarts()))
    );

    [Fact]
    public void Retention_notifications_files_and_quotes_hold_in_every_history() =>
        AnyStep
            .Array[20, MaxWalkLength]
            .Sample(walk =>
            {
                using var newsroom = new Newsroom();
                foreach (var step in walk)
                    newsroom.Take(step);
            });

    private abstract record Step
    {
        public sealed record Says(Person Person, string Text, bool InGroup) : Step;

        /// <summary>Somebody writes, and presses buttons of some kinds, each of the reply to the one before.</summary>
        public sealed record Acts(Person Person, string Text, Type[] Kinds) : Step;

        /// <summary>
        /// Somebody presses a button that they ever saw, of one kind where one is named; number 0 is the latest.
        /// </summary>
        public sealed record Presses(Person Person, int Number, Type? Kind) : Step;

        public sealed record Submits(Person Person, (string Name, string Text) File) : Step;

        public sealed record Writes(string File, string Text) : Step;

        public sealed record Deletes(string File) : Step;

        public sealed record CatchesUp : Step;

        /// <summary>The notices that are due are sent; the bot stops after some of them.</summary>
        public sealed record Tells(int Sent) : Step;

        public sealed record DaysPass(int Days) : Step;

        public sealed record Restarts : Step;
    }

    private sealed class Newsroom : IDisposable
    {
        private static readonly ChatContext Group = new(-6_000_009, IsGroup: true);

        private readonly TempFolder _temp = new();
        private readonly FakeTimeProvider _time = Some.Clock();
        private readonly Database _database = Database.Temporary();
        private readonly ArticleFolder _folder;
        private readonly CurrentLibrary _current;
        private readonly Dictionary<Person, List<(CallbackButton Choice, string? Question)>> _seen =
            People.ToDictionary(person => person, _ => new List<(CallbackButton, string?)>());
        private ServiceProvider _services;
        private Conversation _conversation;
        private ChangeNotifications _notices;

        // What should be so.
        private readonly Dictionary<(long Chat, ArticleKey Article), (string? Correction, DateTimeOffset At)> _wishes =
        [];
        private readonly Dictionary<(string Question, long Chat), DateTimeOffset> _asked = [];
        private readonly Dictionary<(string Question, long Chat), DateTimeOffset> _answered = [];
        private readonly Dictionary<long, DateTimeOffset> _lastKept = [];
        private readonly Dictionary<string, string> _state = new(StringComparer.Ordinal);
        private readonly ContentStore _contents;
        private long _lastEntry;
        private int _writes;

        public Newsroom()
        {
            Directory.CreateDirectory(ArticlesFolder);
            _contents = new ContentStore(Path.Combine(_temp.Path, "data", "history"));
            Write("0.txt", Some.Sochi);
            Write("1.txt", Some.Bridge);
            _folder = new ArticleFolder(
                ArticlesFolder,
                _time,
                new LastGoodVersions(Path.Combine(_temp.Path, "data", "last-good"))
            );
            _current = new CurrentLibrary(LibraryBuilder.Load(_folder));
            Start();
        }

        private string ArticlesFolder => Path.Combine(_temp.Path, "articles");

        public void Dispose()
        {
            _database.Dispose();
            _temp.Dispose();
        }

        public void Take(Step step)
        {
            // Nothing happens at the same moment as anything else.
            _time.Advance(TimeSpan.FromSeconds(1));
            switch (step)
            {
                case Step.Says said:
                    var reply = _conversation.ReplyTo(
                        new IncomingMessage(said.Text, said.Person, said.InGroup ? Group : PrivateOf(said.Person))
                    );
                    if (said.Text == "/forget")
                        Forget(said.Person);
                    Look(reply, said.Person, said.Text);
                    break;
                case Step.Acts act:
                    var last = _conversation.ReplyTo(new IncomingMessage(act.Text, act.Person, PrivateOf(act.Person)));
                    Look(last, act.Person, act.Text);
                    foreach (var kind in act.Kinds)
                    {
                        if (
                            last.CallbackButtons.FirstOrDefault(button =>
                                kind.IsInstanceOfType(CallbackData.Parse(button.Data))
                            )
                            is not { } next
                        )
                            break;
                        if (Press(act.Person, next, act.Text) is not { } shown)
                            break;
                        last = shown;
                    }

                    break;
                case Step.Presses pressed
                    when _seen[pressed.Person]
                        .FindAll(seen => pressed.Kind?.IsInstanceOfType(CallbackData.Parse(seen.Choice.Data)) ?? true)
                        is { Count: > 0 } seen:
                    var (choice, question) = seen[^(1 + (pressed.Number % seen.Count))];
                    Press(pressed.Person, choice, question);
                    break;
                case Step.Submits submitted:
                    Look(
                        _services.Submits(
                            submitted.File.Name,
                            Encoding.UTF8.GetBytes(submitted.File.Text),
                            submitted.Person,
                            PrivateOf(submitted.Person)
                        ),
                        submitted.Person,
                        null
                    );
                    break;
                case Step.Writes written:
                    Write(written.File, written.Text);
                    break;
                case Step.Deletes deleted:
                    File.Delete(Path.Combine(ArticlesFolder, deleted.File));
                    _state.Remove(deleted.File);
                    break;
                case Step.CatchesUp:
                    var content = _folder.Read(_folder.Scan(), _current.Value.Content);
                    _folder.Good!.Keep(content);
                    _current.Value = LibraryBuilder.Build(_folder.Path, content, _current.Value.Indexed);
                    AssertNoLinkHasTwoArticles();
                    break;
                case Step.Tells told:
                    Tell(told.Sent);
                    break;
                case Step.DaysPass passed:
                    _time.Advance(TimeSpan.FromDays(passed.Days));
                    break;
                case Step.Restarts:
                    Start();
                    break;
            }

            AssertTheLogLeadsToTheFolder();
            AssertNobodyIsKeptTooLong();
        }

        private Reply? Press(Person person, CallbackButton choice, string? question)
        {
            var room = PrivateOf(person);
            var due = FindDue();
            var response = _conversation.Press(new ButtonPress(choice.Data, person, room, question));
            var words = Phrases.In(person.Language);
            var isKept =
                response.Toast is { } notice
                && (notice == words.WillTell || notice == words.ModeratorsAsked || notice == words.ThanksForHelpful);
            if (isKept)
                _lastKept[person.Id] = _time.GetUtcNow();
            switch (CallbackData.Parse(choice.Data))
            {
                case CallbackData.WatchArticle wish when isKept:
                    _wishes[(room.Id, wish.Passage.Article)] = (
                        _current.Value.Find(wish.Passage.Article)!.Correction,
                        _time.GetUtcNow()
                    );
                    break;
                case CallbackData.RequestArticle when isKept:
                    _asked[(question!, room.Id)] = _time.GetUtcNow();
                    break;
                case CallbackData.MarkUnhelpful or CallbackData.NoneHelped:
                    _lastKept[person.Id] = _time.GetUtcNow();
                    break;
                case CallbackData.OptOut { IsOut: true }:
                    Forget(person);
                    break;
                case CallbackData.TellAskers tell when response.Reply?.Text.ToString() == words.Told(tell.Count):
                    var added = FindDue().Except(due).ToList();
                    Assert.Equal(tell.Count, added.Select(answer => answer.Chat).Distinct().Count());
                    foreach (var answer in added)
                    {
                        Assert.True(_asked.Remove(answer, out var at));
                        _answered[answer] = at;
                    }

                    break;
            }

            Assert.False(response.Reply is null && string.IsNullOrEmpty(response.Toast), choice.Label);
            if (response.Reply is { } reply)
                Look(reply, person, question);
            return response.Reply;
        }

        private void Tell(int sent)
        {
            var now = _time.GetUtcNow();
            foreach (var (wish, (_, at)) in _wishes.ToList())
                _ = now - at > TimeSpan.FromDays(30) && _wishes.Remove(wish);
            foreach (var (asked, at) in _asked.ToList())
                _ = now - at > TimeSpan.FromDays(30) && _asked.Remove(asked);
            foreach (var (person, at) in _lastKept.ToList())
                _ = now - at > TimeSpan.FromDays(30) && _lastKept.Remove(person);
            var due = _wishes
                .Where(wish =>
                    _current.Value.FindRetracted(wish.Key.Article) is not null
                    || (
                        _current.Value.Find(wish.Key.Article)?.Correction is { } correction
                        && correction != wish.Value.Correction
                    )
                )
                .Select(wish => (wish.Key.Chat, wish.Key.Article))
                .ToList();
            var waiting = FindDue();
            var notes = _notices.Due([]).ToList();

            // Whoever was to get a passage that is gone waits again.
            foreach (var answer in waiting.Except(FindDue()))
                _asked[answer] = _answered[answer];
            var answers = notes.FindAll(note => FindAnswered(note.Note) is not null);
            Assert.Equal(FindDue().Order(), answers.Select(note => (FindAnswered(note.Note)!, note.Note.Chat)).Order());
            Assert.Equal(
                due.Select(Told).Order(StringComparer.Ordinal),
                notes
                    .Except(answers)
                    .Select(note =>
                        $"{note.Note.Chat}: {note.Note.Reply.Text.ToString().Split('\n')[0].Split(": ", 2)[1]}"
                    )
                    .Order(StringComparer.Ordinal)
            );
            foreach (var (note, told) in notes.Take(sent))
            {
                told();
                AssertQuotesAreLive(note.Reply);
                if (FindAnswered(note) is { } question)
                    Assert.DoesNotContain((question, note.Chat), FindDue());
                else
                    _wishes.Remove(
                        due.First(wish =>
                            wish.Chat == note.Chat
                            && note.Reply.Text.ToString().Contains(HeadlineOf(wish.Article), StringComparison.Ordinal)
                        )
                    );
            }

            string Told((long Chat, ArticleKey Article) wish) => $"{wish.Chat}: {HeadlineOf(wish.Article)}";

            string HeadlineOf(ArticleKey article) =>
                (_current.Value.FindRetracted(article) ?? _current.Value.Find(article))!.Headline;
        }

        /// <summary>The answers that are to be sent, each question of each chat once.</summary>
        private List<(string Question, long Chat)> FindDue() =>
            [.. _services.Get<UnansweredQuestions>().FindDue().Select(answer => (answer.Text, answer.Chat))];

        /// <summary>The question that a note answers; null if it is about a change.</summary>
        private static string? FindAnswered(Notification note) =>
            Texts.FirstOrDefault(text =>
                new[] { "en", "de" }.Any(language =>
                    note.Reply.Text.ToString()
                        .StartsWith(Phrases.In(language).NowAnswered(text), StringComparison.Ordinal)
                )
            );

        private void Forget(Person person)
        {
            foreach (var wish in _wishes.Keys.Where(wish => wish.Chat == person.Id).ToList())
                _wishes.Remove(wish);
            foreach (var asked in _asked.Keys.Where(asked => asked.Chat == person.Id).ToList())
                _asked.Remove(asked);
            _lastKept.Remove(person.Id);
        }

        private void Look(Reply reply, Person person, string? question)
        {
            AssertQuotesAreLive(reply);
            _seen[person].AddRange(reply.CallbackButtons.Select(choice => (choice, question)));
        }

        private void AssertQuotesAreLive(Reply reply)
        {
            // A report or a preview shows what is in no library yet.
            if (
                reply.CallbackButtons.Any(choice =>
                    CallbackData.Parse(choice.Data) is CallbackData.PublishDraft or CallbackData.ConfirmEdit
                )
            )
                return;
            foreach (var quote in reply.Text.Parts.OfType<Part.Quote>())
                Assert.Contains(_current.Value.Index.Articles.SelectMany(article => article.Paragraphs), paragraph =>
                    paragraph.Contains(quote.Text, StringComparison.Ordinal)
                );
        }

        /// <summary>
        /// What was there, with the edits by hand and the changes in the audit log in their order, is what is there; and
        /// every content that a change replaced is kept.
        /// </summary>
        private void AssertTheLogLeadsToTheFolder()
        {
            var log = _services.Get<AuditLog>();
            Assert.Empty(log.FindUnfinished());
            foreach (
                var entry in log.Last(int.MaxValue).Where(entry => entry.Id > _lastEntry).OrderBy(entry => entry.Id)
            )
            {
                _lastEntry = entry.Id;
                foreach (var (file, before, after) in entry.Files)
                {
                    Assert.Equal(before, _state.GetValueOrDefault(file));
                    Assert.True(before is null || _contents.Find(before) is not null);
                    if (after is null)
                        _state.Remove(file);
                    else
                        _state[file] = after;
                }
            }

            Assert.Equal(
                _state.Select(file => $"{file.Key} {file.Value}").Order(StringComparer.Ordinal),
                Directory
                    .GetFiles(ArticlesFolder, "*", SearchOption.AllDirectories)
                    .Select(file => $"{Path.GetFileName(file)} {ContentStore.GetHash(File.ReadAllBytes(file))}")
                    .Order(StringComparer.Ordinal)
            );
        }

        private void AssertNoLinkHasTwoArticles() =>
            Assert.Distinct(_current.Value.Index.Articles.Select(article => article.Url).OfType<Uri>());

        private void AssertNobodyIsKeptTooLong()
        {
            // That somebody wants nothing kept is kept, and who changed an article.
            foreach (var person in People.Where(person => !_lastKept.ContainsKey(person.Id)))
                Assert.All(StoredRows.Naming(_database, person.Id), row =>
                    Assert.True(
                        row.StartsWith("opted_out", StringComparison.Ordinal)
                            || row.StartsWith("audit", StringComparison.Ordinal)
                            || row.StartsWith("pending_edits", StringComparison.Ordinal)
                            || row.StartsWith("digests", StringComparison.Ordinal),
                        row
                    )
                );
        }

        private void Write(string file, string text)
        {
            var path = Path.Combine(ArticlesFolder, file);
            _state[file] = ContentStore.GetHash(Encoding.UTF8.GetBytes(text));
            File.WriteAllText(path, text);

            // A time of its own, as it has where two writes are more than a tick apart.
            File.SetLastWriteTimeUtc(path, new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(++_writes));
        }

        [MemberNotNull(nameof(_services), nameof(_conversation), nameof(_notices))]
        private void Start()
        {
            _services = Some.Services(
                _current,
                _database,
                new ConfidenceThresholds(Answer: 0.5, Answerability: 0.3),
                time: _time,
                folder: _temp.Path
            );
            _conversation = _services.Get<Conversation>();
            _notices = _services.Get<ChangeNotifications>();
        }

        private static ChatContext PrivateOf(Person person) => new(person.Id, IsGroup: false);
    }
}
