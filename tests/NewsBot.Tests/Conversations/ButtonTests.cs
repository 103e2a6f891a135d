using System.Text;
using CsCheck;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Tests.Conversations;

public sealed class ButtonTests
{
    private const string OneTalk =
        "title: Envoy meets the parties\noutlet: One\ndate: 2018-01-27\n\nPetrov met the parties in Vienna "
        + "on Friday.\n\nNobody else was there.\n\nThe hall was cold.";
    private const string OtherTalk =
        "title: Talks without an end\noutlet: Two\ndate: 2018-01-28\n\nPetrov left Vienna on Saturday, and "
        + "the parties stayed.\n\nPetrov will be back in Vienna soon.";
    private const string Asked = "What did Petrov do with the parties in Vienna?";
    private const string AskedOfFive = "Which parties did Petrov meet in Vienna?";

    private static readonly string[] FiveTalks =
    [
        .. Enumerable.Range(1, 5).Select(i => $"title: Talks {i}\n\nPetrov met the parties in Vienna on day {i}."),
    ];

    [Fact]
    public void An_answer_has_the_buttons_that_people_expect()
    {
        var rows = Sure(OneTalk, OtherTalk).Says(Asked).Rows;
        Assert.Equal(["More (1 of 3)", "Around this", "Copy citation"], rows[0].Select(button => button.Label));
        Assert.Equal(["👍 Helpful", "👎 Not it"], rows[1].Select(button => button.Label));
        Assert.Equal(2, rows.Length);
        Assert.Equal(
            ["More (1 of 3)"],
            rows.SelectMany(row => row).Where(button => button.IsPrimary).Select(button => button.Label)
        );
    }

    [Fact]
    public void More_goes_to_another_article_before_the_next_paragraph_of_the_same_one_and_round()
    {
        var conversation = Sure(OneTalk, OtherTalk);
        var reply = conversation.Says(Asked);
        var shown = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            shown.Add(Quote(reply));
            var (next, notice) = conversation.Presses(
                reply.CallbackButtons.First(choice => choice.Label.StartsWith("More", StringComparison.Ordinal)),
                Asked
            );
            Assert.Null(notice);
            Assert.Equal(ReplyPlacement.EditInPlace, next!.Placement);
            reply = next;
        }

        Assert.StartsWith("Petrov met", shown[0], StringComparison.Ordinal);

        Assert.Contains(shown[1], OtherTalk, StringComparison.Ordinal);
        Assert.Equal(3, shown.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(shown[0], Quote(reply));
    }

    [Fact]
    public void More_goes_round_the_three_that_it_counts_though_a_fourth_is_known()
    {
        var conversation = Sure(FiveTalks);
        var reply = conversation.Says(AskedOfFive);
        var labels = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var more = reply.CallbackButtons.First(choice => choice.Label.StartsWith("More", StringComparison.Ordinal));
            labels.Add($"{more.Label} {Quote(reply)}");
            reply = conversation.Presses(more, AskedOfFive).Reply!;
        }

        Assert.Equal(
            ["More (1 of 3)", "More (2 of 3)", "More (3 of 3)", "More (1 of 3)"],
            labels.Select(label => label[..13])
        );
        Assert.Equal(3, labels.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_chosen_fourth_passage_counts_as_the_last_of_three()
    {
        var conversation = Sure(FiveTalks);
        var notIt = conversation
            .Says(AskedOfFive)
            .CallbackButtons.First(choice => choice.Label.StartsWith("👎", StringComparison.Ordinal));
        var others = conversation.Presses(notIt, AskedOfFive).Reply!.CallbackButtons.SkipLast(1).ToList();
        Assert.InRange(others.Count, 3, 4);
        Assert.Contains(conversation.Presses(others[^1], AskedOfFive).Reply!.CallbackButtons, choice =>
            choice.Label.StartsWith("More (3 of 3)", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_passage_that_has_little_to_do_with_the_question_is_not_offered()
    {
        var rows = Sure(OneTalk, "title: Weather\n\nIt rained in Vienna.").Says(Asked).Rows;
        Assert.DoesNotContain(rows.SelectMany(row => row), button =>
            button.Label.StartsWith("More", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Two_copies_of_a_story_are_not_asked_about()
    {
        const string body = "A fire broke out in the harbour on Monday, and two were hurt before it was put out.";
        var reply = Some.Conversation(
                new ConfidenceThresholds(Answer: 1, Answerability: 0),
                $"title: Fire in the harbour\noutlet: One\n\n{body}",
                $"title: Fire in the harbour\noutlet: Two\n\n{body}"
            )
            .Says("How many were hurt in the harbour fire?");
        Assert.StartsWith("I'm not sure this answers you.", reply.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_authored_question_is_reported() =>
        Assert.Equal(
            (null, "That question is not in my library any more. Ask me something, or see /latest."),
            Parts(
                Some.Conversation(Some.Sochi)
                    .Presses(new CallbackData.AskAuthoredQuestion(ArticleKey.Of("0.txt"), 1).Encode())
            )
        );

    [Fact]
    public void A_page_of_a_list_that_has_become_shorter_is_its_last_one()
    {
        var conversation = Some.Conversation([
            .. Enumerable
                .Range(1, 12)
                .Select(day => $"title: Day {day}\ndate: 2020-03-{day:00}\n\nIt was day {day} of the month."),
        ]);
        foreach (var page in new[] { 1, 2, 99 })
            Assert.Contains(
                "Day 1\n",
                conversation.Presses(new CallbackData.LatestPage(page).Encode()).Reply!.Text.ToString() + "\n",
                StringComparison.Ordinal
            );
        Assert.NotNull(conversation.Presses(new CallbackData.SourcesPage(99).Encode()).Reply);
    }

    [Fact]
    public void A_copy_of_a_story_is_shown_once_and_named()
    {
        const string body =
            "Petrov met the parties in Vienna on Friday, and said that the talks would go on in spring.";
        var conversation = Sure(
            $"outlet: One\n\nEnvoy meets parties\n\n{body}",
            $"outlet: Two\n\nParties meet envoy\n\n{body}",
            Some.Bridge
        );
        var reply = conversation.Says(Asked);
        Assert.Contains("Also in: Two", reply.Text.ToString(), StringComparison.Ordinal);
        var half = Sure(
            $"outlet: One\n\nEnvoy meets parties\n\n{body}\n\nNobody knows why it rained.",
            $"outlet: Two\n\nParties meet envoy\n\n{body}"
        );
        Assert.DoesNotContain(
            "Also in",
            half.Says("Who knows why it rained?").Text.ToString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(reply.CallbackButtons, choice =>
            choice.Label.StartsWith("More", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Around_shows_the_neighbours_and_leads_back()
    {
        var conversation = Sure(
            Some.Sochi.Replace("The envoy", "A third paragraph.\n\nThe envoy", StringComparison.Ordinal)
        );
        var reply = Press(conversation, conversation.Says("What did the envoy say about Geneva?"), "Around");
        Assert.Equal([true, false], reply.Text.Parts.OfType<Part.Quote>().Select(quote => quote.IsFolded));
        Assert.StartsWith("A third", reply.Text.Parts.OfType<Part.Quote>().First().Text, StringComparison.Ordinal);
        Assert.StartsWith("The envoy", Quote(Press(conversation, reply, "Back")), StringComparison.Ordinal);
    }

    [Fact]
    public void Not_it_offers_the_other_passages_and_none_of_these()
    {
        var conversation = Sure(OneTalk, OtherTalk);
        var others = Press(conversation, conversation.Says(Asked), "👎");
        Assert.Equal(ReplyPlacement.Ephemeral, others.Placement);
        var choices = others.CallbackButtons.ToList();
        Assert.Equal("None of these", choices[^1].Label);
        Assert.InRange(choices.Count, 3, 4);
        Assert.Contains(Quote(Press(conversation, others, choices[0].Label)), OtherTalk, StringComparison.Ordinal);
        Assert.Equal(
            ["Ask the moderators for an article"],
            Press(conversation, others, "None of these").CallbackButtons.Select(choice => choice.Label)
        );
    }

    [Fact]
    public void A_changed_passage_is_reported_and_its_buttons_still_work()
    {
        var data = Sure(OneTalk, OtherTalk)
            .Says(Asked)
            .CallbackButtons.First(choice => choice.Label == "Around this")
            .Data;
        var changed = Sure(OneTalk.Replace("on Friday", "on Thursday", StringComparison.Ordinal), OtherTalk);
        var reply = changed.Presses(data).Reply!;
        Assert.StartsWith(
            "The article was changed since I offered you this.",
            reply.Text.ToString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("was changed", Press(changed, reply, "Back").Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_passage_is_reported()
    {
        var data = Sure(OneTalk).Says(Asked).CallbackButtons.First(choice => choice.Label == "Around this").Data;
        Assert.Equal(
            (null, "That passage is not in my library any more. Ask me something, or see /latest."),
            Parts(Sure().Presses(data))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("1:q:AAAAAAAA:0")]
    [InlineData("2")]
    [InlineData("2s")]
    [InlineData("2s9AAAAAAAAAAAAAAA")]
    [InlineData("2zzz")]
    public void A_button_of_another_version_is_reported(string data) =>
        Assert.Equal(
            (null, "This button is from an earlier version of me. Please ask again."),
            Parts(Sure(OneTalk).Presses(data))
        );

    [Fact]
    public void The_moderators_are_asked_only_with_the_questions_words()
    {
        var conversation = Sure(OneTalk);
        var ask = conversation
            .Says("Who won the rugby final?")
            .CallbackButtons.Single(choice => choice.Label == "Ask the moderators for an article");
        Assert.StartsWith(
            "I can't see the question any more.",
            conversation.Presses(ask).Toast,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Your question is kept for the moderators.",
            conversation.Presses(ask, "Who won the rugby final?").Toast
        );
    }

    [Theory]
    [InlineData("p_", "Nearly forty")]
    [InlineData("a_", "Rebels reject the Sochi congress")]
    public void A_deep_link_opens_a_passage_or_an_article(string kind, string expected)
    {
        var conversation = Some.Conversation(Some.Sochi, Some.Bridge);
        var article = Some.Article(Some.Sochi, "0.txt");
        var payload =
            kind == "p_" ? DeepLink.To(new Passage(article, 1, default).Key) : DeepLink.To(ArticleKey.Of(article.Id));
        Assert.InRange(payload.Length, 1, 64);
        Assert.StartsWith(expected, conversation.Says("/start " + payload).Text.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "not in my library any more",
            Some.Conversation().Says("/start " + payload).Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_a_button_carries_fits_and_is_read_as_it_was_written() =>
        Gen.Select(Key.Array[1, PassageList.MaxCount], Gen.Int[0, PassageList.MaxCount - 1], Gen.Int[0, 500])
            .Sample(
                (keys, current, number) =>
                {
                    var offer = new PassageList([.. keys], current % keys.Length);
                    CallbackData[] all =
                    [
                        new CallbackData.ShowPassage(offer),
                        new CallbackData.ShowAround(offer),
                        new CallbackData.MarkUnhelpful(offer),
                        new CallbackData.MarkHelpful(keys[0]),
                        new CallbackData.NoneHelped(offer),
                        new CallbackData.RequestArticle(),
                        new CallbackData.AskAuthoredQuestion(keys[0].Article, number),
                        new CallbackData.ShowOverview(keys[0].Article),
                        new CallbackData.LatestPage(number),
                        new CallbackData.WatchArticle(keys[0]),
                        new CallbackData.OptOut(true),
                        new CallbackData.PublishDraft("abcd-_12"),
                        new CallbackData.DiscardDraft("abcd-_12"),
                        new CallbackData.ReplaceArticle("abcd-_12", keys[0].Article, "ab-_", IsCorrected: true),
                        new CallbackData.ReplaceArticle("abcd-_12", keys[0].Article, "ab-_", IsCorrected: false),
                        new CallbackData.ArticlesPage(number),
                        new CallbackData.ShowArticleMenu(keys[0].Article),
                        new CallbackData.BeginEdit('c', keys[0].Article),
                        new CallbackData.ChooseArticle("abcd-_12", keys[0].Article),
                        new CallbackData.ArticleChoices("abcd-_12", number),
                        new CallbackData.OmitText("abcd-_12"),
                        new CallbackData.ConfirmEdit("abcd-_12"),
                        new CallbackData.CancelEdit("abcd-_12"),
                        new CallbackData.SendFile(keys[0].Article),
                        new CallbackData.UndoEdit(123_456),
                        new CallbackData.ExportQuestions(),
                        new CallbackData.QuestionsPage(number),
                        new CallbackData.OpenQuestions(),
                        new CallbackData.OpenArticles(),
                        new CallbackData.ShowMiss(number),
                        new CallbackData.AnswerMiss(keys[0], number),
                        new CallbackData.AddSynonym(number, number % 10),
                        new CallbackData.NoteMiss(number),
                        new CallbackData.CloseMiss(number),
                        new CallbackData.TellAskers(keys[0], number, number + 1),
                        new CallbackData.ShowRejected(keys[0]),
                        new CallbackData.CloseRejected(keys[0]),
                        new CallbackData.SourcesPage(number),
                    ];
                    foreach (var data in all)
                    {
                        Assert.InRange(Encoding.UTF8.GetByteCount(data.Encode()), 1, 64);
                        Assert.Equal(data, CallbackData.Parse(data.Encode()));
                    }
                }
            );

    [Fact]
    public void The_none_of_these_button_of_version_0_1_still_works()
    {
        var key = new PassageKey(ArticleKey.Of("0.txt"), 1, PassageKey.GetVersion("text"));
        Assert.Equal(new CallbackData.NoneHelped(new PassageList([key])), CallbackData.Parse($"2x{key}"));
    }

    [Fact]
    public void No_callback_data_breaks_a_button_press()
    {
        var conversation = Sure(OneTalk);
        Gen.OneOf(Gen.String, Gen.String.Select(text => "2s" + text), Gen.String.Select(text => "2q" + text))
            .Sample(data =>
            {
                var (reply, notice) = conversation.Presses(data);
                Assert.True(reply is not null || notice is not null);
            });
    }

    private static Gen<PassageKey> Key { get; } =
        Gen.Select(Gen.String, Gen.Int[1, 262_143], Gen.String)
            .Select(
                (article, paragraph, text) =>
                    new PassageKey(ArticleKey.Of(article), paragraph, PassageKey.GetVersion(text))
            );

    private static Conversation Sure(params string[] texts) =>
        Some.Conversation(new ConfidenceThresholds(Answer: 0, Answerability: 0.3), texts);

    private static Reply Press(Conversation conversation, Reply reply, string label) =>
        conversation
            .Presses(
                reply.CallbackButtons.First(choice => choice.Label.StartsWith(label, StringComparison.Ordinal)),
                Asked
            )
            .Reply!;

    private static string Quote(Reply reply) => reply.Text.Parts.OfType<Part.Quote>().Single().Text;

    private static (string? Reply, string? Notice) Parts(ButtonResponse response) =>
        (response.Reply?.Text.ToString(), response.Toast);
}
