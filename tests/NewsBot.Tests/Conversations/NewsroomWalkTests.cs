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
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;
using NewsBot.Tests.Storage;

namespace NewsBot.Tests.Conversations;

/// <summary>
/// A newsroom as it lives: readers ask, subscribe and are forgotten, a moderator publishes, removes and brings
/// back, an operator corrects and retracts files, days pass, and the bot stops in the middle of things.
/// </summary>
public sealed class NewsroomWalkTests
{
    private const int Walks = 100;
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
    ];

    private static readonly string[] Articles =
    [
        Some.Sochi,
        Some.Bridge,
        "title: Fire in the harbour\ndate: 2020-03-01\n\nA fire broke out in the harbour on Monday, and two were hurt.",
        "title: Ship sinks\ndate: 2021-03-01\n\nThe old ship sank in the harbour at night, and nobody was on board of it.",
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
        typeof(CallbackData.ChooseArticle),
        typeof(CallbackData.ConfirmEdit),
        typeof(CallbackData.UndoEdit),
        typeof(CallbackData.ShowMiss),
        typeof(CallbackData.ShowMiss),
        typeof(CallbackData.AnswerMiss),
        typeof(CallbackData.TellAskers),
        typeof(CallbackData.TellAskers),
    ];

    private static readonly Person[] People =
    [
        new(6_000_001, "en"),
        new(6_000_002, "de"),
        new(6_000_003, "en", IsModerator: true),
    ];

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (
            8,
            Gen.Select(Gen.Int[0, People.Length - 1], Gen.Int[0, Texts.Length - 1])
                .Select((person, text) => (Step)new Step.Says(People[person], Texts[text], InGroup: false))
        ),
        (
            1,
            Gen.Select(Gen.Int[0, 1], Gen.Bool)
                .Select((person, inGroup) => (Step)new Step.Says(People[person], "/forget", inGroup))
        ),
        (
            4,
            Gen.Int[0, ModeratorTexts.Length - 1]
                .Select(text => (Step)new Step.Says(People[2], ModeratorTexts[text], InGroup: false))
        ),
        (
            3,
            Gen.Select(Gen.Int[0, People.Length - 1], Gen.Int[0, 10_000])
                .Select((person, number) => (Step)new Step.Presses(People[person], number, null))
        ),
        (
            10,
            Gen.Select(Gen.Int[0, People.Length - 1], Gen.Int[0, 3], Gen.Int[0, ReadersKinds.Length - 1])
                .Select((person, number, kind) => (Step)new Step.Presses(People[person], number, ReadersKinds[kind]))
        ),
        (
            8,
            Gen.Select(Gen.Int[0, 3], Gen.Int[0, ModeratorsKinds.Length - 1])
                .Select((number, kind) => (Step)new Step.Presses(People[2], number, ModeratorsKinds[kind]))
        ),
        (2, Gen.Int[0, Articles.Length - 1].Select(article => (Step)new Step.Submits(Articles[article]))),
        (
            4,
            Gen.Select(Gen.Int[0, Articles.Length - 1], Gen.Int[0, Edits.Length - 1])
                .Select((article, edit) => (Step)new Step.Writes($"{article}.txt", Edits[edit](Articles[article])))
        ),
        (6, Gen.Const((Step)new Step.CatchesUp())),
        (5, Gen.Int[0, 3].Select(sent => (Step)new Step.Tells(sent))),
        (1, Gen.Int[1, 20].Select(days => (Step)new Step.DaysPass(days))),
        (1, Gen.Const((Step)new Step.Restarts()))
    );

    [Fact]
    public void Retention_notifications_files_and_quotes_hold_in_every_history() =>
        AnyStep
            .Array[20, MaxWalkLength]
            .Sample(
                walk =>
                {
                    using var newsroom = new Newsroom();
                    foreach (var step in walk)
                        newsroom.Take(step);
                },
                iter: Walks
            );

    private abstract record Step
    {
        public sealed record Says(Person Person, string Text, bool InGroup) : Step;

        /// <summary>
        /// Somebody presses a button that they ever saw, of one kind where one is named; number 0 is the latest.
        /// </summary>
        public sealed record Presses(Person Person, int Number, Type? Kind) : Step;

        public sealed record Submits(string Text) : Step;

        public sealed record Writes(string File, string Text) : Step;

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
        private readonly Dictionary<long, DateTimeOffset> _lastKept = [];
        private readonly HashSet<string> _texts = [];
        private int _files;
        private int _writes;

        public Newsroom()
        {
            Directory.CreateDirectory(ArticlesFolder);
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
                case Step.Presses pressed
                    when _seen[pressed.Person]
                        .FindAll(seen => pressed.Kind?.IsInstanceOfType(CallbackData.Parse(seen.Choice.Data)) ?? true)
                        is { Count: > 0 } seen:
                    var (choice, question) = seen[^(1 + (pressed.Number % seen.Count))];
                    Press(pressed.Person, choice, question);
                    break;
                case Step.Submits submitted:
                    _texts.Add(submitted.Text);
                    Look(
                        _services.Submits(
                            SubmittedText.FileName,
                            Encoding.UTF8.GetBytes(submitted.Text),
                            People[2],
                            PrivateOf(People[2])
                        ),
                        People[2],
                        null
                    );
                    break;
                case Step.Writes written:
                    Write(written.File, written.Text);
                    break;
                case Step.CatchesUp:
                    var content = _folder.Read(_folder.Scan(), _current.Value.Content);
                    _folder.Good!.Keep(content);
                    _current.Value = LibraryBuilder.Build(_folder.Path, content, _current.Value.Indexed);
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

            AssertFilesAreWhole();
            AssertNobodyIsKeptTooLong();
        }

        private void Press(Person person, CallbackButton choice, string? question)
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
                case CallbackData.PublishDraft when IsDone(response):
                    _files++;
                    break;
                case CallbackData.ConfirmEdit
                    when response.Reply?.Text.ToString().StartsWith("Removed: ", StringComparison.Ordinal) == true:
                    _files--;
                    break;
                case CallbackData.UndoEdit when IsDone(response):
                    // It may be the removal, the publication, an edit, or the undoing of one of them.
                    var now = Directory.GetFiles(ArticlesFolder, "*", SearchOption.AllDirectories).Length;
                    Assert.InRange(now, _files - 1, _files + 1);
                    _files = now;
                    break;
                case CallbackData.TellAskers tell when response.Reply?.Text.ToString() == words.Told(tell.Count):
                    var added = FindDue().Except(due).ToList();
                    Assert.Equal(tell.Count, added.Select(answer => answer.Chat).Distinct().Count());
                    Assert.All(added, answer => Assert.True(_asked.Remove((answer.Question, answer.Chat), out _)));
                    break;
            }

            if (response.Reply is { } reply)
                Look(reply, person, question);
        }

        private static bool IsDone(ButtonResponse response) =>
            response.Reply?.CallbackButtons.Any(choice => CallbackData.Parse(choice.Data) is CallbackData.UndoEdit)
            == true;

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
            var notes = _notices.Due([]).ToList();
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
            // A report shows a draft, which is in no library yet.
            if (reply.CallbackButtons.Any(choice => CallbackData.Parse(choice.Data) is CallbackData.PublishDraft))
                return;
            foreach (var quote in reply.Text.Parts.OfType<Part.Quote>())
                Assert.Contains(_current.Value.Index.Articles.SelectMany(article => article.Paragraphs), paragraph =>
                    paragraph.Contains(quote.Text, StringComparison.Ordinal)
                );
        }

        private void AssertFilesAreWhole()
        {
            var files = Directory.GetFiles(ArticlesFolder, "*", SearchOption.AllDirectories);
            Assert.Equal(_files, files.Length);
            // Moderators change headers, and nothing below them.
            Assert.All(files, file =>
                Assert.Contains(_texts, text =>
                    File.ReadAllText(file)
                        .EndsWith(text[text.IndexOf("\n\n", StringComparison.Ordinal)..], StringComparison.Ordinal)
                )
            );
        }

        private void AssertNobodyIsKeptTooLong()
        {
            // That somebody wants nothing kept is kept, and who changed an article.
            foreach (var person in People.Where(person => !_lastKept.ContainsKey(person.Id)))
                Assert.All(StoredRows.Naming(_database, person.Id), row =>
                    Assert.True(
                        row.StartsWith("opted_out", StringComparison.Ordinal)
                            || row.StartsWith("audit", StringComparison.Ordinal)
                            || row.StartsWith("pending_edits", StringComparison.Ordinal),
                        row
                    )
                );
        }

        private void Write(string file, string text)
        {
            _texts.Add(text);
            var path = Path.Combine(ArticlesFolder, file);
            if (!File.Exists(path))
                _files++;
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
