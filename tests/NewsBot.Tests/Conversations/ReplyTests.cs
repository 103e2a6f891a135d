using System.Globalization;
using System.Text;
using CsCheck;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;
using NewsBot.Telegram.Sending;
using NewsBot.TestServer;
using Person = NewsBot.Messaging.Person;

namespace NewsBot.Tests.Conversations;

public sealed class ReplyTests
{
    [Fact]
    public void Every_reply_to_anything_is_valid_within_the_limits_and_quotes_verbatim()
    {
        // One for all of them: opening a store takes longer than what is said.
        using var database = Database.Temporary();
        Gen.Select(Some.AnyText, Some.AnyText, Some.AnyText, Some.AnyText)
            .Sample(
                (headline, body, outlet, question) =>
                {
                    // What a file can hold, and words that are found in it.
                    var file = WellFormed(
                        $"title: {headline}\noutlet: {outlet}\nurl: https://news.example/?q=<&>\"\ndate: "
                            + $"2017-12-26\n\nThe congress in Sochi. {body}"
                    );
                    var conversation = Some.Services(new CurrentLibrary(Some.Library(file, Some.Bridge)), database)
                        .Get<Conversation>();
                    foreach (
                        var text in new[]
                        {
                            question,
                            "Who met at the congress in Sochi?",
                            "/latest",
                            "/sources",
                            "/start",
                            "/" + question,
                        }
                    )
                    {
                        var reply = conversation.Says(text);
                        var html = TelegramHtml.Render(reply.Text);
                        var parsed = TelegramHtmlParser.Parse(html);
                        Assert.InRange(parsed.Text.Length, 1, Reply.MaxTextLength);
                        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 32_768);
                        Assert.Equal(TelegramHtml.Plain(reply.Text), parsed.Text);
                        foreach (var quote in reply.Text.Parts.OfType<Part.Quote>())
                        {
                            Assert.True(
                                file.Contains(quote.Text, StringComparison.Ordinal)
                                    || Some.Bridge.Contains(quote.Text, StringComparison.Ordinal)
                            );
                            Assert.False(
                                quote.Text.Length > 0
                                    && (char.IsLowSurrogate(quote.Text[0]) || char.IsHighSurrogate(quote.Text[^1]))
                            );
                        }

                        Assert.All(reply.CallbackButtons, choice =>
                            Assert.InRange(Encoding.UTF8.GetByteCount(choice.Data), 1, 64)
                        );
                    }
                },
                iter: 10_000
            );
    }

    [Fact]
    public void A_paragraph_that_is_too_long_is_cut_at_a_sentence_around_the_best_one()
    {
        var filler = string.Concat(Enumerable.Repeat("Nothing of interest happened on that day. ", 120));
        var reply = Some.Conversation($"title: T\n\n{filler}The zeppelin landed in Geneva. {filler}")
            .Says("Where did the zeppelin land?");
        var quote = reply.Text.Parts.OfType<Part.Quote>().Single();
        Assert.Multiple(
            () => Assert.StartsWith("The zeppelin landed in Geneva.", quote.Text, StringComparison.Ordinal),
            () => Assert.EndsWith("on that day.", quote.Text, StringComparison.Ordinal),
            () => Assert.Equal(2, reply.Text.Parts.Count(part => part.Text.Contains("[…]", StringComparison.Ordinal))),
            () => Assert.Equal("The zeppelin landed in Geneva.", quote.Highlight.Of(quote.Text).ToString())
        );
    }

    [Theory]
    [InlineData("title: 1984\n\n2021 2022.", false)]
    [InlineData("title: El puente\nlang: es\n\nEl alcalde abrió el puente viejo.", true)]
    public void Words_that_nothing_has_may_be_written_otherwise_where_the_articles_are_in_several_languages(
        string other,
        bool hasSeveral
    )
    {
        var refusal = Some.Conversation(Some.Bridge, other)
            .Says("Who won the rugby final in Timbuktu?")
            .Text.ToString();
        Assert.Equal(hasSeveral, refusal.Contains("spelling", StringComparison.Ordinal));
        Assert.Contains("rugby", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(60, true)]
    public void A_long_quote_is_shown_folded(int sentences, bool isFolded)
    {
        var text = string.Concat(Enumerable.Repeat("The zeppelin landed in Geneva. ", sentences));
        var html = TelegramHtml.Render(
            Some.Conversation($"title: T\n\n{text}").Says("Where did the zeppelin land?").Text
        );
        Assert.Equal(isFolded, html.Contains("<blockquote expandable>", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_whose_links_are_too_much_loses_the_longest_and_keeps_its_words()
    {
        var text = new RichTextBuilder().Link("short", "https://x.example/").Plain(new string('ж', 4000));
        for (var i = 0; i < 15; i++)
            text.Link($"part {i}", $"https://x.example/{i}/" + new string('a', 2000 - i));
        var html = TelegramHtml.Render(text.Build());
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 30_000, 32_768);
        Assert.Contains("<a href=\"https://x.example/\">short</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://x.example/0/", html, StringComparison.Ordinal);
        Assert.Equal(text.Build().ToString(), TelegramHtmlParser.Parse(html).Text);
    }

    [Fact]
    public void Telegram_reads_every_link_as_it_was_written() =>
        Gen.Select(Some.AnyText, Some.AnyText)
            .Sample(
                (words, address) =>
                {
                    (words, address) = ("x" + WellFormed(words), "https://x.example/" + WellFormed(address));
                    var parsed = TelegramHtmlParser.Parse(
                        TelegramHtml.Render(new RichTextBuilder().Link(words, address).Build())
                    );
                    Assert.Equal(words, parsed.Text);
                    if (address.Length < 1000)
                        Assert.Equal(address, Assert.Single(parsed.Entities)["url"]!.GetValue<string>());
                },
                iter: 300
            );

    [Theory]
    [InlineData("\u200f", false)]
    [InlineData("\u200b\u2060 \u3164", false)]
    [InlineData("\u0301", false)]
    [InlineData("\u200fа", true)]
    [InlineData("🔥", true)]
    public void Invisible_text_is_recognized(string text, bool isVisible) =>
        Assert.Equal(isVisible, ShownText.IsVisible(text));

    [Theory]
    [InlineData(0, 240, "")]
    [InlineData(1, -1, "")]
    [InlineData(1, 0, " · 1 year old")]
    [InlineData(8, 300, " · 8 years old")]
    public void An_article_is_labelled_with_its_age_once_it_is_a_year_old(int years, int days, string age)
    {
        var date = Some.Today.AddYears(-years).AddDays(-days);
        var reply = Some.Conversation($"title: T\ndate: {date:yyyy-MM-dd}\n\nThe zeppelin landed.")
            .Says("Did the zeppelin land?");
        Assert.EndsWith(
            string.Create(CultureInfo.InvariantCulture, $"\n{date:ddd d MMMM yyyy}{age}"),
            reply.Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_article_without_outlet_date_or_link_says_no_more_than_it_knows() =>
        Assert.Equal(
            "The zeppelin landed.\nT\nundated",
            Some.Conversation("title: T\n\nThe zeppelin landed.").Says("Did the zeppelin land?").Text.ToString()
        );

    [Fact]
    public void A_publishers_correction_is_shown_above_the_quote() =>
        Assert.StartsWith(
            "Correction: It was an airship.\nThe zeppelin",
            Some.Conversation("title: T\ncorrection: It was an airship.\n\nThe zeppelin landed.")
                .Says("Did the zeppelin land?")
                .Text.ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_corrected_word_is_reported() =>
        Assert.StartsWith(
            "Searched for congress (you wrote “congres”)",
            Some.Conversation(Some.Sochi).Says("who rejected the congres in Sochi").Text.ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void An_unsure_answer_says_so()
    {
        var doubtful = Some.Conversation(new ConfidenceThresholds(Answer: 0.99, Answerability: 0.01), Some.Sochi);
        Assert.StartsWith(
            "I'm not sure. These are the closest passages:\n1. \"Nearly forty",
            doubtful.Says("Who rejected the congress in winter?").Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_empty_library_says_that_it_is_empty() =>
        Assert.Multiple(
            () =>
                Assert.StartsWith(
                    "My library is empty",
                    Some.Conversation().Says("Who?").Text.ToString(),
                    StringComparison.Ordinal
                ),
            () =>
                Assert.Contains(
                    "no articles yet",
                    Some.Conversation().Says("/latest").Text.ToString(),
                    StringComparison.Ordinal
                )
        );

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_retracted_article_is_named_with_its_notice_and_never_quoted()
    {
        var conversation = Some.Conversation(
            Some.Bridge,
            "status: retracted\ncorrection: The figures were made up.\n\nComet hits observatory\n\nA comet "
                + "hit the observatory on the hill on Monday night."
        );
        var reply = conversation.Says("Which comet hit the observatory?").Text.ToString();
        Assert.Contains(
            "An article on this was retracted, so I don't quote it: Comet hits observatory",
            reply,
            StringComparison.Ordinal
        );
        Assert.Contains("The figures were made up.", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("Monday night", reply, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "retracted",
            conversation.Says("Who opened the harbour bridge?").Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_retracted_article_without_text_is_still_named() =>
        Assert.Contains(
            "The figures were made up.",
            Some.Conversation(
                    Some.Bridge,
                    "title: Comet hits observatory\nstatus: withdrawn\ncorrection: The figures were made up."
                )
                .Says("Which comet hits the observatory?")
                .Text.ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_retracted_article_that_knows_no_more_than_a_live_one_is_not_named()
    {
        var conversation = Some.Conversation(
            new ConfidenceThresholds(Answer: 1, Answerability: 0),
            Some.Bridge,
            "status: retracted\n" + Some.Bridge
        );
        Assert.DoesNotContain(
            "retracted",
            conversation.Says("Who opened the harbour bridge?").Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("de", true)]
    [InlineData("es", false)]
    [InlineData("es-MX", false)]
    [InlineData("ES", false)]
    public void A_passage_in_another_language_is_marked_unless_it_is_the_users_own(string language, bool isTold)
    {
        var conversation = Some.Conversation(
            new ConfidenceThresholds(Answer: 0, Answerability: 0),
            Some.Sochi,
            "title: El alcalde cierra el puente\nlang: es\n\nEl alcalde de Torrevieja cerró el puente viejo "
                + "el martes porque nadie lo había pintado en nueve años."
        );
        var reply = conversation
            .ReplyTo(
                new IncomingMessage("Who is the mayor of Torrevieja?", new Person(7, language), ChatContext.Private)
            )
            .Text.ToString();
        Assert.Contains("El alcalde de Torrevieja", reply, StringComparison.Ordinal);
        Assert.Equal(isTold, reply.Contains("español", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refusal_names_the_words_that_nothing_has_and_no_others()
    {
        var refusal = Some.Conversation(Some.Sochi).Says("Who won the rugby final in Sochi?").Text.ToString();
        Assert.Contains("Not in any article: won, rugby, final", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_five_articles_on_what_was_asked_for_a_refusal_offers_three()
    {
        var conversation = Some.Conversation([
            .. Enumerable
                .Range(1, 5)
                .Select(i => $"title: Petrov in Vienna, day {i}\n\nPetrov met a party in Vienna on day {i}."),
        ]);
        var refusal = conversation.Says("Which rugby championship did Petrov win in Timbuktu in 1987?");
        Assert.StartsWith("I found nothing", refusal.Text.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            3,
            refusal.CallbackButtons.Count(choice => choice.Label.StartsWith("Petrov", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_name_in_another_script_leads_to_its_article_and_names_the_language()
    {
        var refusal = Some.SampleConversation().Says("What happened in Chelyabinsk?");
        Assert.EndsWith(
            "1 article mentions Chelyabinsk:\nThe article is in русский.",
            refusal.Text.ToString(),
            StringComparison.Ordinal
        );
        Assert.StartsWith("Над Челябинском", refusal.CallbackButtons.First().Label, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_five_questions_that_are_like_the_one_that_nothing_answers_two_are_offered()
    {
        var questions = string.Join(
            " | ",
            Enumerable.Range(1, 5).Select(i => $"Who won the rugby match of day {i}? => The hosts won on day {i}")
        );
        var text = string.Join("\n\n", Enumerable.Range(1, 5).Select(i => $"The hosts won on day {i} of the tour."));
        var refusal = Some.Conversation($"questions: {questions}\n\nA tour\n\n{text}")
            .Says("Who lost a rugby match in Timbuktu?");
        Assert.StartsWith("I found nothing", refusal.Text.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            2,
            refusal.CallbackButtons.Count(choice =>
                choice.Label.StartsWith("Who won the rugby match", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void Of_many_corrected_words_three_are_reported()
    {
        var conversation = Some.Conversation(
            new ConfidenceThresholds(Answer: 0, Answerability: 0),
            "title: Harbour\n\nThe envoy opened the beautiful harbour bridge yesterday without ceremony."
        );
        var reply = conversation.Says("Which harbuor brigde was opnened yesterdya without ceremnoy?").Text.ToString();
        Assert.Equal(3, reply.Split('\n').Count(line => line.StartsWith("Searched for", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_own_question_that_another_article_answers_is_no_example() =>
        Assert.Single(
            Some.Conversation(
                    Some.Sochi,
                    "questions: Who rejected the congress in Sochi?\ndate: 2026-10-01\n\n" + Some.Bridge
                )
                .Says("/start")
                .CallbackButtons
        );

    [Fact]
    public void A_question_that_the_settings_make_unsure_is_no_example()
    {
        Assert.Single(Some.Conversation(Some.Sochi).Says("/start").CallbackButtons);
        Assert.Empty(
            Some.Conversation(new ConfidenceThresholds(Answer: 1.01, Answerability: 0.3), Some.Sochi)
                .Says("/start")
                .CallbackButtons
        );
    }

    [Fact]
    public void Where_the_bot_is_not_a_refusal_has_no_buttons() =>
        Assert.Empty(
            Some.Conversation(Some.Sochi)
                .ReplyTo(
                    new IncomingMessage(
                        "Who won the rugby final in Sochi?",
                        new Person(7, "en"),
                        new ChatContext(5, IsGroup: true, IsGuest: true)
                    )
                )
                .CallbackButtons
        );

    [Fact]
    public void An_article_of_tomorrow_is_not_the_newest_yet() =>
        Assert.Contains(
            "newest Tue 14 May 2019",
            Some.Conversation(Some.Bridge, $"title: Comet\ndate: {Some.Today.AddDays(1):yyyy-MM-dd}\n\nA comet comes.")
                .Says("/sources")
                .Text.ToString(),
            StringComparison.Ordinal
        );
}
