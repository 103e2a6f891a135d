using Spectre.Console;

namespace NewsBot.Soak;

/// <summary>Shows how far a run is.</summary>
internal static class Show
{
    public static Task<T> ProgressAsync<T>(string what, Func<Action<double>, Task<T>> run) =>
        AnsiConsole
            .Progress()
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(what), maxValue: 1);
                return await run(share => task.Value = share);
            });
}
