using System.Net;
using NewsBot.Storage;
using NewsBot.Tests.Telegram;

namespace NewsBot.Tests.Desk;

/// <summary>What a moderator does at the desk, with plain forms and without scripts.</summary>
public sealed class DeskFlowTests : BotTests
{
    private const string Asked = "Which groups turned down the Black Sea meeting?";

    [Fact]
    public async Task A_question_that_was_missed_is_answered_by_one_button_and_everybody_who_waits_gets_it()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi), ("bridge.txt", Some.Bridge));
        var reader = desk.Bot.Telegram.PrivateChat(desk.Bot.Telegram.User("Cleo"));
        reader.Says("What did the mayor pay for the zeppelin?");
        var asked = desk.Get<UnansweredQuestions>();
        asked.Add("Cost of the zeppelin?", "en", reader.Id, "en");
        await reader.NextReply(Test);

        using var client = await desk.LogInAsync(Test);
        var questions = await client.GetAsync("questions", Test);
        Assert.Contains("Cost of the zeppelin?", questions.Text, StringComparison.Ordinal);
        var tried = await client.GetAsync($"try?question={asked.All()[0].Id}", Test);
        Assert.Contains("1 person asked to be notified.", tried.Text, StringComparison.Ordinal);
        var passage = tried
            .Document.QuerySelectorAll(".hits li")
            .First(hit => hit.TextContent.Contains("1,200 million", StringComparison.Ordinal))
            .QuerySelector("button")!
            .GetAttribute("value")!;
        var fixedNow = await client.SendAsync(tried, "try/answer", Test, ("passage", passage));
        Assert.Contains("Answered with the first passage", fixedNow.Text, StringComparison.Ordinal);
        Assert.Contains("Answered: bridge.txt", fixedNow.Text, StringComparison.Ordinal);
        Assert.Contains("Cost of the zeppelin? => ", desk.ReadFile("bridge.txt"), StringComparison.Ordinal);

        var told = await client.SendAsync(fixedNow, "try/tell", Test, ("count", "1"));
        Assert.Contains("1 reader gets the answer now.", told.Text, StringComparison.Ordinal);
        Assert.Contains("1,200 million", (await reader.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undone_answer_leaves_the_file_as_it_was()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi), ("bridge.txt", Some.Bridge));
        using var client = await desk.LogInAsync(Test);
        var tried = await client.SendAsync(await client.GetAsync("try", Test), "try", Test, ("q", Asked));
        var passage = tried.Document.QuerySelector(".hits button")!.GetAttribute("value")!;
        var answered = await client.SendAsync(tried, "try/answer", Test, ("passage", passage));
        Assert.Contains("Answered: sochi.txt", answered.Text, StringComparison.Ordinal);
        Assert.Equal(Asked, answered.Document.QuerySelector("#q")!.GetAttribute("value"));
        Assert.DoesNotContain("Black", answered.Path, StringComparison.Ordinal);
        var entry = Assert.Single(desk.Get<AuditLog>().Last(5));
        Assert.Equal((desk.Anna.Id, "answered", "sochi.txt"), (entry.By, entry.What, entry.Article));

        var undone = await client.SendAsync(answered, "undo", Test, ("edit", $"{entry.Id}"));
        Assert.Contains("Undid: answered: sochi.txt", undone.Text, StringComparison.Ordinal);
        Assert.Equal(Some.Sochi, desk.ReadFile("sochi.txt"));
        var again = await client.PostAsync("undo", [("form", undone.Token), ("edit", $"{entry.Id}")], Test);
        Assert.Equal(HttpStatusCode.Gone, again.Status);
    }

    [Fact]
    public async Task A_word_that_no_article_has_gets_a_synonym_and_the_question_is_asked_again()
    {
        await using var desk = await RunningDesk.StartAsync(("bridge.txt", Some.Bridge), ("sochi.txt", Some.Sochi));
        using var client = await desk.LogInAsync(Test);
        var tried = await client.SendAsync(
            await client.GetAsync("try", Test),
            "try",
            Test,
            ("q", "What did the viaduct cost?")
        );
        Assert.Contains("No article has viaduct", tried.Text, StringComparison.Ordinal);
        var added = await client.SendAsync(tried, "try/synonym", Test, ("word", "viaduct"), ("means", "bridge"));
        Assert.DoesNotContain("No article has viaduct", added.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Harbour bridge opens",
            added.Document.QuerySelector(".hits li")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("viaduct => bridge\n", desk.ReadFile("synonyms.txt"));
    }

    [Fact]
    public async Task A_pasted_text_is_a_draft_with_a_preview_and_is_live_once_it_is_published()
    {
        await using var desk = await RunningDesk.StartAsync();
        using var client = await desk.LogInAsync(Test);
        Assert.Contains(
            "Drop a file or paste a text",
            (await client.GetAsync("", Test)).Text,
            StringComparison.Ordinal
        );
        var draft = await client.SendAsync(
            await client.GetAsync("articles", Test),
            "articles",
            Test,
            ("text", Some.Sochi)
        );
        Assert.Equal("Rebels reject the Sochi congress", draft.Heading);
        Assert.Contains(
            "Nearly forty rebel groups",
            draft.Document.QuerySelector("blockquote")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(Directory.GetFiles(desk.Bot.ArticlesFolder));

        var published = await client.SendAsync(draft, "publish", Test);
        Assert.Contains(
            "Published: 2017-12-26-rebels-reject-the-sochi-congress.txt",
            published.Text,
            StringComparison.Ordinal
        );
        await AssertAnswersAsync(desk.Bot);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(draft.Path, Test)).Status);
    }

    [Fact]
    public async Task A_file_that_cannot_become_an_article_is_refused_with_its_report()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi));
        using var client = await desk.LogInAsync(Test);
        var refused = await UploadAsync(client, "report.pdf", "no pdf");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("not live", refused.Text, StringComparison.Ordinal);
        Assert.Empty(refused.FindForms("publish"));
    }

    [Fact]
    public async Task A_new_version_replaces_the_live_one_and_keeps_its_file()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi));
        using var client = await desk.LogInAsync(Test);
        var draft = await UploadAsync(
            client,
            "new.txt",
            Some.Sochi.Replace("Nearly forty", "Nearly fifty", StringComparison.Ordinal)
        );
        Assert.Contains("A new version of Rebels reject the Sochi congress", draft.Text, StringComparison.Ordinal);
        var replaced = await client.SendAsync(draft, "replace", Test, ("correction", "It was fifty groups."));
        Assert.Equal("/articles/sochi.txt", replaced.Path.Split('?')[0]);
        Assert.Contains("Correction It was fifty groups.", replaced.Text, StringComparison.Ordinal);
        Assert.Contains("Nearly fifty", desk.ReadFile("sochi.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_part_of_an_article_can_be_changed_and_every_change_undone()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi));
        using var client = await desk.LogInAsync(Test);
        var page = await client.GetAsync("articles/sochi.txt", Test);
        page = await client.SendAsync(page, "article/fields", Test, ("outlet", "The Wire"), ("date", "2017-12-27"));
        Assert.Contains("outlet: The Wire\ndate: 2017-12-27", desk.ReadFile("sochi.txt"), StringComparison.Ordinal);
        page = await client.SendAsync(
            page,
            "article/question",
            Test,
            ("question", "Who is the envoy? => Staffan de Mistura")
        );
        Assert.Contains("Leads to paragraph 2.", page.Text, StringComparison.Ordinal);
        page = await client.SendAsync(page, "question/remove", Test, ("question", "Who is the envoy?"));
        Assert.DoesNotContain("Leads to paragraph 2.", page.Text, StringComparison.Ordinal);
        page = await client.SendAsync(page, "article/correct", Test, ("text", "It was thirty groups."));
        Assert.Contains("Correction It was thirty groups.", page.Text, StringComparison.Ordinal);
        page = await client.PostAsync("article/retract", GetFields(page, ("text", "Withdrawn.")), Test);
        Assert.Contains("Retracted Withdrawn.", page.Text, StringComparison.Ordinal);
        page = await client.SendAsync(page, "article/reinstate", Test);
        page = await client.PostAsync("article/remove", GetFields(page), Test);
        Assert.Equal("Articles", page.Heading);
        Assert.False(File.Exists(desk.GetFile("sochi.txt")));
        var removed = await client.GetAsync("articles?show=removed", Test);
        Assert.Contains("removed sochi.txt", removed.Text, StringComparison.Ordinal);

        foreach (var entry in desk.Get<AuditLog>().Last(20))
            removed = await client.PostAsync("undo", [("form", removed.Token), ("edit", $"{entry.Id}")], Test);
        Assert.Equal(Some.Sochi, desk.ReadFile("sochi.txt"));
    }

    [Theory]
    [InlineData("local/harbour/bridge.txt")]
    [InlineData("100 % of it? #1.txt")]
    [InlineData("جسر.txt")]
    public async Task An_article_is_found_by_its_link_and_changed_whatever_its_file_is_called(string file)
    {
        await using var desk = await RunningDesk.StartAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(desk.GetFile(file))!);
        await File.WriteAllTextAsync(desk.GetFile(file), Some.Bridge, Test);
        await desk.Bot.WaitForLog("Information: Library updated", Test);
        using var client = await desk.LogInAsync(Test);
        var list = await client.GetAsync("articles", Test);
        var page = await client.GetAsync(list.Document.QuerySelector("a.title")!.GetAttribute("href")!, Test);
        Assert.Equal("Harbour bridge opens after nine years", page.Heading);
        page = await client.SendAsync(page, "article/correct", Test, ("text", "It took ten years."));
        Assert.Contains("Correction It took ten years.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_somebody_changed_meanwhile_is_not_overwritten()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi), ("synonyms.txt", "a, b\n"));
        using var client = await desk.LogInAsync(Test);
        var (page, words) = (await client.GetAsync("articles/sochi.txt", Test), await client.GetAsync("words", Test));
        var changed = Some.Sochi + "\n\nA line by hand, which is long enough to be a paragraph.\n";
        await File.WriteAllTextAsync(desk.GetFile("sochi.txt"), changed, Test);
        await File.WriteAllTextAsync(desk.GetFile("synonyms.txt"), "c, d\n", Test);
        var refused = await client.SendAsync(page, "article/correct", Test, ("text", "It was thirty groups."));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("sochi.txt was changed meanwhile", refused.Text, StringComparison.Ordinal);
        refused = await client.PostAsync("words/save", GetFields(words, ("synonyms", "e, f")), Test);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal((changed, "c, d\n"), (desk.ReadFile("sochi.txt"), desk.ReadFile("synonyms.txt")));
    }

    [Fact]
    public async Task A_value_that_would_break_the_file_is_refused_with_the_reason()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi));
        using var client = await desk.LogInAsync(Test);
        var page = await client.GetAsync("articles/sochi.txt", Test);
        var refused = await client.SendAsync(page, "article/fields", Test, ("date", "2017-13-45"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("With this the file would have a problem: ", refused.Text, StringComparison.Ordinal);
        Assert.Equal(Some.Sochi, desk.ReadFile("sochi.txt"));
    }

    [Fact]
    public async Task Synonyms_are_tested_before_anybody_gets_them()
    {
        await using var desk = await RunningDesk.StartAsync(("bridge.txt", Some.Bridge), ("sochi.txt", Some.Sochi));
        using var client = await desk.LogInAsync(Test);
        var tested = await client.SendAsync(
            await client.GetAsync("words", Test),
            "words/test",
            Test,
            ("synonyms", "viaduct => bridge"),
            ("question", "What did the viaduct cost?")
        );
        var effect = tested.Document.QuerySelectorAll(".effects tbody tr")[0];
        Assert.Equal("What did the viaduct cost?", effect.Children[0].TextContent);
        Assert.NotEqual("the same", effect.Children[2].TextContent);
        Assert.False(File.Exists(desk.GetFile("synonyms.txt")));
        var saved = await client.PostAsync("words/save", GetFields(tested, ("synonyms", "viaduct => bridge")), Test);
        Assert.Contains("Synonyms written: synonyms.txt", saved.Text, StringComparison.Ordinal);
        Assert.Equal("viaduct => bridge\n", desk.ReadFile("synonyms.txt"));
    }

    [Fact]
    public async Task Questions_can_be_noted_filtered_exported_and_taken_off_the_list()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi));
        var asked = desk.Get<UnansweredQuestions>();
        asked.Add("Who won the rugby final?", "en", 7, "en");
        asked.Add("=cmd|' /C calc'!A0", "en", 8, "en");
        asked.Add("Wer gewann das Finale?", "de", 9, "de");
        using var client = await desk.LogInAsync(Test);
        var filtered = await client.GetAsync("questions?language=de", Test);
        Assert.Contains("Wer gewann", filtered.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rugby", filtered.Text, StringComparison.Ordinal);
        var csv = (await client.GetAsync("questions.csv", Test)).Html;
        Assert.Contains("\"'=cmd|", csv, StringComparison.Ordinal);

        var rugby = asked.All().First(question => question.Question.Contains("rugby", StringComparison.Ordinal)).Id;
        var group = await client.GetAsync($"try?question={rugby}", Test);
        var noted = await client.SendAsync(group, "try/note", Test, ("note", "Expected on Friday."));
        Assert.Equal("Expected on Friday.", noted.Document.QuerySelector("#note")!.GetAttribute("value"));
        Assert.Contains(
            "Note: Expected on Friday.",
            (await client.GetAsync("questions?show=noted", Test)).Text,
            StringComparison.Ordinal
        );
        var closed = await client.SendAsync(noted, "try/close", Test, ("question", $"{rugby}"));
        Assert.Contains("The question is off the list.", closed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rugby", closed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_answer_is_listed_until_somebody_has_looked_at_it()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi));
        var reader = desk.Bot.Telegram.PrivateChat(desk.Bot.Telegram.User("Cleo"));
        reader.Says(Question);
        await (await reader.NextReply(Test)).Press("👎", Test);
        using var client = await desk.LogInAsync(Test);
        var rejected = await client.GetAsync("questions?show=rejected", Test);
        Assert.Contains("Rebels reject the Sochi congress", rejected.Text, StringComparison.Ordinal);
        var key = rejected.Document.QuerySelector("button[name=passage]")!.GetAttribute("value")!;
        var reviewed = await client.SendAsync(rejected, "questions/reviewed", Test, ("passage", key));
        Assert.Contains("No reader has rejected an answer", reviewed.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string)> GetFields(
        DeskResponse page,
        params (string Name, string Value)[] more
    ) =>
        page
            .Document.QuerySelectorAll("main input[type=hidden]")
            .Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value")!))
            .Where(field => more.All(given => given.Name != field.Name))
            .DistinctBy(field => field.Name)
            .Concat(more);

    private static async Task<DeskResponse> UploadAsync(DeskClient client, string name, string content)
    {
        var page = await client.GetAsync("articles", Test);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Token), "form" },
            { new StringContent(content), "file", name },
        };
        return await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "articles") { Content = form }, Test);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("fa")]
    [InlineData("fr")]
    [InlineData("ru")]
    [InlineData("tr")]
    [InlineData("uk")]
    public async Task Menu_tabs_and_buttons_are_in_the_browsers_language(string language)
    {
        await using var desk = await DeskScene.StartAsync();
        using var client = await desk.LogInAsync(Test);
        var question = $"try?question={desk.Get<UnansweredQuestions>().All()[0].Id}";
        foreach (
            var path in new[]
            {
                "",
                "questions",
                "questions?show=rejected",
                question,
                "articles",
                "articles/ever-given-aground.txt",
                "words",
                "logout",
            }
        )
        {
            client.Language = "en";
            var english = GetControls(await client.GetAsync(path, Test))
                .Select(control => control.Text)
                .Except(["Questions", "Articles"]) // They are French, too.
                .ToHashSet();
            client.Language = language;
            Assert.All(GetControls(await client.GetAsync(path, Test)), control =>
            {
                Assert.Equal((path, control.Text, language), (path, control.Text, control.Language));
                Assert.DoesNotContain(control.Text, english);
            });
        }
    }

    /// <summary>What is clicked, without what articles and readers wrote.</summary>
    private static IEnumerable<(string Text, string? Language)> GetControls(DeskResponse page) =>
        page
            .Document.QuerySelectorAll("header nav a, .tabs a, button, a.button, summary.button")
            .Where(control => !control.ClassList.Contains("said"))
            .Select(control =>
                (
                    control.TextContent.Trim().TrimEnd("0123456789 ".ToCharArray()),
                    control.Closest("[lang]")?.GetAttribute("lang")
                )
            );
}
