using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Tests.Conversations;

namespace NewsBot.Tests.Moderation;

/// <summary>What moderators get to see and to press, beside what they do in Telegram.</summary>
public sealed class ModeratorRepliesTests : IDisposable
{
    private static readonly Person Anna = new(5, "en", IsModerator: true);
    private static readonly ChatContext Home = new(5, IsGroup: false);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = Some.Clock();
    private readonly Database _database = Database.Temporary();
    private readonly CurrentLibrary _current = new(Some.Library());
    private readonly Conversation _conversation;
    private readonly ServiceProvider _services;

    public ModeratorRepliesTests()
    {
        _services = Some.Services(_current, _database, time: _time, folder: _folder.Path);
        _conversation = _services.Get<Conversation>();
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_articles_are_listed_in_pages_of_ten_with_their_files_and_those_that_are_broken()
    {
        Have([
            .. Enumerable.Range(1, 25).Select(i => ($"{i:00}.txt", $"title: Day {i}\ndate: 2020-03-{i:00}")),
            ("broken.txt", "\0"),
        ]);
        var page = Says("/articles");
        Assert.Contains("1. Day 25\n   25.txt · 25 Mar 2020", page.Text.ToString(), StringComparison.Ordinal);
        Assert.Contains("✗ broken.txt: ", page.Text.ToString(), StringComparison.Ordinal);
        var sizes = new List<int>();
        for (var next = page; ; next = Press(next.CallbackButtons.Single(choice => choice.Label.EndsWith('→'))).Reply!)
        {
            sizes.Add(next.Text.ToString().Split(".txt ·").Length - 1);
            if (!next.CallbackButtons.Any(choice => choice.Label.EndsWith('→')))
                break;
        }

        Assert.Equal([10, 10, 5], sizes);
        Assert.Equal(
            5,
            Press(new CallbackButton("", new CallbackData.ArticlesPage(99).Encode()))
                .Reply!.Text.ToString()
                .Split(".txt ·")
                .Length - 1
        );
    }

    [Fact]
    public void The_state_of_things_has_the_last_five_changes_the_newest_first()
    {
        var changes = new AuditLog(_database, _time);
        for (var i = 1; i <= 7; i++)
        {
            changes.Complete(changes.Begin(5, "published", $"{i}.txt", null, [])!.Value);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Have(("broken.txt", "\0"));
        var lines = Says("/status").Text.ToString().Split('\n');
        Assert.Equal(
            ["7.txt", "6.txt", "5.txt", "4.txt", "3.txt"],
            lines
                .Where(line => line.Contains("published", StringComparison.Ordinal))
                .Select(line => line.Split(" · ")[^1])
        );
        Assert.StartsWith(
            $"{Some.Today:yyyy-MM-dd} 12:06 · 5 · published",
            lines.First(line => line.Contains("published", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Contains(lines, line => line.StartsWith("1 file couldn't be used", StringComparison.Ordinal));
    }

    private Reply Says(string text) => _conversation.ReplyTo(new IncomingMessage(text, Anna, Home));

    private ButtonResponse Press(CallbackButton choice) =>
        _conversation.Press(new ButtonPress(choice.Data, Anna, Home, null));

    private void Have(params (string File, string Headline)[] articles) =>
        _current.Value = LibraryBuilder.Build(
            "articles",
            new FolderContent([
                .. articles
                    .OrderBy(article => article.File, StringComparer.Ordinal)
                    .Select(article => new ReadEntry(
                        new FolderEntry(article.File, default, null),
                        [
                            FileContent.Create(
                                TextOf(article.Headline),
                                Some.Report(Encoding.UTF8.GetString(TextOf(article.Headline)), article.File)
                            ),
                        ]
                    )),
            ])
        );

    private static byte[] TextOf(string headline) =>
        Encoding.UTF8.GetBytes(
            headline == "\0"
                ? headline
                : $"{headline}\n\nSomething happened to the {headline.Split('\n')[0]}, as they say."
        );
}
