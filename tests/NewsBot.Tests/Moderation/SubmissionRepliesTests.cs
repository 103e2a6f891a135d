using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Moderation.Editing;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;
using NewsBot.Tests.Conversations;
using NewsBot.Tests.Import.Formats;

namespace NewsBot.Tests.Moderation;

/// <summary>What becomes of a new version of an article that is live.</summary>
public sealed class SubmissionRepliesTests : IDisposable
{
    private const string Page = """
        <!doctype html><html><head><link rel="canonical" href="https://news.example/sochi?a=1&amp;b=2"></head><body><article>
        <h1>Rebels reject the Sochi congress</h1>
        <p>Nearly thirty rebel groups rejected the planned congress in Sochi on Monday. They said that Moscow had not helped.</p>
        <p>The envoy, Staffan de Mistura, said that the congress must support the talks in Geneva. He met the parties in Vienna.</p>
        </article></body></html>
        """;

    private static readonly Person Anna = new(5, "en", IsModerator: true);
    private static readonly ChatContext Home = new(5, IsGroup: false);
    private static readonly string Corrected = Some.Sochi.Replace("forty", "thirty", StringComparison.Ordinal);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = Some.Clock();
    private readonly Database _database = Database.Temporary();
    private readonly CurrentLibrary _current;
    private readonly ServiceProvider _services;

    public SubmissionRepliesTests()
    {
        _folder.Write("articles/sochi.txt", Some.Sochi);
        _folder.Write("articles/bridge.txt", Some.Bridge);
        _current = new CurrentLibrary(Load());
        _services = Some.Services(_current, _database, time: _time, folder: _folder.Path);
    }

    public void Dispose()
    {
        _services.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_new_version_is_compared_in_plain_words_and_replaces_the_file_under_its_name()
    {
        var report = Submit(
            "new.txt",
            Corrected.Replace("date: 2017-12-26", "date: 2017-12-27", StringComparison.Ordinal)
        );
        Assert.Contains(
            "\nNew version of “Rebels reject the Sochi congress”? (sochi.txt)\n"
                + "Date: 26 Dec 2017 → 27 Dec 2017\n"
                + "Paragraphs: 0 added, 0 removed, 1 changed\n"
                + "− Nearly forty rebel groups rejected",
            Text(report),
            StringComparison.Ordinal
        );
        Assert.Contains("\n+ Nearly thirty rebel", Text(report), StringComparison.Ordinal);
        Assert.Equal(
            ["Replace", "Replace with a correction", "Keep both", "Discard"],
            report.CallbackButtons.Select(button => button.Label)
        );
        var done = Press(report, "Replace");
        Assert.StartsWith("Replaced: Rebels reject the Sochi congress.", Text(done), StringComparison.Ordinal);
        Assert.Contains("Nearly thirty", Read("sochi.txt"), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_folder.Path, "articles")).Length);
        Press(done, "Undo");
        Assert.Equal(Some.Sochi, Read("sochi.txt"));
    }

    [Theory]
    [InlineData(
        "link",
        "title: Syria: groups say no\nurl: https://www.news.example/sochi?a=1&b=2#top\n\nNothing of the old text is in this one, which is about the same."
    )]
    [InlineData(
        "headline",
        "REBELS reject the Sochi congress!\n\nNothing of the old text is in this one, which is about the same."
    )]
    [InlineData(
        "half of the text",
        "Groups say no\n\nThe envoy, Staffan de Mistura, said that the congress must support the talks in Geneva. He met the parties in Vienna. It was a cold day, and snow was on the roofs of the town."
    )]
    public void A_version_is_known_by(string what, string text) =>
        Assert.True(
            Text(Submit("new.txt", text)).Contains("New version of “Rebels reject", StringComparison.Ordinal),
            what
        );

    [Theory]
    [InlineData(
        "Sochi congress ends\n\nThe congress in Sochi ended on Tuesday without a result, and the rebel groups stayed away."
    )]
    [InlineData(
        "title: Front page\nurl: https://news.example/\n\nNothing of the old text is in this one, which is about something else."
    )]
    public void Another_article_on_the_same_matter_is_no_version(string text) =>
        Assert.Equal(["Publish", "Discard"], Submit("new.txt", text).CallbackButtons.Select(button => button.Label));

    [Fact]
    public void A_feed_of_one_entry_is_not_replaced_by_what_no_feed_can_hold()
    {
        var text = Some.Sochi[Some.Sochi.IndexOf("Nearly", StringComparison.Ordinal)..];
        File.Delete(Path.Combine(_folder.Path, "articles", "sochi.txt"));
        _folder.Write(
            "articles/feed.xml",
            $"<rss><channel><item><title>Rebels reject the Sochi congress</title><description>{text} {text}</description></item></channel></rss>"
        );
        _current.Value = Load();
        Assert.True(_current.Value.Find(ArticleKey.Of("feed.xml")) is not null);
        Assert.Equal(
            ["Publish", "Discard"],
            Submit("new.txt", Corrected).CallbackButtons.Select(button => button.Label)
        );
    }

    [Fact]
    public void A_sites_front_page_is_no_link_of_an_article()
    {
        _folder.Write(
            "articles/front.txt",
            "title: Fire\nurl: https://news.example/\n\nA fire broke out in the harbour on Monday."
        );
        _current.Value = Load();
        Assert.Equal(
            ["Publish", "Discard"],
            Submit(
                "new.txt",
                "title: Flood\nurl: https://news.example/\n\nThe river rose on Tuesday, and the town was under water."
            )
                .CallbackButtons.Select(button => button.Label)
        );
    }

    [Fact]
    public void The_same_text_again_is_said_to_be_the_same() =>
        Assert.Contains(
            "(sochi.txt)\nThe two say the same.\n",
            Text(Submit("again.txt", Some.Sochi)),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_plain_text_keeps_the_link_the_outlet_the_date_and_the_questions_of_the_file()
    {
        var text = Corrected[Corrected.IndexOf("Nearly", StringComparison.Ordinal)..];
        Press(Submit("new.txt", "Rebels reject the Sochi congress\n\n" + text), "Replace");
        var article = Load().Find(ArticleKey.Of("sochi.txt"))!;
        Assert.Equal(
            (
                "Rebels reject the Sochi congress",
                "Sample Wire",
                new DateOnly(2017, 12, 26),
                "https://news.example/sochi?a=1&b=2"
            ),
            (article.Headline, article.Outlet, article.Date!.Value, article.Url!.AbsoluteUri)
        );
        Assert.Equal(Some.Question, Assert.Single(article.Questions).Text);
        Assert.StartsWith("Nearly thirty", article.Paragraphs[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sochi.txt", "new.html")]
    [InlineData("sochi.html", "new.txt")]
    [InlineData("sochi.html", "new.pdf")]
    [InlineData("sochi.docx", "new.txt")]
    [InlineData("sochi.pdf", "new.html")]
    [InlineData("sochi.pdf", "new.txt")]
    [InlineData("sochi.md", "new.docx")]
    public void A_version_in_another_format_keeps_the_key_too(string live, string name)
    {
        File.Delete(Path.Combine(_folder.Path, "articles", "sochi.txt"));
        _folder.Write($"articles/{live}", Content(live, "forty"));
        _folder.Write($"articles/{live}.header", "outlet: Sample Wire\nquestions: Who said no?");
        _current.Value = Load();
        var before = _current.Value.Find(ArticleKey.Of(live))!;
        Assert.Contains("forty", before.Paragraphs[0], StringComparison.Ordinal);
        var report = Submit(name, Content(name, "thirty"));
        Press(report, "Replace");
        var after = Load();
        Assert.Equal(2, after.Index.Articles.Count);
        var article = after.Find(ArticleKey.Of(live))!;
        Assert.Contains("thirty", article.Paragraphs[0], StringComparison.Ordinal);
        Assert.Equal("Sample Wire", article.Outlet);
        Assert.Equal("Who said no?", Assert.Single(article.Questions).Text);
    }

    [Fact]
    public void A_correction_that_the_new_version_makes_is_asked_for()
    {
        _services.Get<CorrectionSubscriptions>().Add(ArticleKey.Of("sochi.txt").Value, 99, "en", null);
        var ask = Press(Submit("new.txt", Corrected), "Replace with a correction");
        Assert.StartsWith("What is the correction to “Rebels reject", Text(ask), StringComparison.Ordinal);
        var preview = _services.Get<Conversation>().ReplyTo(new IncomingMessage("It was thirty groups.", Anna, Home));
        Assert.Contains("Correction: It was thirty groups.\nNearly thirty", Text(preview), StringComparison.Ordinal);
        Assert.EndsWith(
            "1 reader who subscribed to this article will be notified.",
            Text(preview),
            StringComparison.Ordinal
        );
        Press(preview, "Publish");
        Assert.Contains("correction: It was thirty groups.", Read("sochi.txt"), StringComparison.Ordinal);
        _current.Value = Load();
        Assert.Equal([99], _services.Get<ChangeNotifications>().Due([]).Select(note => note.Note.Chat));
    }

    [Fact]
    public void A_live_file_that_changed_meanwhile_is_compared_again()
    {
        var report = Submit("new.txt", Corrected);
        _folder.Write("articles/sochi.txt", Some.Sochi.Replace("forty", "fifty", StringComparison.Ordinal));
        var again = Press(report, "Replace");
        Assert.StartsWith("Somebody changed sochi.txt in the meantime", Text(again), StringComparison.Ordinal);
        Assert.Contains("− Nearly fifty", Text(again), StringComparison.Ordinal);
        Press(again, "Replace");
        Assert.Contains("thirty", Read("sochi.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_may_be_kept()
    {
        Press(Submit("new.txt", Corrected), "Keep both");
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_folder.Path, "articles")).Length);
        Assert.Equal(Some.Sochi, Read("sochi.txt"));
    }

    [Fact]
    public void A_very_long_report_is_cut_and_keeps_its_buttons()
    {
        var text =
            "---\n"
            + string.Concat(Enumerable.Range(0, 40).Select(i => $"key{i}{new string('x', 280)}: y\n"))
            + "---\nHeadline\n\n"
            + new string('z', 3000)
            + ".";
        var reply = Submit("a.txt", text);
        Assert.InRange(reply.Text.Length, 2000, Reply.MaxTextLength);
        Assert.Equal(["Publish", "Discard"], reply.CallbackButtons.Select(choice => choice.Label));
    }

    [Fact]
    public void A_channel_that_edits_a_retracted_post_does_not_make_it_live_again()
    {
        var editor = _services.Get<EditorialService>();
        editor.Apply(editor.ProposeContent("channels/1.txt", Encoding.UTF8.GetBytes(Some.Bridge)), 1);
        editor.Apply(editor.ProposeRetraction(editor.Find("channels/1.txt")!, "It was another bridge."), 5);
        editor.Apply(
            editor.ProposeContent(
                "channels/1.txt",
                Encoding.UTF8.GetBytes(Some.Bridge.Replace("Tuesday", "Wednesday", StringComparison.Ordinal))
            ),
            1
        );
        var retracted = editor.Find("channels/1.txt")!.Report.Retracted!;
        Assert.Equal("It was another bridge.", retracted.Correction);
        Assert.Contains("Wednesday", retracted.Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_are_paired_by_their_words()
    {
        static Article Of(params string[] paragraphs) => new("a.txt", "A", paragraphs);
        var difference = ArticleDifference.Of(
            Of("The bridge opened on Monday.", "It cost ten million.", "Ferries stop on Friday."),
            Of("Ferries stop  on Friday!", "A speech was held by the mayor.", "The bridge opened on Tuesday.")
        );
        Assert.Equal(["A speech was held by the mayor."], difference.Added);
        Assert.Equal(["It cost ten million."], difference.Removed);
        Assert.Equal([("The bridge opened on Monday.", "The bridge opened on Tuesday.")], difference.Changed);
    }

    private static byte[] Content(string name, string number)
    {
        var page = Page.Replace("thirty", number, StringComparison.Ordinal);
        var text = Some
            .Sochi.Replace("forty", number, StringComparison.Ordinal)
            .Replace("outlet: Sample Wire\n", "", StringComparison.Ordinal)
            .Replace("questions: Who rejected the congress in Sochi?\n", "", StringComparison.Ordinal);
        var lines = text[text.IndexOf("Nearly", StringComparison.Ordinal)..].Split("\n\n");
        return Path.GetExtension(name) switch
        {
            ".html" => Encoding.UTF8.GetBytes(page),
            ".pdf" => Documents.Pdf(["Rebels reject the Sochi congress", "", .. lines.SelectMany(Wrap)]),
            ".docx" => Documents.Word(["Rebels reject the Sochi congress", .. lines]),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    /// <summary>A paragraph in lines that fit a page, and the gap below it.</summary>
    private static IEnumerable<string> Wrap(string paragraph)
    {
        var line = "";
        foreach (var word in paragraph.Split(' '))
        {
            if (line.Length + word.Length > 80)
            {
                yield return line;
                line = "";
            }

            line += line.Length == 0 ? word : " " + word;
        }

        yield return line;
        yield return "";
    }

    private Reply Submit(string name, string text) => Submit(name, Encoding.UTF8.GetBytes(text));

    private Reply Submit(string name, byte[] content) => _services.Submits(name, content, Anna, Home);

    private Reply Press(Reply reply, string label) =>
        _services
            .Get<Conversation>()
            .Press(new ButtonPress(reply.CallbackButtons.First(button => button.Label == label).Data, Anna, Home, null))
            .Reply!;

    private static string Text(Reply reply) => reply.Text.ToString();

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder.Path, "articles", file));

    private Library Load() =>
        LibraryBuilder.Load(
            new ArticleFolder(Path.Combine(_folder.Path, "articles"), _time),
            cancellationToken: TestContext.Current.CancellationToken
        );
}
