using System.Collections.Immutable;
using NewsBot.Libraries;
using NewsBot.Messages;
using NewsBot.Search;
using NewsBot.Wording;

namespace NewsBot.Conversations;

/// <summary>What the bot says to what people say: the same in Telegram and in the terminal. Thread-safe.</summary>
internal sealed class Conversation
{
    private const int MostExamples = 3;

    private readonly CurrentLibrary _current;
    private readonly Answering _answering;

    /// <param name="current">The library to answer from.</param>
    /// <param name="thresholds">Where confidence becomes an outcome.</param>
    /// <param name="time">Tells how old an article is.</param>
    public Conversation(CurrentLibrary current, ConfidenceThresholds thresholds, TimeProvider time)
    {
        _current = current;
        _answering = new Answering(thresholds, time);
        Commands = new SlashCommands(
        [
            new SlashCommand("start", words => words.StartDoes, (incoming, _) => Start(WordsFor(incoming.Person))),
            new SlashCommand("help", words => words.HelpDoes, (incoming, _) => Help(WordsFor(incoming.Person))),
            new SlashCommand("latest", words => words.LatestDoes, (incoming, _) => Catalogue.Latest(_current.Value, _answering.Today, WordsFor(incoming.Person))),
            new SlashCommand("sources", words => words.SourcesDoes, (incoming, _) => Catalogue.Sources(_current.Value, WordsFor(incoming.Person))),
            new SlashCommand("ask", null, (incoming, question) => question.Length > 0
                ? Answer(incoming with { Text = question })
                : Reply.Of(WordsFor(incoming.Person).AskHow)),
        ]);
    }

    /// <summary>What can be asked for by name.</summary>
    public SlashCommands Commands { get; }

    /// <summary>The reply to a message.</summary>
    public Reply ReplyTo(Incoming incoming)
    {
        incoming = incoming with { Text = incoming.Text.Trim() };
        if (SlashCommands.Parse(incoming.Text) is not { } command) return Answer(incoming);
        return Commands.Find(command.Name)?.Reply(incoming, command.Argument)
            ?? Reply.Of(WordsFor(incoming.Person).UnknownCommand(ShownText.OneLine(command.Name, 32)));
    }

    /// <summary>What comes of a button of an earlier reply, perhaps pressed after a restart.</summary>
    public Response Press(Press press)
    {
        var (library, words) = (_current.Value, WordsFor(press.Person));
        return new Response(ChoiceData.Parse(press.Data) switch
        {
            ChoiceData.AskOwn own when library.Find(own.Article) is { } article && own.Number < article.Questions.Count =>
                _answering.Answer(article.Questions[own.Number].Text, library, words, showsQuestion: true),
            ChoiceData.Show show => _answering.Show(show.Passage, library, words) ?? Reply.Of(words.PassageGone),
            _ => Reply.Of(words.QuestionGone),
        });
    }

    /// <summary>What is said to a message that has no words.</summary>
    public static Reply ToWordless(Person person) => Reply.Of(WordsFor(person).Wordless);

    /// <summary>What is said where something went wrong with a message.</summary>
    public static Reply ToFailure(Person person) => Reply.Of(WordsFor(person).Failure);

    /// <summary>What is said, once, to a chat that asks more than can wait.</summary>
    public static Reply ToFlood(Person person) => Reply.Of(WordsFor(person).Flood);

    /// <summary>The reply to a question, whatever it begins with.</summary>
    public Reply Answer(Incoming incoming) => _answering.Answer(incoming.Text, _current.Value, WordsFor(incoming.Person));

    private static Words WordsFor(Person person) => Words.In(person.Language);

    private Reply Start(Words words)
    {
        var library = _current.Value;
        var text = new RichTextBuilder().Plain(words.Greeting).Line().Plain(Catalogue.Line(library, words));
        var examples = library.LatestFirst
            .Select(article => (Article: article, Question: article.Questions.ToList().FindIndex(question => ShownText.IsVisible(question.Text))))
            .Where(example => example.Question >= 0)
            .Take(MostExamples)
            .Select(example => new Choice(
                ShownText.OneLine(example.Article.Questions[example.Question].Text, Answering.LongestLabel),
                new ChoiceData.AskOwn(ArticleKey.Of(example.Article.Id), example.Question).Encode()))
            .ToList();
        if (examples.Count > 0) text.Line().Plain(words.TryOne);
        return new Reply(text.Build()) { Rows = [.. examples.Select(example => ImmutableArray.Create<Button>(example))] };
    }

    private Reply Help(Words words)
    {
        var text = new RichTextBuilder().Plain(words.Help).Line().Plain(words.GroupHelp).Line();
        foreach (var command in Commands.Menu) text.Line().Plain($"/{command.Name} – {command.Does!(words)}");
        return new Reply(text.Build());
    }
}
