using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Tests.Conversations;
using NewsBot.Tests.Storage;

namespace NewsBot.Tests.Moderation;

/// <summary>How moderators are led through a change, with a folder that they change at the keyboard too.</summary>
public abstract class EditDialogTests : IDisposable
{
    private static readonly Person Anna = new(5, "en", IsModerator: true);
    private static readonly Person Ben = new(6, "en", IsModerator: true);
    private static readonly ChatContext Home = new(5, IsGroup: false);
    private static readonly ChatContext Newsroom = new(-9, IsGroup: true);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = Some.Clock();
    private readonly Database _database;
    private readonly CurrentLibrary _current;
    private Conversation _conversation;
    private ServiceProvider _services;

    private protected EditDialogTests(Database database)
    {
        _database = database;
        _folder.Write("articles/sochi.txt", Some.Sochi);
        _folder.Write("articles/bridge.txt", Some.Bridge);
        _current = new CurrentLibrary(Load());
        (_services, _conversation) = Start();
    }

    public void Dispose()
    {
        _services.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void An_article_is_chosen_by_words_of_its_headline_in_any_order_or_by_its_file()
    {
        _folder.Write(
            "articles/old/sochi.txt",
            "Sochi then\n\nThe old congress in Sochi was a long time ago, they say."
        );
        _current.Value = Load();
        Assert.StartsWith(
            "What is the correction to “Rebels reject the Sochi congress”?",
            Text(Says("/correct congress REBELS")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "What is the correction to “Rebels reject the Sochi congress”?",
            Text(Says("/correct sochi.txt")),
            StringComparison.Ordinal
        );
        var which = Says("/correct sochi");
        Assert.Equal("Which did you mean?", Text(which));
        Assert.Equal(["Rebels reject the Sochi congress · 26 Dec 2017", "Sochi then", "Cancel"], Labels(which));
        Assert.StartsWith(
            "What is the correction to “Sochi then”?",
            Text(Press(which, "Sochi then")),
            StringComparison.Ordinal
        );
        Assert.Equal("No article has that file or headline.", Text(Says("/correct earthquake")));
    }

    [Fact]
    public void Many_articles_are_offered_in_pages_of_eight_retracted_ones_last()
    {
        for (var day = 1; day <= 9; day++)
            _folder.Write(
                $"articles/{day}.txt",
                $"title: Fire {day}\ndate: 2020-03-0{day}\n\nThere was a fire in the harbour on day {day}."
            );
        _folder.Write(
            "articles/none.txt",
            "title: No fire\nstatus: retracted\n\nThere was a fire in the harbour, they said."
        );
        _current.Value = Load();
        var page = Says("/edit fire");
        Assert.Equal(["Fire 9 · 9 Mar 2020", "Older →"], new[] { Labels(page)[0], Labels(page)[^2] });
        Assert.Equal(10, Labels(page).Count);
        Assert.Equal(["Fire 1 · 1 Mar 2020", "⛔ No fire", "← Newer", "Cancel"], Labels(Press(page, "Older →")));
    }

    [Fact]
    public void A_correction_is_asked_for_previewed_and_published()
    {
        var ask = Says("/correct sochi");
        Assert.True(ask.AsksForWords);
        Assert.Equal(["Cancel"], Labels(ask));
        var preview = Says("It was thirty groups.");
        Assert.StartsWith(
            "An answer from it would look like this:\nCorrection: It was thirty groups.\nNearly forty rebel groups",
            Text(preview),
            StringComparison.Ordinal
        );
        Assert.Equal(Some.Sochi, Read("sochi.txt"));
        var done = Press(preview, "Publish");
        Assert.Equal("Changed: Rebels reject the Sochi congress. Readers see it within seconds.", Text(done));
        Assert.Contains("\ncorrection: It was thirty groups.\n", Read("sochi.txt"), StringComparison.Ordinal);
        Assert.Equal("Undone: sochi.txt", Text(Press(done, "Undo")));
        Assert.Equal(Some.Sochi, Read("sochi.txt"));
    }

    [Fact]
    public void All_of_it_may_be_said_in_one_line()
    {
        Press(Says("/retract sochi: The statement was withdrawn by its authors."), "Publish");
        Assert.Contains(
            "status: retracted\ncorrection: The statement was withdrawn by its authors.\n",
            Read("sochi.txt"),
            StringComparison.Ordinal
        );
        Press(Says("/edit harbour bridge: outlet = Harbour News"), "Publish");
        Assert.Contains("outlet: Harbour News\n", Read("bridge.txt"), StringComparison.Ordinal);
        Assert.StartsWith(
            "To change an entry: /edit",
            Text(Says("/edit bridge: the outlet")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_text_of_one_line_waits_until_the_article_is_chosen()
    {
        _folder.Write(
            "articles/old/sochi.txt",
            "Sochi then\n\nThe old congress in Sochi was a long time ago, they say."
        );
        _current.Value = Load();
        var which = Says("/correct sochi: It was in June.");
        (_services, _conversation) = Start();
        Press(Press(which, "Sochi then"), "Publish");
        Assert.Contains("correction: It was in June.", Read("old/sochi.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_retraction_may_be_without_a_reason_and_is_made_live_again()
    {
        Press(Press(Says("/retract sochi"), "Without a reason"), "Publish");
        Assert.Contains("status: retracted\n", Read("sochi.txt"), StringComparison.Ordinal);
        _current.Value = Load();
        var menu = Says("/edit sochi");
        Assert.Equal(["Correct", "Make live again"], Labels(menu).Take(2));
        Press(Press(menu, "Make live again"), "Publish");
        _current.Value = Load();
        Assert.Equal(2, _current.Value.Index.Articles.Count);
    }

    [Fact]
    public void A_value_that_can_not_be_read_is_asked_for_again()
    {
        Press(Says("/edit bridge"), "Date");
        var again = Says("next week");
        Assert.StartsWith("⚠ 'next week' is no date that can be read.", Text(again), StringComparison.Ordinal);
        Assert.Contains(
            "Date of “Harbour bridge",
            Text(again).Replace(": send", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Press(Says("2019-05-15"), "Publish");
        Assert.Contains("date: 2019-05-15", Read("bridge.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cancel")]
    [InlineData("/help")]
    [InlineData("button")]
    [InlineData("hour")]
    public void After_a_cancellation_the_next_message_is_a_question(string how)
    {
        var ask = Says("/correct sochi");
        switch (how)
        {
            case "button":
                Assert.Equal("Nothing was changed.", Text(Press(ask, "Cancel")));
                break;
            case "hour":
                _time.Advance(TimeSpan.FromMinutes(61));
                break;
            default:
                Says(how);
                break;
        }

        Assert.Contains("Sample Wire", Text(Says(Some.Question)), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_group_only_a_reply_to_the_bot_is_an_answer_and_each_moderator_has_a_change_of_their_own()
    {
        Says("/correct sochi", Anna, Newsroom);
        Says("/correct bridge", Ben, Newsroom);
        Assert.StartsWith("Nearly forty", Text(Says(Some.Question, Anna, Newsroom)), StringComparison.Ordinal);
        var preview = _conversation.ReplyTo(
            new IncomingMessage("It was in May.", Ben, Newsroom) { IsReplyToBot = true }
        );
        Assert.Contains("Harbour bridge opens", Text(preview), StringComparison.Ordinal);
        Press(preview, "Publish", Anna);
        Assert.Contains("correction: It was in May.", Read("bridge.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_changed_meanwhile_is_previewed_again()
    {
        var preview = Says("/correct sochi: It was thirty groups.");
        _folder.Write("articles/sochi.txt", Some.Sochi + "\n\nMore of it, which came in at night.");
        var again = Press(preview, "Publish");
        Assert.StartsWith("Somebody changed sochi.txt in the meantime", Text(again), StringComparison.Ordinal);
        Press(again, "Publish");
        Assert.Contains("correction: It was thirty groups.", Read("sochi.txt"), StringComparison.Ordinal);
        Assert.EndsWith("at night.", Read("sochi.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_changed_before_its_removal_is_shown_again()
    {
        var really = Says("/remove bridge");
        _folder.Write("articles/bridge.txt", Some.Bridge + "\n\nMore of it, which came in at night.");
        var again = Press(really, "Remove");
        Assert.StartsWith("Somebody changed bridge.txt in the meantime", Text(again), StringComparison.Ordinal);
        Assert.Equal(["Remove", "Keep"], Labels(again));
    }

    [Fact]
    public void Buttons_of_a_change_that_was_made_or_whose_article_is_gone_say_so()
    {
        var preview = Says("/correct sochi: It was thirty groups.");
        Press(preview, "Publish");
        Assert.Equal("That draft no longer exists.", Respond(preview, "Publish").Toast);
        Assert.Equal("That draft no longer exists.", Respond(preview, "Cancel").Toast);
        var remove = Says("/remove bridge");
        File.Delete(Path.Combine(_folder.Path, "articles", "bridge.txt"));
        Assert.StartsWith(
            "That article is not in my library",
            Respond(remove, "Remove").Toast,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_article_is_removed_and_brought_back()
    {
        var really = Says("/remove bridge");
        Assert.Equal("Remove “Harbour bridge opens after nine years (bridge.txt)”?", Text(really));
        Assert.Equal("Nothing was changed.", Text(Press(really, "Keep")));
        var done = Press(Says("/remove bridge"), "Remove");
        Assert.Equal("Removed: bridge.txt", Text(done));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "articles", "bridge.txt")));
        Press(done, "Undo");
        Assert.Equal("That has been undone already.", Respond(done, "Undo").Toast);
        Assert.Equal(Some.Bridge, Read("bridge.txt"));
    }

    [Fact]
    public void Subscribers_of_a_correction_are_counted()
    {
        _services.Get<CorrectionSubscriptions>().Add(ArticleKey.Of("sochi.txt").Value, 99, "en", null);
        Assert.EndsWith(
            "1 reader who subscribed to this article will be notified.",
            Text(Says("/correct sochi: It was thirty groups.")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Answers_to_a_moderator_in_private_lead_to_the_menu_of_the_article_and_others_do_not()
    {
        var menu = Press(Says(Some.Question), "Edit this article");
        Assert.StartsWith("Rebels reject the Sochi congress\nsochi.txt\n", Text(menu), StringComparison.Ordinal);
        var file = Press(menu, "Send me the file").Attachment!;
        Assert.Equal(("sochi.txt", Some.Sochi), (file.Name, System.Text.Encoding.UTF8.GetString(file.Content.Span)));
        Assert.DoesNotContain("Edit this article", Labels(Says(Some.Question, Anna, Newsroom)));
        Assert.DoesNotContain(
            "Edit this article",
            Labels(Says(Some.Question, new Person(7, "en"), new ChatContext(7, false)))
        );
    }

    [Fact]
    public void The_list_of_articles_leads_to_their_menus()
    {
        var list = Says("/articles");
        Assert.Contains("1. Harbour bridge opens", Text(list), StringComparison.Ordinal);
        Assert.Equal(["1", "2"], Labels(list));
        Assert.StartsWith("Rebels reject", Text(Press(list, "2")), StringComparison.Ordinal);
    }

    private Reply Says(string text) => Says(text, Anna, Home);

    private Reply Says(string text, Person person, ChatContext chat) =>
        _conversation.ReplyTo(new IncomingMessage(text, person, chat));

    private ButtonResponse Respond(Reply reply, string label, Person? person = null) =>
        _conversation.Press(
            new ButtonPress(
                reply.CallbackButtons.First(button => button.Label == label).Data,
                person ?? Anna,
                person is null ? Home : Newsroom,
                null
            )
        );

    private Reply Press(Reply reply, string label, Person? person = null) => Respond(reply, label, person).Reply!;

    private static string Text(Reply reply) => reply.Text.ToString();

    private static List<string> Labels(Reply reply) => [.. reply.CallbackButtons.Select(button => button.Label)];

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder.Path, "articles", file));

    private Library Load() =>
        LibraryBuilder.Load(
            new ArticleFolder(Path.Combine(_folder.Path, "articles"), _time),
            cancellationToken: TestContext.Current.CancellationToken
        );

    private (ServiceProvider, Conversation) Start()
    {
        var services = Some.Services(_current, _database, time: _time, folder: _folder.Path);
        return (services, services.Get<Conversation>());
    }
}

public sealed class EditDialogSqliteTests() : EditDialogTests(TestDatabase.Sqlite());

public sealed class EditDialogPostgresTests() : EditDialogTests(TestDatabase.Postgres());
