using System.Text;
using NewsBot.Answers;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Libraries;
using NewsBot.Messages;
using NewsBot.Newsroom;
using NewsBot.Search;
using NewsBot.Storage;
using NewsBot.Wording;

namespace NewsBot.Conversations;

/// <summary>What the bot says to what people say: the same in Telegram and in the terminal. Thread-safe.</summary>
internal sealed class Conversation
{
    private const int MostExamples = 3;
    private const int LongestCommand = 32;

    /// <summary>The name of what is written or forwarded: it is read as plain text.</summary>
    public const string PastedName = "pasted.txt";

    private const int LongestSubject = 1000;
    private const int LongestFollowUp = 80;

    private readonly CurrentLibrary _current;
    private readonly Answering _answering;
    private readonly InlineAnswers _inline;
    private readonly Moderating _moderating;
    private readonly ArticleDesk _desk;
    private readonly Privacy _privacy;
    private readonly Tally _tally;
    private readonly Chats _chats;
    private readonly RecentAnswers _recent;
    private readonly TimeProvider _time;

    /// <param name="current">The library to answer from.</param>
    /// <param name="thresholds">Where confidence becomes an outcome.</param>
    /// <param name="database">What is to be remembered.</param>
    /// <param name="desk">How moderators bring articles in and out.</param>
    /// <param name="keeping">How long anything is kept.</param>
    /// <param name="time">Tells how old an article is.</param>
    public Conversation(
        CurrentLibrary current,
        ConfidenceThresholds thresholds,
        Database database,
        ArticleDesk desk,
        Keeping keeping,
        TimeProvider time
    )
    {
        _current = current;
        _desk = desk;
        _privacy = new Privacy(database, keeping, time);
        _time = time;
        _recent = new RecentAnswers(time);
        _inline = new InlineAnswers(thresholds);
        _chats = new Chats(database);
        _tally = new Tally(database, time);
        _answering = new Answering(
            thresholds,
            new Feedback(database, new PersonalData(database, time), time),
            new Unanswered(database, time)
        );
        _moderating = new Moderating(desk, database, thresholds, time);
        Commands = new SlashCommands([
            new SlashCommand("start", words => words.StartDoes, Start),
            new SlashCommand("help", words => words.HelpDoes, (incoming, _) => Help(incoming)),
            new SlashCommand("latest", words => words.LatestDoes, (incoming, _) => Catalogue.Latest(SceneOf(incoming))),
            new SlashCommand(
                "sources",
                words => words.SourcesDoes,
                (incoming, _) => Catalogue.Sources(SceneOf(incoming))
            ),
            new SlashCommand("new", words => words.NewDoes, (incoming, _) => Forget(incoming)),
            new SlashCommand(
                "privacy",
                words => words.PrivacyDoes,
                (incoming, _) => _privacy.Tell(incoming.Person, SceneOf(incoming))
            ),
            new SlashCommand("forget", words => words.ForgetDoes, (incoming, _) => ForgetAll(incoming)),
            new SlashCommand("ask", null, (incoming, question) =>
                question.Length > 0
                    ? Counted(AnswerTo(incoming with { Text = question }))
                    : Reply.Of(SceneOf(incoming).Words.AskHow)
            )
            {
                IsAside = false,
            },
            new SlashCommand(
                "articles",
                words => words.ArticlesDoes,
                (incoming, _) => Moderating.Shelf(SceneOf(incoming))
            )
            {
                IsForModerators = true,
            },
            new SlashCommand("add", words => words.AddDoes, Add) { IsForModerators = true },
            new SlashCommand(
                "remove",
                words => words.RemoveDoes,
                (incoming, words) => Moderating.AskRemove(words, SceneOf(incoming))
            )
            {
                IsForModerators = true,
            },
            new SlashCommand(
                "questions",
                words => words.QuestionsDoes,
                (incoming, _) => _moderating.Questions(SceneOf(incoming))
            )
            {
                IsForModerators = true,
            },
            new SlashCommand(
                "status",
                words => words.StatusDoes,
                (incoming, _) => _moderating.Status(SceneOf(incoming))
            )
            {
                IsForModerators = true,
            },
        ]);
    }

    /// <summary>What can be asked for by name.</summary>
    public SlashCommands Commands { get; }

    /// <summary>Told what came of each question.</summary>
    public Action<Outcome>? Answered { get; set; }

    /// <summary>The reply to a message.</summary>
    public Reply ReplyTo(Incoming incoming)
    {
        incoming = incoming with { Text = incoming.Text.Trim() };
        if (SlashCommands.Parse(incoming.Text) is not { } command)
            return ToSmallTalk(incoming) ?? ToLink(incoming) ?? Counted(AnswerTo(incoming));
        return Commands.Find(command.Name, incoming.Person.IsModerator)?.Reply(incoming, command.Argument)
            ?? Reply.Of(SceneOf(incoming).Words.UnknownCommand(ShownText.OneLine(command.Name, LongestCommand)));
    }

    /// <summary>What comes of a button of an earlier reply, perhaps pressed after a restart.</summary>
    public Response Press(Press press)
    {
        var (scene, question) = (SceneOf(press.Person, press.Room), press.Question);
        var data = ChoiceData.Parse(press.Data);
        return data switch
        {
            ChoiceData.ShowPassage show => Public(_answering.Show(show.Offer, scene, question), press),
            ChoiceData.ShowAround around => _answering.ShowAround(around.Offer, scene, question),
            ChoiceData.ItHelped helpful => _answering.Helped(helpful.Passage, scene, press.Person),
            ChoiceData.ItMissed notIt => _answering.Missed(notIt.Offer, scene, press.Person, question),
            ChoiceData.NoneHelped => Answering.NoneHelped(scene),
            ChoiceData.WatchArticle tell => _privacy.Watch(tell.Passage, scene, press),
            ChoiceData.OptOut optOut => _privacy.SetOptedOut(optOut.IsOut, scene, press),
            ChoiceData.AskForArticle => _answering.AskModerators(question, scene, press.Person),
            ChoiceData.AskOwn own => scene.Library.Find(own.Article) is { } article
            && own.Number < article.Questions.Count
                ? new Response(AnswerOwn(article.Questions[own.Number].Text, scene, press))
                : new Response(null, scene.Words.QuestionGone),
            ChoiceData.ShowOverview overview => scene.Library.Find(overview.Article) is { } article
                ? new Response(Catalogue.Overview(article, scene))
                : new Response(null, scene.Words.ArticleGone),
            ChoiceData.LatestPage latest => new Response(
                Catalogue.Latest(scene, latest.Page) with
                {
                    Manner = Manner.InPlace,
                }
            ),
            ChoiceData.SourcesPage sources => new Response(
                Catalogue.Sources(scene, sources.Page) with
                {
                    Manner = Manner.InPlace,
                }
            ),
            _ => (press.Person.IsModerator && data is not null ? _moderating.Press(data, scene, press.Person) : null)
                ?? new Response(null, scene.Words.OldButton),
        };
    }

    /// <summary>The reply to what a moderator hands in.</summary>
    /// <param name="name">The file's name, which tells what it is.</param>
    /// <param name="content">What stands in it.</param>
    /// <param name="person">The moderator.</param>
    /// <param name="room">Where.</param>
    public Reply Submit(string name, byte[] content, Person person, Room room) =>
        _moderating.Submit(name, content, SceneOf(person, room));

    /// <summary>Makes an article of a channel's post, or a new version of one.</summary>
    /// <param name="file">The file that it becomes.</param>
    /// <param name="content">What stands in it.</param>
    /// <param name="channel">The channel's id.</param>
    public void Post(string file, byte[] content, long channel) => _desk.Write(file, content, channel);

    /// <summary>Whether a chat takes no messages.</summary>
    public bool IsBlocked(long chat) => _chats.IsBlocked(chat);

    /// <summary>What is said to a moderator whose file is too large.</summary>
    public static Reply ToLargeFile(Person person) =>
        Reply.Of(WordsFor(person).TooLarge(ArticleFolder.MostBytes / 1_000_000));

    /// <summary>What is offered to somebody who types the bot's name and a question in any chat.</summary>
    /// <param name="query">The question; may be empty.</param>
    /// <param name="page">The page, from 0.</param>
    /// <param name="person">Who types it.</param>
    public InlinePage Offer(string query, int page, Person person) =>
        _inline.Offer(query, page, SceneOf(person, new Room(0, IsGroup: false, IsElsewhere: true)));

    /// <summary>Counts that something offered was sent.</summary>
    public void Chosen() => _tally.Add(Tally.InlineChosen);

    /// <summary>What a list says that has nothing to offer, and leads to where more can be said.</summary>
    public static string NothingToOffer(Person person) => WordsFor(person).AskInPrivate;

    /// <summary>What is said to a group that the bot is added to; null when it was said before.</summary>
    public Reply? Join(Person person, Room room) =>
        _chats.TryWelcome(room.Chat) ? Reply.Of($"{WordsFor(person).Joined} {WordsFor(person).GroupHelp}") : null;

    /// <summary>Notes that a chat takes no messages.</summary>
    public void SetBlocked(long chat) => _chats.SetBlocked(chat);

    /// <summary>Notes that a chat takes messages again.</summary>
    public void SetUnblocked(long chat) => _chats.SetUnblocked(chat);

    /// <summary>Takes what is known of a group over to the supergroup that it has become.</summary>
    public void Migrate(long from, long to) => _chats.Migrate(from, to);

    /// <summary>What is said to a message that has no words.</summary>
    public static Reply ToWordless(Person person) => Reply.Of(WordsFor(person).Wordless);

    /// <summary>What is said where something went wrong with a message.</summary>
    public static Reply ToFailure(Person person) => Reply.Of(WordsFor(person).Failure);

    /// <summary>What is said, once, to a chat that asks more than can wait.</summary>
    public static Reply ToFlood(Person person) => Reply.Of(WordsFor(person).Flood);

    /// <summary>The reply to a question, whatever it begins with; counted nowhere.</summary>
    public Reply Answer(Incoming incoming) => AnswerTo(incoming).Reply;

    private AnsweredQuestion AnswerTo(Incoming incoming)
    {
        var subject = SubjectOf(incoming);
        var question = subject is null ? incoming.Text : $"{subject} {incoming.Text}";
        var answer = _answering.Answer(
            question,
            SceneOf(incoming),
            incoming.Person,
            recent: subject is null && IsShort(question) ? _recent.Find(incoming) : null
        );
        if (answer.Excerpt is { } shown)
            _recent.Add(incoming.Room, incoming.Person, question, shown);
        else
            _recent.Forget(incoming.Room, incoming.Person);
        return answer;
    }

    private Reply Counted(AnsweredQuestion answer)
    {
        Answered?.Invoke(answer.Outcome);
        _tally.Add(
            answer.Outcome switch
            {
                Outcome.Answer => Tally.Answered,
                Outcome.Unsure => Tally.Unsure,
                _ => Tally.Refused,
            }
        );
        return answer.Reply;
    }

    private Reply Add(Incoming incoming, string text) =>
        text.Length > 0
            ? Submit(PastedName, Encoding.UTF8.GetBytes(text), incoming.Person, incoming.Room)
            : Reply.Of(WordsFor(incoming.Person).AddHow);

    /// <summary>
    /// What a message is about that says so by replying to another one: the words highlighted there, else all of them.
    /// The bot's own words are no subject.
    /// </summary>
    private static string? SubjectOf(Incoming incoming) =>
        incoming.Highlighted
        ?? (
            incoming.IsReplyToBot || incoming.RepliedTo is not { Length: > 0 } said
                ? null
                : ShownText.Cut(said, LongestSubject)
        );

    /// <summary>A follow-up is short: a long question says all of it.</summary>
    private static bool IsShort(string question) => question.Length <= LongestFollowUp;

    private Reply AnswerOwn(string question, Scene scene, Press press)
    {
        var answer = _answering.Answer(question, scene, press.Person, showsQuestion: true);
        if (answer.Excerpt is { } shown)
            _recent.Add(press.Room, press.Person, question, shown);
        return Counted(answer);
    }

    private Reply? ToSmallTalk(Incoming incoming)
    {
        // «Really?» to somebody's words asks about them.
        if (
            SmallTalk.Find(incoming.Text, incoming.Person.Language) is not { } said
            || (said.Kind == SmallTalkKind.Noted && SubjectOf(incoming) is not null)
        )
            return null;
        var words = Words.In(said.Language);
        return said.Kind switch
        {
            SmallTalkKind.Greeting => Reply.Of(words.Hello),
            SmallTalkKind.Thanks => Reply.Of(words.YouAreWelcome),
            SmallTalkKind.WhoAreYou => new Reply(
                new RichTextBuilder()
                    .Plain(words.WhoIAm)
                    .Line()
                    .Plain(Catalogue.Line(_current.Value, words, SceneOf(incoming).Today))
                    .Build()
            ),
            SmallTalkKind.HowAreYou => Reply.Of(words.HowIAm),
            SmallTalkKind.Farewell => Reply.Of(words.Goodbye),
            SmallTalkKind.Rude => Reply.Of(words.NoOffence),
            _ => Reply.Of(words.AskMe),
        };
    }

    /// <summary>The reply to a link and nothing else: no question, but perhaps an article of the library.</summary>
    private Reply? ToLink(Incoming incoming)
    {
        if (
            incoming.Text.Any(char.IsWhiteSpace)
            || !Uri.TryCreate(incoming.Text, UriKind.Absolute, out var link)
            || link.Scheme is not ("http" or "https")
        )
            return null;
        var scene = SceneOf(incoming);
        return scene.Library.Find(link) is { } article
            ? Catalogue.Overview(article, scene)
            : Reply.Of(scene.Words.NoLinks);
    }

    /// <summary>An answer is for all to see, also where one person alone was asked which one they meant.</summary>
    private static Response Public(Response response, Press press) =>
        press.IsAside && response.Reply is { } reply
            ? response with
            {
                Reply = reply with { Manner = Manner.Answer },
            }
            : response;

    private static Words WordsFor(Person person) => Words.In(person.Language);

    private Scene SceneOf(Incoming incoming) => SceneOf(incoming.Person, incoming.Room);

    private Scene SceneOf(Person person, Room room) => new(_current.Value, WordsFor(person), room, _time.Today());

    private Reply Start(Incoming incoming, string payload)
    {
        var scene = SceneOf(incoming);
        if (DeepLink.PassageOf(payload) is { } passage)
            return _answering.Show(new Offer([passage]), scene, null).Reply is { } shown
                ? shown with
                {
                    Manner = Manner.Answer,
                }
                : Reply.Of(scene.Words.PassageGone);
        if (DeepLink.ArticleOf(payload) is { } key)
            return scene.Library.Find(key) is { } article
                ? Catalogue.Overview(article, scene)
                : Reply.Of(scene.Words.ArticleGone);

        var text = new RichTextBuilder()
            .Plain(scene.Words.Greeting)
            .Line()
            .Plain(Catalogue.Line(scene.Library, scene.Words, scene.Today));
        var examples = _answering.Examples(scene).Take(MostExamples).ToList();
        if (examples.Count > 0)
            text.Line().Plain(scene.Words.TryOne);
        return new Reply(text.Build()) { Rows = [.. examples.Select(Reply.Row)] };
    }

    private Reply ForgetAll(Incoming incoming)
    {
        _recent.Forget(incoming.Room, incoming.Person);
        return _privacy.Forget(incoming.Person, SceneOf(incoming));
    }

    private Reply Forget(Incoming incoming)
    {
        _recent.Forget(incoming.Room, incoming.Person);
        return Reply.Of(WordsFor(incoming.Person).Forgotten) with { Manner = Manner.Aside };
    }

    private Reply Help(Incoming incoming)
    {
        var words = WordsFor(incoming.Person);
        var text = new RichTextBuilder().Plain(words.Help).Line().Plain(words.GroupHelp).Line();
        foreach (var command in Commands.Menu(incoming.Person.IsModerator))
            text.Line().Plain($"/{command.Name} – {command.Does!(words)}");
        return new Reply(text.Build()) { Manner = Manner.Aside };
    }
}
