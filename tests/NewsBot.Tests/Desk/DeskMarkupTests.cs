using AngleSharp.Html.Parser;
using CsCheck;
using NewsBot.Desk.Models;
using NewsBot.Desk.Pages;
using NewsBot.Desk.Slices;
using NewsBot.Tests.Telegram;
using RazorSlices;

namespace NewsBot.Tests.Desk;

/// <summary>What users write is text on every page, whatever they write.</summary>
public sealed class DeskMarkupTests : BotTests
{
    private static readonly FrameModel Frame = new("Title", "/desk", "token", "/style", "/script", "/icon");

    private static readonly (string Name, Func<string, RazorSlice> Create)[] Pages =
    [
        ("message", text => Message.Create(new MessagePage(With(text), text))),
        ("overview", text =>
            Overview.Create(
                new OverviewPage(
                    With(text),
                    text,
                    [new ListRow(1, text, text, "/x", text)],
                    [new ListRow(null, text, text, "/x", text, IsQuote: true)],
                    new OutcomeCounts(1, 2, 3),
                    null,
                    null,
                    null,
                    "",
                    [new FigureModel(text, text, text)],
                    [new HealthRow(text, "ready", text)],
                    [new ChangeRow("now", text, text, text, text, 7)]
                )
            )
        ),
        ("try", text =>
            Try.Create(
                new TryPage(
                    With(text),
                    text,
                    new TryResult(
                        "unsure",
                        text,
                        [text],
                        [new QueryWordModel(text, "unknown", "1.0", text)],
                        [text],
                        [
                            new HitModel(
                                1,
                                text,
                                text,
                                text,
                                text,
                                text,
                                "/x",
                                text,
                                text,
                                [new PlaceRow(text, true, false, true, false)],
                                [new EvidenceTable(text, [new EvidenceRow(text, text, text, text, text)])]
                            ),
                        ],
                        []
                    ),
                    new GroupModel(7, text, [new SpellingModel(text, 1, text)], 2, text, text, text),
                    [],
                    HasArticles: true
                )
            )
        ),
        ("questions", text =>
            Questions.Create(
                new QuestionsPage(
                    With(text),
                    [new TabModel("/x", text, 1, IsCurrent: true)],
                    new QuestionFilter(text, "", text),
                    new ChoiceModel("language", text, [text, "en"], text),
                    [new QuestionRow(7, 1, text, text, text, text, text)],
                    [],
                    text,
                    text,
                    new PagerModel("", text, null, null)
                )
            )
        ),
        ("articles", text =>
            NewsBot.Desk.Slices.Articles.Create(
                new ArticlesPage(
                    With(text),
                    text,
                    new ArticleFilter(text, "", text, text),
                    [new TabModel("/x", text, 1, IsCurrent: false)],
                    new ChoiceModel("language", text, [text, "en"], text),
                    new ChoiceModel("outlet", text, [text, "b"], text),
                    [new ArticleRow("/x", text, text, text, text, text, [new ProblemModel(true, text)])],
                    null,
                    text,
                    new PagerModel("", text, null, null)
                )
            )
        ),
        ("article", text =>
            ArticleView.Create(
                new ArticlePage(
                    With(text),
                    text,
                    "v",
                    text,
                    text,
                    CanChange: true,
                    IsRetracted: false,
                    [new FieldModel("title", text, text, "text"), new FieldModel("author", text, text, null)],
                    [new ProblemModel(false, text)],
                    [new AuthoredModel(text, text, IsWrong: true)],
                    [text, text],
                    [text],
                    text,
                    text,
                    2,
                    [new ChangeRow("now", text, text, text, text, 7)]
                )
            )
        ),
        ("draft", text =>
            DraftView.Create(
                new DraftPage(
                    With(text),
                    "id",
                    text,
                    [text, text],
                    new PreviewModel(text, text, text, null),
                    new ReplacedModel("/x", text, text, "v", [text])
                )
            )
        ),
        ("words", text =>
            Words.Create(
                new WordsPage(
                    With(text),
                    text,
                    "v",
                    [text],
                    text,
                    [new EffectRow(text, text, "x" + text, IsQuote: true)],
                    text,
                    [new AuthoredRow(text, text, IsWrong: true, text, "/x")],
                    []
                )
            )
        ),
    ];

    [Fact]
    public async Task No_text_changes_an_element_or_an_attribute_of_a_page()
    {
        foreach (var (name, create) in Pages)
        {
            var usual = await GetStructureAsync(create("x"));
            await Some
                .AnyText.Where(text => text.Length > 0)
                .SampleAsync(
                    async text => Assert.Equal((name, usual), (name, await GetStructureAsync(create(text)))),
                    iter: 60
                );
        }
    }

    [Fact]
    public async Task A_link_that_is_a_script_is_no_link()
    {
        await using var desk = await RunningDesk.StartAsync();
        using var client = await desk.LogInAsync(Test);
        var draft = await client.SendAsync(
            await client.GetAsync("articles", Test),
            "articles",
            Test,
            (
                "text",
                Some.Sochi.Replace(
                    "https://news.example/sochi?a=1&b=2",
                    "javascript:alert(1)",
                    StringComparison.Ordinal
                )
            )
        );
        Assert.Equal("Rebels reject the Sochi congress", draft.Heading);
        Assert.All(draft.Document.Links, link =>
            Assert.DoesNotContain("javascript", link.GetAttribute("href")!, StringComparison.Ordinal)
        );
    }

    private static FrameModel With(string text) =>
        Frame with
        {
            Title = text,
            Menu = new MenuModel([new LinkModel("/", text)], "/"),
            Notice = new NoticeModel(text, 7),
        };

    /// <summary>The elements with the names of their attributes, but not their values and texts.</summary>
    private static async Task<string> GetStructureAsync(RazorSlice page)
    {
        using var writer = new StringWriter();
        await page.RenderAsync(writer, DeskEncoder.Instance, Test);
        return string.Join(
            '\n',
            new HtmlParser()
                .ParseDocument(writer.ToString())
                .All.Select(element =>
                    $"{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => attribute.Name))}"
                )
        );
    }
}
