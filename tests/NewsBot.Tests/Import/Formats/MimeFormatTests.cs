using System.Globalization;
using System.Text;
using CsCheck;
using NewsBot.Articles;
using NewsBot.Tests.Fetching;

namespace NewsBot.Tests.Import.Formats;

/// <summary>Pages that browsers save as one file, and newsletters.</summary>
public sealed class MimeFormatTests
{
    private const string First = SamplePage.First;
    private const string Second = SamplePage.Second;

    private static readonly string Page = SamplePage.Create("Ferry crews end their strike", First, Second);

    [Theory]
    [InlineData("page.mhtml")]
    [InlineData("page.mht")]
    [InlineData("page.html")]
    public void A_page_that_was_saved_as_one_file_is_read_with_the_address_that_it_had(string name)
    {
        var report = Read(name, Archive(Page));
        Assert.Equal("mhtml", report.Format);
        Assert.Equal("Ferry crews end their strike", report.Article!.Headline);
        Assert.Equal("The Harbour Post", report.Article.Outlet);
        Assert.Equal(new DateOnly(2026, 10, 30), report.Article.Date);
        Assert.Equal("https://harbour-post.example/strike?id=7", report.Article.Url!.AbsoluteUri);
        Assert.Equal([First, Second], report.Article.Paragraphs.Select(paragraph => $"{paragraph}"));
    }

    [Theory]
    [InlineData("windows-1251", "windows-1251")]
    [InlineData("koi8-r", null)]
    [InlineData("utf-8", "utf-8")]
    public void The_page_of_an_archive_is_read_in_its_encoding(string encoding, string? charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text =
            "Экипажи паромов вернулись к работе в пятницу утром после забастовки, которая длилась одиннадцать дней.";
        var page = SamplePage
            .Create("Паромы снова ходят", text)
            .Replace("charset=utf-8", $"charset={encoding}", StringComparison.Ordinal);
        var archive = Archive(Convert.ToBase64String(Encoding.GetEncoding(encoding).GetBytes(page)), "base64", charset);
        Assert.Equal([text], Read("page.mhtml", archive).Article!.Paragraphs.Select(paragraph => $"{paragraph}"));
    }

    [Fact]
    public void Pictures_of_many_megabytes_do_not_keep_a_page_from_being_read()
    {
        var pictures = string.Concat(Enumerable.Repeat(new string('A', 76) + "\r\n", 20_000_000 / 78));
        Assert.True(Read("page.mhtml", Archive(Page, pictures: pictures)).IsLive);
    }

    [Fact]
    public void An_archive_without_a_page_is_refused_with_the_reason()
    {
        var report = Read(
            "page.mhtml",
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nPNG\n--x--\n"
        );
        Assert.Contains("it holds no page", report.Problems[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newsletter_has_its_subject_for_a_headline_and_its_sender_for_an_outlet()
    {
        var report = Read("letter.eml", Letter("Fwd: Ferry crews end their strike", html: true));
        Assert.Equal("eml", report.Format);
        Assert.Equal("Ferry crews end their strike", report.Article!.Headline);
        Assert.Equal("The Harbour Post", report.Article.Outlet);
        Assert.Equal(new DateOnly(2026, 10, 30), report.Article.Date);
        Assert.Equal("https://harbour-post.example/letters/41", report.Article.Url!.AbsoluteUri);
        Assert.Equal([First, Second], report.Article.Paragraphs.Select(paragraph => $"{paragraph}"));
    }

    [Fact]
    public void A_newsletter_without_markup_is_read_as_text()
    {
        var report = Read("letter.eml", Letter("Ferry crews end their strike", html: false));
        Assert.Equal("Ferry crews end their strike", report.Article!.Headline);
        Assert.Equal([First, Second], report.Article.Paragraphs.Select(paragraph => $"{paragraph}"));
    }

    [Theory]
    [InlineData("=?utf-8?B?0J/QsNGA0L7QvNGLINGB0L3QvtCy0LAg0YXQvtC00Y/Rgg==?=", "Паромы снова ходят")]
    [InlineData("=?iso-8859-1?Q?Les_ferries_=E0_nouveau?=", "Les ferries à nouveau")]
    public void An_encoded_subject_is_decoded(string subject, string headline) =>
        Assert.Equal(headline, Read("letter.eml", Letter(subject, html: true)).Article!.Headline);

    [Fact]
    public void Messages_in_messages_have_an_end()
    {
        var nested = new StringBuilder();
        for (var i = 0; i < 5000; i++)
            nested.Append(
                CultureInfo.InvariantCulture,
                $"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"
            );
        Assert.False(Read("letter.eml", nested.ToString()).IsLive);
    }

    [Fact]
    public void No_bytes_make_it_fail()
    {
        var archive = Encoding.UTF8.GetBytes(Archive(Page));
        Gen.Select(Gen.Int[0, archive.Length - 1], Gen.Byte, Gen.Int[0, archive.Length])
            .Array[1, 20]
            .Sample(
                changes =>
                {
                    var bytes = (byte[])archive.Clone();
                    foreach (var (place, value, _) in changes)
                        bytes[place] = value;
                    var cut = changes[0].Item3;
                    Assert.NotEmpty(ArticleReader.Read("page.mhtml", bytes[..cut], Some.Today));
                    Assert.NotEmpty(ArticleReader.Read("letter.eml", bytes[..cut], Some.Today));
                },
                iter: 300
            );
    }

    private static FileReport Read(string name, string text) =>
        Assert.Single(ArticleReader.Read(name, Encoding.UTF8.GetBytes(text), new DateOnly(2026, 11, 2)));

    /// <summary>As Chrome writes it.</summary>
    private static string Archive(
        string page,
        string encoding = "8bit",
        string? charset = "utf-8",
        string pictures = "iVBORw0KGgo=\r\n"
    ) =>
        $"""
            From: <Saved by Blink>
            Snapshot-Content-Location: https://harbour-post.example/strike?id=7
            Subject: Ferry crews end their strike
            Date: Mon, 2 Nov 2026 12:00:00 +0100
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="----MultipartBoundary--x"

            ------MultipartBoundary--x
            Content-Type: text/html{(charset is null ? "" : $"; charset={charset}")}
            Content-Transfer-Encoding: {encoding}
            Content-Location: https://harbour-post.example/strike?id=7

            {page}
            ------MultipartBoundary--x
            Content-Type: image/png
            Content-Transfer-Encoding: base64
            Content-Location: https://harbour-post.example/strike.png

            {pictures}
            ------MultipartBoundary--x
            Content-Type: text/html
            Content-Transfer-Encoding: 8bit
            Content-Location: https://ads.example/frame

            <p>Buy this now, and get another one of it for nothing, but only until Saturday at noon.</p>
            ------MultipartBoundary--x--
            """;

    private static string Letter(string subject, bool html) =>
        $"""
            From: The Harbour Post <letters@harbour-post.example>
            To: reader@example.com
            Subject: {subject}
            Date: Fri, 30 Oct 2026 08:00:00 +0000
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="y"

            --y
            Content-Type: text/plain; charset=utf-8

            {First}

            {Second}

            {(html ? Html : "--y--")}
            """;

    private static string Html =>
        $"""
            --y
            Content-Type: text/html; charset=utf-8

            <html><body><table><tr><td><a href="https://harbour-post.example/letters/41">View in browser</a></td></tr></table>
            <table><tr><td><h1>Ferry crews end their strike</h1></td></tr>
            <tr><td><p>{First}</p><p>{Second}</p></td></tr></table>
            <table><tr><td><a href="https://harbour-post.example/out">Unsubscribe</a> | <a href="https://harbour-post.example/p">Privacy</a></td></tr></table>
            </body></html>
            --y--
            """;
}
