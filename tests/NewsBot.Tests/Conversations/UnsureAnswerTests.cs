using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;
using NewsBot.Telegram.Sending;
using NewsBot.Terminal;
using Spectre.Console;

namespace NewsBot.Tests.Conversations;

/// <summary>The closest passages, which an unsure answer shows.</summary>
public sealed class UnsureAnswerTests
{
    private const string Asked = "How many were hurt in the harbour fire?";

    private const string Fire =
        "title: Fire in the harbour\ndate: 2020-03-01\nurl: https://news.example/fire\n\nA fire broke out in the harbour on "
        + "Monday, and two were hurt.\n\nThe fire in the harbour was out by noon, and nobody else was hurt.";

    private const string SecondFire =
        "title: Harbour burns again\ncorrection: It was Tuesday.\n\nA fire broke out in the harbour on Tuesday, and four "
        + "were hurt.";

    private static ConfidenceThresholds NeverSure { get; } = new(Answer: 1.01, Answerability: 0);

    [Fact]
    public void Each_passage_is_quoted_with_its_source_and_the_message_has_their_numbers_as_buttons()
    {
        var reply = Doubtful(Fire, SecondFire).Says(Asked);
        Assert.Equal(
            """
            I'm not sure. These are the closest passages:
            1. "A fire broke out in the harbour on Monday, and two were hurt."
               Fire in the harbour · 1 Mar 2020
            2. "A fire broke out in the harbour on Tuesday, and four were hurt."
               Harbour burns again · undated
               Correction: It was Tuesday.
            3. "The fire in the harbour was out by noon, and nobody else was hurt."
               Fire in the harbour · 1 Mar 2020
            """.ReplaceLineEndings("\n"),
            reply.Text.ToString()
        );
        Assert.Equal(
            ["1 2 3", "None of these"],
            reply.Rows.Select(row => string.Join(' ', row.Select(button => button.Label)))
        );
        Assert.StartsWith(
            "https://news.example/fire#:~:text=",
            reply.Text.Parts.OfType<Part.Link>().First().Address,
            StringComparison.Ordinal
        );
        Assert.Equal(ReplyPlacement.NewMessage, reply.Placement);
    }

    [Fact]
    public void A_number_shows_its_passage_in_full_with_the_buttons_of_an_answer()
    {
        var conversation = Doubtful(Fire, SecondFire);
        var choice = conversation.Says(Asked).CallbackButtons.First(button => button.Label == "1");
        var shown = conversation.Presses(choice, Asked).Reply!;
        Assert.Equal(ReplyPlacement.EditInPlace, shown.Placement);
        Assert.StartsWith("A fire broke out in the harbour on Monday", shown.Text.ToString(), StringComparison.Ordinal);
        Assert.Contains("More (1 of 3)", shown.CallbackButtons.Select(button => button.Label));
    }

    [Theory]
    [InlineData(false, false, false, ReplyPlacement.EditInPlace)]
    [InlineData(true, false, false, ReplyPlacement.Ephemeral)]
    [InlineData(true, false, true, ReplyPlacement.EditInPlace)]
    [InlineData(false, true, false, null)]
    public void None_of_these_counts_against_each_and_takes_the_passages_from_nobody_else(
        bool isGroup,
        bool isGuest,
        bool isEphemeral,
        object? placement
    )
    {
        using var database = Database.Temporary();
        using var services = Some.Services(new CurrentLibrary(Some.Library(Fire, SecondFire)), database, NeverSure);
        var conversation = services.Get<Conversation>();
        var none = conversation.Says(Asked).CallbackButtons.Single(button => button.Label == "None of these");
        var (reply, toast) = conversation.Press(
            new ButtonPress(none.Data, new Person(7, "en"), new ChatContext(7, isGroup, isGuest), Asked, isEphemeral)
        );
        Assert.Equal((0, 3), services.Get<Feedback>().Count());
        Assert.Equal((ReplyPlacement?)placement, reply?.Placement);
        Assert.Equal("Sorry, I have nothing better on this.", reply?.Text.ToString() ?? toast);
        Assert.Equal(
            isGuest ? [] : ["Ask the moderators for an article"],
            reply?.CallbackButtons.Select(button => button.Label) ?? []
        );
    }

    [Fact]
    public void A_single_passage_is_shown_in_full() =>
        Assert.StartsWith(
            "I'm not sure this answers you. The closest passage is:\nThe zeppelin landed.\nT\nundated",
            Doubtful("title: T\n\nThe zeppelin landed.").Says("Did the zeppelin land?").Text.ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Another_story_comes_before_the_next_paragraph_of_the_same_one()
    {
        var quotes = QuotesFor(
            "Which parties met in Vienna?",
            "title: Talks\n\nThe parties met in Vienna on Monday.\n\nThe parties met in Vienna on Friday.",
            "title: Congress\n\nThe parties met in Vienna in spring.",
            "title: Dinner\n\nThe parties met in Vienna for dinner."
        );
        Assert.Equal(3, quotes.Count);
        Assert.True(
            quotes.Count(quote => quote.Contains("day.", StringComparison.Ordinal)) == 1,
            string.Join('|', quotes)
        );
    }

    [Fact]
    public void The_next_paragraph_comes_before_a_story_that_has_little_to_do_with_the_question() =>
        Assert.Equal(
            ["The parties met in Vienna on Monday.", "The parties met in Vienna on Friday."],
            QuotesFor(
                    "Which parties met in Vienna?",
                    "title: Talks\n\nThe parties met in Vienna on Monday.\n\nThe parties met in Vienna on Friday.",
                    "title: Harbour\n\nThe bridge across the harbour was opened by the mayor, who has friends in Vienna."
                )
                .Take(2)
        );

    [Fact]
    public void A_sentence_that_two_articles_share_is_quoted_once() =>
        Assert.Equal(
            2,
            QuotesFor(
                "Which parties met in Vienna?",
                "title: Talks\n\nThe parties met in Vienna on Monday, and all said that it had been high time for such a talk. It rained.",
                "title: Wire\n\n“The parties met in Vienna on Monday, and all said that it had been high time for such a talk.” It snowed.",
                "title: Dinner\n\nThe parties had dinner in Vienna, at a long table in a restaurant on the bank of the Danube river."
            ).Count
        );

    [Fact]
    public void A_quote_in_Arabic_runs_from_right_to_left_even_if_it_begins_with_a_Latin_name()
    {
        var reply = Doubtful(
                "title: حريق\n\nNATO أعلن أن عدد الجرحى في حريق الميناء أربعة، وأن الحريق انطفأ بعد يومين كاملين من الجهود.",
                "title: ميناء\n\nقال رئيس البلدية إن عدد الجرحى في حريق الميناء القديم ثلاثة، وإن التحقيق في الأسباب قد بدأ."
            )
            .Says("كم عدد الجرحى في حريق الميناء؟");
        var lines = reply.Text.ToString().Split('\n');
        Assert.Contains(lines, line => line.Contains(". \"NATO", StringComparison.Ordinal) && line[0] == '\u200F');
        Assert.Contains(lines, line => line.Contains(". \"قال", StringComparison.Ordinal) && line[0] != '\u200F');
    }

    [Fact]
    public void In_a_pipe_each_quote_is_on_the_line_of_its_number_and_a_number_is_its_own_label()
    {
        var written = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(written) }
        );
        new TerminalWriter(console).WriteNumbered(Doubtful(Fire, SecondFire).Says(Asked));
        Assert.Contains(
            "\n2. \"A fire broke out in the harbour on Tuesday, and four were hurt.\"\n   Harbour burns again",
            written.ToString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith("  [ 1 ]   [ 2 ]   [ 3 ]\n  4. None of these\n", written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void In_Telegram_each_quote_is_within_its_line() =>
        Assert.Contains(
            "\n2. \"A fire broke out in the harbour on Tuesday, and four were hurt.\"\n",
            TelegramHtml.Render(Doubtful(Fire, SecondFire).Says(Asked).Text),
            StringComparison.Ordinal
        );

    private static Conversation Doubtful(params string[] texts) => Some.Conversation(NeverSure, texts);

    private static List<string> QuotesFor(string question, params string[] texts) =>
        [.. Doubtful(texts).Says(question).Text.Parts.OfType<Part.Quote>().Select(quote => quote.Text)];
}
