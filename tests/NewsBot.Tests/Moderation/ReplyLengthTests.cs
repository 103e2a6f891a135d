using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Tests.Conversations;

namespace NewsBot.Tests.Moderation;

/// <summary>Telegram refuses a message that is too long: however long everything is, no reply to a moderator is.</summary>
public sealed class ReplyLengthTests : IDisposable
{
    private const int Articles = 12;

    private readonly TempFolder _folder = new();
    private readonly Database _database = Database.Temporary();
    private readonly FakeTimeProvider _time = Some.Clock();
    private readonly CurrentLibrary _current;
    private readonly ServiceProvider _services;

    public ReplyLengthTests()
    {
        for (var i = 0; i < Articles; i++)
            _folder.Write($"articles/{new string('f', 100)}{i}.txt", Article(i, "old"));
        _folder.Write("articles/broken.txt", "");
        _current = new CurrentLibrary(
            LibraryBuilder.Load(
                new ArticleFolder(Path.Combine(_folder.Path, "articles"), _time),
                cancellationToken: TestContext.Current.CancellationToken
            )
        );
        _services = Some.ServiceCollection(_current, _database, time: _time, folder: _folder.Path)
            .AddSingleton(new DigestTime(new TimeOnly(9, 0)))
            .BuildServiceProvider();
    }

    public static TheoryData<string> Languages => [.. Phrases.All.Select(words => words.Code)];

    public void Dispose()
    {
        _services.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_reply_to_a_moderator_is_too_long(string language)
    {
        var anna = new Person(5, language, IsModerator: true);
        var home = new ChatContext(5, IsGroup: false);
        var conversation = _services.Get<Conversation>();
        var digest = _services.Get<DailyDigest>();
        Assert.Empty(digest.Due([5]));
        Fill();

        var replies = new List<Reply>();
        var texts = new[]
        {
            "/questions",
            "/articles",
            "/status",
            "/edit",
            "/why " + Question(3),
            $"/correct story 3: {Words(300)}",
        };
        foreach (var text in texts)
            Collect(conversation.ReplyTo(new IncomingMessage(text, anna, home)), depth: 3);
        var file = Encoding.UTF8.GetBytes(Article(4, "new") + "\n\n" + Words(100));
        Collect(_services.Submits("new.txt", file, anna, home), depth: 1);
        _time.Advance(TimeSpan.FromDays(1));
        replies.Add(Assert.Single(digest.Due([5])).Note.Reply);
        Assert.True(replies.Count > 30);
        Assert.All(replies, reply => Assert.InRange(reply.Text.Length, 1, Reply.MaxTextLength));

        void Collect(Reply reply, int depth)
        {
            replies.Add(reply);
            if (depth == 0)
                return;
            foreach (
                var button in reply.CallbackButtons.DistinctBy(button => CallbackData.Parse(button.Data)!.GetType())
            )
            {
                if (conversation.Press(new ButtonPress(button.Data, anna, home, null)).Reply is { } next)
                    Collect(next, depth - 1);
            }
        }
    }

    private void Fill()
    {
        var unanswered = _services.Get<UnansweredQuestions>();
        var feedback = _services.Get<Feedback>();
        for (var i = 0; i < Articles; i++)
        {
            unanswered.Add(Question(i), "en", i + 1, "en");
            unanswered.Add(Question(i) + " please", "en", i + 1, "en");
            feedback.Add(new Passage(_current.Value.LatestFirst[i], 1, default).Key.ToString(), 7, helped: false);
        }

        unanswered.SetNote(unanswered.All().Select(question => question.Id).Take(6), Words(100));
    }

    private static string Article(int number, string version) =>
        $"""
            title: Story {number} {Words(60)}
            outlet: {Words(20)}
            date: 2020-03-{number + 1:00}
            url: https://news.example/{new string('u', 400)}/{number}/{version}
            correction: {Words(200)}

            {Words(300)} story {number}.

            The second paragraph of story {number} is {version}: {Words(40)}.
            """;

    private static string Question(int number) => $"What about story {number} and {Words(50)}?";

    private static string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"word{i}"));
}
