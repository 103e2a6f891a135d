using System.Diagnostics;

namespace NewsBot.Soak;

/// <summary>How long until the first poll, and what the bot costs while nobody asks.</summary>
internal static class Starts
{
    /// <param name="program">The program; null for the one built beside this.</param>
    /// <param name="idle">How long it is watched while nobody asks.</param>
    /// <returns>
    /// The seconds to the first poll, the shortest first; the idle memory in MiB; the share of a processor.
    /// </returns>
    public static async Task<(List<double> Seconds, double Resident, double Processor)> RunAsync(
        string? program,
        int times,
        TimeSpan idle
    )
    {
        var seconds = new List<double>();
        await using var stage = await Stage.SetAsync(program);
        for (var i = 0; i < times; i++)
        {
            await stage.StartBotAsync();
            seconds.Add(Stopwatch.GetElapsedTime(stage.Bot.Started).TotalSeconds);
            await Stage.PauseAsync(TimeSpan.FromSeconds(2));
            await stage.Bot.TerminateAsync();
        }

        seconds.Sort();
        await stage.StartBotAsync();
        await Stage.AskAsync(stage.NewChat());
        await Stage.PauseAsync(TimeSpan.FromSeconds(20));
        var (before, started) = (stage.Bot.Usage(), Stopwatch.GetTimestamp());
        await Stage.PauseAsync(idle);
        var after = stage.Bot.Usage();
        return (
            seconds,
            after.Resident / (1024.0 * 1024),
            (after.Processor - before.Processor) / Stopwatch.GetElapsedTime(started)
        );
    }
}
