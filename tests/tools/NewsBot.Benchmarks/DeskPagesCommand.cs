using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Articles;
using NewsBot.Benchmarks.Scale;
using NewsBot.Configuration;
using NewsBot.Desk.Access;
using NewsBot.Hosting;
using NewsBot.Libraries;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.TestServer;
using Spectre.Console;

namespace NewsBot.Benchmarks;

/// <summary>
/// How long does a page of the desk take, over a large library and many waiting questions? The real host with the real
/// store, asked over HTTP on the same machine.
/// </summary>
internal static class DeskPagesCommand
{
    private const int Seed = 20260101;
    private const int ParagraphsOfArticle = 10;
    private const int Words = 150_000;
    private const int RejectedPassages = 60;
    private const int Moderator = 1;

    public static Command Create()
    {
        var paragraphs = new Option<int>("--paragraphs")
        {
            HelpName = "N",
            Description = $"The paragraphs of the library, {ParagraphsOfArticle} in an article.",
            DefaultValueFactory = _ => 20_000,
        };
        var waiting = new Option<int>("--waiting")
        {
            HelpName = "N",
            Description = "The questions that wait for the moderators.",
            DefaultValueFactory = _ => 10_000,
        };
        var times = new Option<int>("--times")
        {
            HelpName = "N",
            Description = "How often each page is asked for.",
            DefaultValueFactory = _ => 50,
        };
        var command = new Command("desk", "Measure the pages of the desk over a library that is made up.")
        {
            paragraphs,
            waiting,
            times,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetValue(paragraphs),
                    parsed.GetValue(waiting),
                    parsed.GetValue(times),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task RunAsync(int paragraphs, int waiting, int times, CancellationToken cancellationToken)
    {
        Wide.IfRedirected();
        var folder = Directory.CreateTempSubdirectory("newsbot-benchmark-");
        try
        {
            var made = new GeneratedLibrary(Words, Seed, ParagraphsOfArticle);
            var articles = new ArticleFolder(Path.Combine(folder.FullName, "articles"), TimeProvider.System);
            Directory.CreateDirectory(articles.Path);
            var (texts, subjects) = made.Next(paragraphs);
            foreach (var text in texts)
                await File.WriteAllTextAsync(
                    Path.Combine(articles.Path, text.Id),
                    $"title: {text.Headline}\n\n{string.Join("\n\n", text.Paragraphs)}\n",
                    cancellationToken
                );
            var address = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
            await using var telegram = await FakeTelegram.StartAsync(TimeProvider.System);
            var settings = Settings.From(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        new Dictionary<string, string?>
                        {
                            ["Telegram:Token"] = telegram.Token,
                            ["Telegram:ApiUrl"] = telegram.Url,
                            ["Data:Folder"] = Path.Combine(folder.FullName, "data"),
                            ["Articles:Folder"] = articles.Path,
                            ["Desk:Listen"] = address.GetLeftPart(UriPartial.Authority),
                            ["Moderators:Users:0"] = Moderator.ToString(CultureInfo.InvariantCulture),
                            ["Logging:LogLevel:Default"] = "None",
                        }
                    )
                    .Build()
            );
            using var host = BotHost.Create(
                settings,
                LibraryBuilder.Load(articles, cancellationToken: cancellationToken),
                TimeProvider.System,
                articles,
                _ => { }
            );
            await host.StartAsync(cancellationToken);
            var question = Fill(host.Services, made, subjects, waiting);
            using var client = await LogInAsync(host.Services, address, cancellationToken);
            await MeasureAsync(client, texts[^1].Id, question, made.QuestionOn(subjects[^1]), times, cancellationToken);
            await host.StopAsync(cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Questions that wait, and passages that readers rejected.</summary>
    /// <returns>The id of a question.</returns>
    private static long Fill(IServiceProvider services, GeneratedLibrary made, List<string[]> subjects, int waiting)
    {
        var unanswered = services.GetRequiredService<UnansweredQuestions>();
        for (var i = 0; i < waiting; i++)
            unanswered.Add($"{made.QuestionOn(subjects[i % subjects.Count])} {made.MisspeltWord()}", "en", i + 1, "en");
        var feedback = services.GetRequiredService<Feedback>();
        foreach (
            var article in services.GetRequiredService<CurrentLibrary>().Value.Index.Articles.Take(RejectedPassages)
        )
            feedback.Add(new Passage(article, 1, default).Key.ToString(), Moderator, helped: false);
        return unanswered.All()[waiting / 2].Id;
    }

    private static async Task<HttpClient> LogInAsync(
        IServiceProvider services,
        Uri address,
        CancellationToken cancellationToken
    )
    {
        var client = new HttpClient { BaseAddress = address };
        var code = services.GetRequiredService<LoginCodes>().Create(Moderator).Code;
        using var entered = await client.PostAsync(
            "login",
            await CreateFormAsync(client, "login", ("code", code), cancellationToken),
            cancellationToken
        );
        entered.EnsureSuccessStatusCode();
        return client;
    }

    private static async Task<FormUrlEncodedContent> CreateFormAsync(
        HttpClient client,
        string page,
        (string Name, string Value) field,
        CancellationToken cancellationToken
    )
    {
        var document = new HtmlParser().ParseDocument(await client.GetStringAsync(page, cancellationToken));
        var token = document.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        return new FormUrlEncodedContent([new("form", token), new(field.Name, field.Value)]);
    }

    /// <param name="question">The id of a question that waits.</param>
    /// <param name="asked">A question that the article answers.</param>
    private static async Task MeasureAsync(
        HttpClient client,
        string article,
        long question,
        string asked,
        int times,
        CancellationToken cancellationToken
    )
    {
        var tried = await CreateFormAsync(client, "try", ("q", asked), cancellationToken);
        var table = new Table().AddColumns("page", "first", "median", "longest", "size");
        foreach (
            var path in new[]
            {
                "",
                "questions",
                "questions?page=100",
                "questions?show=answered",
                "questions?show=rejected",
                "questions?q=number",
                $"try?question={question}",
                "try",
                "articles",
                "articles?page=20",
                "articles?show=warnings",
                $"articles/{article}",
                "words",
            }
        )
        {
            var milliseconds = new List<double>(times);
            var size = 0;
            for (var i = 0; i < times; i++)
            {
                var started = Stopwatch.GetTimestamp();
                using var response =
                    path == "try"
                        ? await client.PostAsync(path, tried, cancellationToken)
                        : await client.GetAsync(path, cancellationToken);
                size = (
                    await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken)
                ).Length;
                milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            var first = milliseconds[0];
            milliseconds.Sort();
            table.AddRow(
                "/" + path,
                Milliseconds(first),
                Milliseconds(milliseconds[times / 2]),
                Milliseconds(milliseconds[^1]),
                string.Create(CultureInfo.InvariantCulture, $"{size / 1e3:0.0} kB")
            );
        }

        AnsiConsole.Write(table);
    }

    private static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms");
}
