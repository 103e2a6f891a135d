using System.Diagnostics;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Conversations;
using NewsBot.Evaluation;
using NewsBot.Libraries;
using NewsBot.Newsroom;
using NewsBot.Search;
using NewsBot.Storage;
using NewsBot.Telegram;

namespace NewsBot.Benchmarks;

/// <summary>
/// How long does it take to answer one message, the network aside? Every question of a file is asked once, each in a
/// chat of its own, over a folder of articles, and rendered as Telegram gets it; then every answer's first button is
/// pressed. Printed: p50, p95 and p99 of both.
/// </summary>
internal static class UpdateHandling
{
    public static void Run(string articles, string questions)
    {
        var library = Library.Load(new ArticleFolder(articles, TimeProvider.System));
        var data = Directory.CreateTempSubdirectory("newsbot-benchmark-").FullName;
        using var database = Database.In(
            data,
            TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance
        );
        var desk = new ArticleDesk(articles, data, database, TimeProvider.System);
        var conversation = new Conversation(
            new CurrentLibrary(library),
            ConfidenceThresholds.Default,
            database,
            desk,
            Keeping.Default,
            TimeProvider.System
        );
        var asked = JudgedQuestion.ReadFile(questions);
        var (answers, presses) = (new List<double>(asked.Count), new List<double>(asked.Count));
        foreach (var (i, question) in asked.Index())
        {
            var (person, room) = (new Person(i + 1, "en"), new Room(i + 1, IsGroup: false));
            Messages.Choice? choice = null;
            answers.Add(
                Time(() =>
                {
                    var reply = conversation.ReplyTo(new Incoming(question.Question, person, room));
                    _ = TelegramHtml.Render(reply.Text);
                    _ = TelegramButtons.Of(reply);
                    choice = reply.Choices.FirstOrDefault();
                })
            );
            if (choice is null)
                continue;
            presses.Add(
                Time(() =>
                {
                    if (conversation.Press(new Press(choice.Data, person, room, question.Question)).Reply is { } reply)
                        _ = TelegramHtml.Render(reply.Text);
                })
            );
        }

        Console.WriteLine(
            $"{library.Index.Articles.Count} articles, {library.Index.ParagraphCount} paragraphs, {asked.Count} questions"
        );
        Print("answer", answers);
        Print("button", presses);
    }

    private static double Time(Action act)
    {
        var started = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static void Print(string name, List<double> milliseconds)
    {
        milliseconds.Sort();
        Console.WriteLine($"{name, -8} p50 {At(0.5):0.00} ms, p95 {At(0.95):0.00} ms, p99 {At(0.99):0.00} ms");

        double At(double share) => milliseconds[(int)(share * (milliseconds.Count - 1))];
    }
}
