using Microsoft.Extensions.DependencyInjection;
using NewsBot.Answering;
using NewsBot.Conversations;
using NewsBot.Localization;
using NewsBot.Messaging;

namespace NewsBot.Tests.Conversations;

/// <summary>What moderators are told of how an answer came about.</summary>
public sealed class WhyTests : IDisposable
{
    private static readonly Person Anna = new(5, "en", IsModerator: true);
    private static readonly ChatContext Home = new(5, IsGroup: false);

    private readonly ServiceProvider _services = Some.Services(Some.Sochi, Some.Bridge);

    public void Dispose() => _services.Dispose();

    [Fact]
    public void The_words_that_were_found_and_what_counted_are_said_in_sentences()
    {
        var lines = Why("/why Who rejected the congres in Sochi because of earthquakes?").Split('\n');
        Assert.Equal("Who rejected the congres in Sochi because of earthquakes?", lines[0]);
        Assert.Matches(@"^That an article answers it: \d+ % likely\. I answer from \d+ % on\.$", lines[1]);
        Assert.Matches(
            @"^That the first passage is the right one: \d+ % likely\. Below 60 % I show several\.$",
            lines[2]
        );
        Assert.Contains("Searched: rejected, Sochi", lines);
        Assert.Contains("Searched for congress (you wrote “congres”)", lines);
        Assert.Contains("Not in any article: earthquakes", lines);
        Assert.Contains("Not searched, because they are in every text: Who, the, in, because, of", lines);
        Assert.Contains(
            "\"Nearly forty rebel groups rejected the planned congress in Sochi on Monday. They said that Moscow had not helped.\"",
            lines
        );
        Assert.Contains("In this sentence: rejected, congress, Sochi", lines);
        Assert.Contains(lines, line =>
            line.StartsWith("What counted most: the words themselves, ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Without_a_question_the_last_answer_is_explained()
    {
        Assert.StartsWith("Reply /why to one of my recent answers", Why("/why"), StringComparison.Ordinal);
        Why(Some.Question);
        Assert.StartsWith(Some.Question, Why("/why"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_more_than_an_hour_ago_is_not_remembered_and_neither_is_one_to_somebody_forgotten()
    {
        var time = Some.Clock();
        var answers = new AnsweredMessages(time);
        answers.Add(77, new IncomingMessage(Some.Question, Anna, Home));
        Assert.Equal(Some.Question, answers.Find(5, 77)?.Text);
        Assert.Null(answers.Find(6, 77));
        answers.Forget(Anna);
        Assert.Null(answers.Find(5, 77));
        answers.Add(78, new IncomingMessage(Some.Question, Anna, Home));
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(answers.Find(5, 78));
    }

    [Fact]
    public void Every_language_has_the_explanation() =>
        Assert.All(Phrases.All, words =>
            Assert.NotEmpty(
                _services
                    .Get<Conversation>()
                    .ReplyTo(new IncomingMessage("/why " + Some.Question, Anna with { Language = words.Code }, Home))
                    .Text.ToString()
            )
        );

    [Fact]
    public void Readers_do_not_get_it() =>
        Assert.StartsWith(
            "I don't know the command /why.",
            _services
                .Get<Conversation>()
                .ReplyTo(new IncomingMessage("/why", new Person(6, "en"), Home))
                .Text.ToString(),
            StringComparison.Ordinal
        );

    private string Why(string text) =>
        _services.Get<Conversation>().ReplyTo(new IncomingMessage(text, Anna, Home)).Text.ToString();
}
