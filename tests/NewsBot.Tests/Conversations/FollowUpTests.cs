using Microsoft.Extensions.Time.Testing;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Tests.Conversations;

public sealed class FollowUpTests
{
    private static readonly ChatContext Home = new(1, IsGroup: false);
    private static readonly ChatContext Group = new(-5, IsGroup: true);
    private static readonly Person Anna = new(1, "en");
    private static readonly Person Ben = new(2, "en");

    private readonly FakeTimeProvider _time = Some.Clock();
    private readonly Conversation _conversation;

    public FollowUpTests()
    {
        _conversation = Some.Services(new CurrentLibrary(Some.SampleLibrary()), time: _time).Get<Conversation>();
    }

    [Fact]
    public void A_short_question_continues_the_last_one_and_the_answer_says_so()
    {
        Says("How long is the Ever Given?");
        var reply = Says("and how wide?");
        Assert.StartsWith(
            "Taken as a follow-up to “How long is the Ever Given?”:",
            reply.Text.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("59 metres wide", reply.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_follow_up_can_continue_a_follow_up()
    {
        Says("How long is the Ever Given?");
        Says("and how wide?");
        Assert.Contains(
            "flag of Panama",
            Says("under which flag does she sail?").Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_follow_up_can_continue_a_question_asked_by_a_button()
    {
        var bound = new CallbackData.AskAuthoredQuestion(ArticleKey.Of("ever-given-aground.txt"), 2);
        _conversation.Press(new ButtonPress(bound.Encode(), Anna, Home, null));
        Assert.StartsWith(
            "Taken as a follow-up to “Where was the Ever Given bound for?”:",
            Says("and how wide?").Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_asked_about_somebodys_words_is_no_follow_up()
    {
        Says("How long is the Ever Given?");
        var reply = _conversation.ReplyTo(new IncomingMessage("how wide?", Anna, Home) { RepliedTo = "and how wide?" });
        Assert.DoesNotContain("follow-up", reply.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void New_forgets()
    {
        Says("How long is the Ever Given?");
        Says("/new");
        Assert.DoesNotContain("follow-up", Says("and how wide?").Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void New_forgets_for_who_replies_to_the_bot_too()
    {
        Says("How long is the Ever Given?", Anna, Group);
        Says("/new", Anna, Group);
        var reply = _conversation.ReplyTo(
            new IncomingMessage("and how wide?", Ben, Group) { IsReplyToBot = true, RepliedTo = "…" }
        );
        Assert.DoesNotContain("follow-up", reply.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_question_that_nothing_answers_the_one_before_is_forgotten()
    {
        Says("How long is the Ever Given?");
        Assert.StartsWith(
            "I found nothing",
            Says("Who won the rugby final in Timbuktu in 1987?").Text.ToString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("follow-up", Says("and how wide?").Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_question_after_its_article_was_shortened_or_removed_is_no_follow_up()
    {
        var current = new CurrentLibrary(Some.Library(Some.Sochi, Some.Bridge));
        var conversation = Some.Services(
                current,
                thresholds: new ConfidenceThresholds(Answer: 0, Answerability: 0.3),
                time: _time
            )
            .Get<Conversation>();
        foreach (
            var after in new[]
            {
                Some.Library(Some.Sochi[..Some.Sochi.IndexOf("\n\nThe envoy", StringComparison.Ordinal)], Some.Bridge),
                Some.Library("status: retracted\n" + Some.Sochi, Some.Bridge),
            }
        )
        {
            current.Value = Some.Library(Some.Sochi, Some.Bridge);
            Assert.Contains(
                "The envoy",
                conversation
                    .ReplyTo(new IncomingMessage("What did the envoy say about Geneva?", Anna, Group))
                    .Text.ToString(),
                StringComparison.Ordinal
            );
            current.Value = after;
            Assert.DoesNotContain(
                "follow-up",
                conversation.ReplyTo(new IncomingMessage("and when was that?", Anna, Group)).Text.ToString(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void After_an_hour_it_is_forgotten()
    {
        Says("How long is the Ever Given?");
        _time.Advance(TimeSpan.FromMinutes(61));
        Assert.DoesNotContain("follow-up", Says("and how wide?").Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_group_each_member_has_a_conversation_and_a_reply_to_an_answer_continues_it()
    {
        Says("How long is the Ever Given?", Anna, Group);
        Assert.DoesNotContain("follow-up", Says("and how wide?", Ben, Group).Text.ToString(), StringComparison.Ordinal);
        Says("How long is the Ever Given?", Anna, Group);
        var carla = new Person(3, "en");
        Assert.Contains(
            "follow-up",
            _conversation
                .ReplyTo(new IncomingMessage("and how wide?", carla, Group) { IsReplyToBot = true, RepliedTo = "…" })
                .Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("is that true?")]
    [InlineData("?")]
    [InlineData("really?")]
    public void A_reply_to_somebodys_words_asks_about_them(string text)
    {
        var rumour = "I read that a rescuer, Saman Kunan, lost his life in the cave.";
        Assert.Contains(
            "One rescuer lost his life",
            _conversation.ReplyTo(new IncomingMessage(text, Anna, Group) { RepliedTo = rumour }).Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_words_that_are_highlighted_come_before_all_the_others() =>
        Assert.Contains(
            "flag of Panama",
            _conversation
                .ReplyTo(
                    new IncomingMessage("is that so?", Anna, Group)
                    {
                        RepliedTo =
                            "The boys were in the cave for weeks. The Ever Given sails under the flag of Panama.",
                        Highlighted = "Ever Given sails under the flag of Panama",
                    }
                )
                .Text.ToString(),
            StringComparison.Ordinal
        );

    private Reply Says(string text, Person? person = null, ChatContext? chat = null) =>
        _conversation.ReplyTo(new IncomingMessage(text, person ?? Anna, chat ?? Home));
}
