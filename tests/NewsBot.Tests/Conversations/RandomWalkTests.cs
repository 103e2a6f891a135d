using System.Diagnostics.CodeAnalysis;
using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
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

/// <summary>
/// A model of a person: asks, presses any button they ever saw, types inline, and calls the bot as a guest, while
/// the bot restarts and articles change and go.
/// </summary>
public sealed class RandomWalkTests
{
    private const int Walks = 10_000;
    private const int MaxWalkLength = 15;

    private static readonly string[] Texts =
    [
        Some.Question,
        "Who opened the harbour bridge?",
        "and what did it cost?",
        "What did the envoy say about Geneva?",
        "when was that?",
        "Was there an earthquake in Sochi?",
        "Who won the rugby final?",
        "congres in sotchi",
        "hello",
        "спасибо",
        "?",
        "",
        "/start",
        "/help",
        "/latest",
        "/sources",
        "/new",
        "/privacy",
        "/forget",
        "/articles",
        "/questions",
        "/status",
        "/remove bridge",
        "/remove",
        "/add",
        "/ask",
        "/ask who opened the bridge?",
        "/nonsense",
        "https://news.example/sochi?a=1&b=2",
        "<b>&\ud83d",
        "How many were hurt in the harbour fire?",
        "كم عدد الجرحى في حريق الميناء؟",
    ];

    private static readonly string[] Files =
    [
        Some.Sochi,
        Some.Bridge,
        "title: Fire in the harbour\ndate: 2020-03-01\n\nA fire broke out in the harbour on Monday, and two were hurt.",
        "title: Harbour burns again\ndate: 2021-03-01\ncorrection: It was Tuesday.\n\nA fire broke out in "
            + "the harbour on Tuesday, and four were hurt.",
        Some.Sochi.Replace("on Monday", "on Tuesday", StringComparison.Ordinal),
        "status: retracted\n" + Some.Bridge,
        "title: حريق في الميناء\ndate: 2021-03-01\n\nقال رئيس NATO إن حريقا اندلع في الميناء يوم الثلاثاء.\n\n"
            + "NATO أعلن أن عدد الجرحى أربعة.\n\nانطفأ الحريق بعد يومين في الميناء.",
    ];

    private static readonly Library[] Libraries =
    [
        Some.Library(Files[..4]),
        Some.Library(Files[4], Files[1], Files[2]),
        Some.Library(Files[0], Files[5], Files[6]),
        Some.Library(),
    ];

    [Fact]
    public void In_every_conversation_every_button_works_and_every_quote_is_verbatim()
    {
        Step[] steps = [.. Texts.Select(text => new Step.Says(text))];
        var step = Gen.Frequency(
            (4, Gen.Int[0, steps.Length - 1].Select(i => steps[i])),
            (6, Gen.Int[0, 10_000].Select(i => (Step)new Step.Presses(i))),
            (1, Gen.Int[0, Libraries.Length - 1].Select(i => (Step)new Step.Changes(i))),
            (1, Gen.Const((Step)new Step.Restarts())),
            (1, Gen.Int[0, Texts.Length - 1].Select(i => (Step)new Step.Types(Texts[i])))
        );
        Gen.Select(Gen.Int[0, 3], step.Array[1, MaxWalkLength])
            .Sample((person, walk) => new Walker(person).Walk(walk), iter: Walks);
    }

    private abstract record Step
    {
        public sealed record Says(string Text) : Step;

        public sealed record Presses(int Number) : Step;

        public sealed record Changes(int Library) : Step;

        public sealed record Restarts : Step;

        public sealed record Types(string Query) : Step;
    }

    private sealed class Walker
    {
        private static readonly Person[] People =
        [
            new(1, "en"),
            new(2, "ar"),
            new(3, "ru", IsModerator: true),
            new(4, null),
        ];
        private static readonly ChatContext[] Rooms =
        [
            new(1, IsGroup: false),
            new(-2, IsGroup: true),
            new(3, IsGroup: false),
            new(4, IsGroup: true, IsGuest: true),
        ];

        private readonly Person _person;
        private readonly ChatContext _room;
        private readonly CurrentLibrary _current = new(Libraries[0]);
        private readonly List<CallbackButton> _seen = [];
        private ServiceProvider _services;
        private Conversation _conversation;
        private string? _question;

        public Walker(int person)
        {
            (_person, _room) = (People[person], Rooms[person]);
            Start();
        }

        public void Walk(Step[] steps)
        {
            foreach (var step in steps)
                Take(step);
        }

        private void Take(Step step)
        {
            switch (step)
            {
                case Step.Says said:
                    _question = said.Text;
                    Look(_conversation.ReplyTo(new IncomingMessage(said.Text, _person, _room)));
                    break;
                case Step.Presses pressed when _seen.Count > 0:
                    var (reply, notice) = _conversation.Press(
                        new ButtonPress(_seen[pressed.Number % _seen.Count].Data, _person, _room, _question)
                    );
                    Assert.True(reply is not null || !string.IsNullOrWhiteSpace(notice));
                    if (reply is not null)
                        Look(reply);
                    break;
                case Step.Changes changed:
                    _current.Value = Libraries[changed.Library];
                    break;
                case Step.Restarts:
                    Start();
                    break;
                case Step.Types typed:
                    var page = _services.Types(typed.Query, person: _person);
                    Assert.Equal(
                        page.Answers.Count,
                        page.Answers.Select(answer => answer.Id).Distinct(StringComparer.Ordinal).Count()
                    );
                    foreach (var answer in page.Answers)
                        Look(answer.Reply);
                    break;
            }
        }

        private void Look(Reply reply)
        {
            Assert.InRange(reply.Text.Length, 1, Reply.MaxTextLength);
            Assert.Equal(
                TelegramHtml.Plain(reply.Text),
                TelegramHtmlParser.Parse(TelegramHtml.Render(reply.Text)).Text
            );
            Assert.All(reply.Text.Parts.OfType<Part.Quote>(), quote =>
                Assert.Contains(_current.Value.Index.Articles.SelectMany(article => article.Paragraphs), paragraph =>
                    paragraph.Contains(quote.Text, StringComparison.Ordinal)
                )
            );
            Assert.All(reply.Text.Parts.OfType<Part.Quote>().Where(quote => quote.IsInline), quote =>
                Assert.InRange(quote.Text.Length, 1, ShortQuote.MaxLength)
            );
            foreach (var button in reply.Rows.SelectMany(row => row))
            {
                Assert.True(ShownText.IsVisible(button.Label));
                if (button is CopyTextButton copy)
                    Assert.InRange(copy.Text.Length, 1, CopyTextButton.MaxTextLength);
                if (button is not CallbackButton choice)
                    continue;
                Assert.InRange(Encoding.UTF8.GetByteCount(choice.Data), 1, 64);
                Assert.NotNull(CallbackData.Parse(choice.Data));
                _seen.Add(choice);
            }
        }

        // A store of its own would be opened ten thousand times: what is kept is not what is tested here.
        [MemberNotNull(nameof(_services), nameof(_conversation))]
        private void Start()
        {
            _services = Some.Services(_current, Store.Value, new ConfidenceThresholds(Answer: 0.5, Answerability: 0.3));
            _conversation = _services.Get<Conversation>();
        }

        private static readonly Lazy<Database> Store = new(Database.Temporary);
    }
}
