using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Conversations;
using NewsBot.Evaluation;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Storage;
using NewsBot.Telegram.Sending;

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
        var library = LibraryBuilder.Load(new ArticleFolder(articles, TimeProvider.System));
        var data = Directory.CreateTempSubdirectory("newsbot-benchmark-").FullName;
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddLibrary(library)
            .AddStorage(data)
            .AddConversation(Settings.From(new ConfigurationBuilder().Build()))
            .BuildServiceProvider();
        var conversation = services.GetRequiredService<Conversation>();
        var asked = JudgedQuestion.ReadFile(questions);
        var (answers, presses) = (new List<double>(asked.Count), new List<double>(asked.Count));
        foreach (var (i, question) in asked.Index())
        {
            var (person, room) = (new Person(i + 1, "en"), new ChatContext(i + 1, IsGroup: false));
            Replies.CallbackButton? choice = null;
            answers.Add(
                Time(() =>
                {
                    var reply = conversation.ReplyTo(new IncomingMessage(question.Question, person, room));
                    _ = TelegramHtml.Render(reply.Text);
                    _ = TelegramButtons.Create(reply);
                    choice = reply.CallbackButtons.FirstOrDefault();
                })
            );
            if (choice is null)
                continue;
            presses.Add(
                Time(() =>
                {
                    if (
                        conversation.Press(new ButtonPress(choice.Data, person, room, question.Question)).Reply is
                        { } reply
                    )
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
