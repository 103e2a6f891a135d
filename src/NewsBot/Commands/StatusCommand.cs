using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsBot.Configuration;
using NewsBot.Errors;
using NewsBot.Monitoring;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary><c>status</c>: how the bot is that runs over the data folder.</summary>
internal static class StatusCommand
{
    public static Command Create(CommandContext invocation)
    {
        var json = new Option<bool>("--json") { Description = "Print it as data." };
        var live = new Option<bool>("--live")
        {
            Description = "Exit with 0 as long as a restart would not help, for a container's health check.",
        };
        var command = new Command("status", "Show the health of the running bot; exit with 1 if it needs attention.")
        {
            json,
            live,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                invocation.Run(parsed, settings =>
                    RunAsync(settings, invocation.Time, parsed.GetValue(json), parsed.GetValue(live), cancellationToken)
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        Settings settings,
        TimeProvider time,
        bool asJson,
        bool isLiveEnough,
        CancellationToken cancellationToken
    )
    {
        var bytes = await RunningBot.AskAsync(
            StatusSocket.PathIn(settings.DataFolder),
            time,
            $"No bot runs over '{settings.DataFolder}', or it is another account's: start it with  newsbot run  "
                + "or correct Data:Folder",
            cancellationToken
        );
        var report = JsonSerializer.Deserialize(bytes, BotReportJson.Readable.BotReport)!;
        if (asJson)
            Console.Out.WriteLine(Encoding.UTF8.GetString(bytes));
        else
            Print(report);
        return (isLiveEnough ? report.Live : report.State == Health.Ready) ? ExitCode.Done : ExitCode.DoneWithFailures;
    }

    private static void Print(BotReport report)
    {
        var bot = report.Bot is null ? "not known to Telegram yet" : $"@{report.Bot}";
        var state = report.State.ToString().ToLowerInvariant();
        var up = TimeSpan.FromSeconds(report.UpSeconds).ToString("c", CultureInfo.InvariantCulture);
        Console.Out.WriteLine($"{bot}, {state}, up {up}, NewsBot {report.Version}");
        foreach (var check in report.Checks)
            Console.Out.WriteLine(
                TerminalText.FitLine(
                    $"  {check.Name, -10} {check.Health.ToString().ToLowerInvariant(), -9} {check.Says}"
                )
            );
        Console.Out.WriteLine(
            $"  freshness  {(report.Freshness.IsStale ? "stale    " : "fresh    ")} last change {report.Freshness.Days} days ago"
        );
        Console.Out.WriteLine(
            $"  library    {report.Articles} articles, {report.Paragraphs} paragraphs, "
                + $"newest {report.Newest ?? "undated"}, fingerprint {report.Fingerprint}"
        );
        Console.Out.WriteLine(
            $"  process    {report.MemoryMebibytes} MiB, {report.ProcessorSeconds} s of processor time"
        );
    }
}
