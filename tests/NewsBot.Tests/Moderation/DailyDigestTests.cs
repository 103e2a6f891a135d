using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Tests.Conversations;
using NewsBot.Tests.Storage;

namespace NewsBot.Tests.Moderation;

/// <summary>What moderators hear of once a day. The clock begins at noon; the digest is at nine.</summary>
public abstract class DailyDigestTests : IDisposable
{
    private const long Newsroom = -9;

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = Some.Clock();
    private readonly Database _database;
    private readonly CurrentLibrary _current;
    private readonly ServiceProvider _services;
    private readonly UnansweredQuestions _unanswered;

    private protected DailyDigestTests(Database database)
    {
        _database = database;
        Write("sochi.txt", Some.Sochi);
        _current = new CurrentLibrary(Load());
        _services = Some.ServiceCollection(_current, _database, time: _time, folder: _folder.Path)
            .AddSingleton(new DigestTime(new TimeOnly(9, 0)))
            .BuildServiceProvider();
        _unanswered = _services.Get<UnansweredQuestions>();
        Assert.Empty(Due());
    }

    public void Dispose()
    {
        _services.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Nothing_new_is_no_message()
    {
        _time.Advance(TimeSpan.FromDays(3));
        Assert.Empty(Due());
    }

    [Fact]
    public void It_comes_at_its_hour_once_a_day()
    {
        _unanswered.Add("Where is the new zoo?", "en", 99, "en");
        _time.Advance(TimeSpan.FromHours(20));
        Assert.Empty(Due());
        _time.Advance(TimeSpan.FromHours(1));
        var (note, told) = Assert.Single(Due());
        Assert.Equal(Newsroom, note.Chat);
        Assert.Single(Due());
        told();
        Assert.Empty(Due());
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(Due());
        _unanswered.Add("Who won the rugby final?", "en", 99, "en");
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Contains("rugby", Text(Assert.Single(Due()).Note), StringComparison.Ordinal);
        Assert.DoesNotContain("zoo", Text(Assert.Single(Due()).Note), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 16)]
    [InlineData(-5, 2)]
    public void The_hour_is_that_of_the_local_clock(int east, int hours)
    {
        _time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("there", TimeSpan.FromHours(east), "there", "there"));
        _unanswered.Add("Where is the new zoo?", "en", 99, "en");
        _time.Advance(TimeSpan.FromHours(hours - 1));
        Assert.Empty(Due());
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Single(Due());
    }

    [Fact]
    public void It_says_what_is_missing_rejected_broken_and_new_with_buttons_to_each()
    {
        _unanswered.Add("Where is the new zoo?", "en", 99, "en");
        var key = new Passage(_current.Value.Find(ArticleKey.Of("sochi.txt"))!, 1, default).Key;
        _services.Get<Feedback>().Add(key.ToString(), 98, helped: false);
        Write("bridge.txt", Some.Bridge);
        Write("broken.txt", "");
        _current.Value = Load();
        _time.Advance(TimeSpan.FromDays(1));
        var digest = Assert.Single(Due()).Note.Reply;
        Assert.Equal(
            "1 question without a good answer\n1. 1× Where is the new zoo?\n"
                + "1 passage rejected more often than liked\n👎 1. 👎 1 👍 0 \"Nearly forty rebel groups rejected the planned congress in Sochi on Monday. They said that Moscow had not helped.\"\n"
                + "1 file couldn't be used; run check to see why.\n✗ broken.txt\n1 article new or changed\n"
                + "Library: 2 articles, newest Tue 14 May 2019. ",
            digest.Text.ToString().Split("The newest is")[0]
        );
        Assert.Equal(
            [
                typeof(CallbackData.ShowMiss),
                typeof(CallbackData.ShowRejected),
                typeof(CallbackData.OpenQuestions),
                typeof(CallbackData.OpenArticles),
            ],
            digest.CallbackButtons.Select(button => CallbackData.Parse(button.Data)!.GetType())
        );
    }

    [Fact]
    public void A_passage_that_more_readers_like_is_not_in_it()
    {
        var key = new Passage(_current.Value.Find(ArticleKey.Of("sochi.txt"))!, 1, default).Key;
        _services.Get<Feedback>().Add(key.ToString(), 98, helped: false);
        _services.Get<Feedback>().Add(key.ToString(), 99, helped: true);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(Due());
    }

    [Fact]
    public void It_is_in_the_language_that_the_moderators_write_in()
    {
        _services
            .Get<Conversation>()
            .ReplyTo(
                new IncomingMessage("/status", new Person(5, "de", IsModerator: true), new ChatContext(Newsroom, true))
            );
        _unanswered.Add("Where is the new zoo?", "en", 99, "en");
        _time.Advance(TimeSpan.FromDays(1));
        Assert.StartsWith("1 Frage ohne gute Antwort", Text(Assert.Single(Due()).Note), StringComparison.Ordinal);
    }

    [Fact]
    public void Off_is_off()
    {
        _unanswered.Add("Where is the new zoo?", "en", 99, "en");
        _time.Advance(TimeSpan.FromDays(1));
        using var services = Some.ServiceCollection(_current, _database, time: _time, folder: _folder.Path)
            .AddSingleton(new DigestTime(null))
            .BuildServiceProvider();
        Assert.Empty(services.Get<DailyDigest>().Due([Newsroom]));
    }

    [Theory]
    [InlineData(null, 9)]
    [InlineData("18:30", 18)]
    [InlineData("off", null)]
    public void The_setting_is_a_time_of_day_or_off(string? value, int? hour) =>
        Assert.Equal(hour, Some.Settings(("Moderators:Digest", value)).Digest?.Hour);

    [Fact]
    public void The_moderators_chats_get_it_or_else_each_moderator()
    {
        Assert.Equal([1L, 2L], new ModeratorIds([1, 2], [], []).DigestChats.Order());
        Assert.Equal([-9L], new ModeratorIds([1, 2], [-9], []).DigestChats);
    }

    private List<(Notification Note, Action Told)> Due() => [.. _services.Get<DailyDigest>().Due([Newsroom])];

    private static string Text(Notification note) => note.Reply.Text.ToString();

    private void Write(string file, string text)
    {
        var path = _folder.Write($"articles/{file}", text);
        File.SetLastWriteTimeUtc(path, _time.GetUtcNow().UtcDateTime.AddMinutes(file == "sochi.txt" ? -1 : 1));
    }

    private Library Load() =>
        LibraryBuilder.Load(
            new ArticleFolder(Path.Combine(_folder.Path, "articles"), _time),
            cancellationToken: TestContext.Current.CancellationToken
        );
}

public sealed class DailyDigestSqliteTests() : DailyDigestTests(TestDatabase.Sqlite());

public sealed class DailyDigestPostgresTests() : DailyDigestTests(TestDatabase.Postgres());
