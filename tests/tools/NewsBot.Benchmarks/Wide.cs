using Spectre.Console;

namespace NewsBot.Benchmarks;

/// <summary>Tables in a file or a pipe are not cut to a terminal's width.</summary>
internal static class Wide
{
    private const int Enough = 200;

    public static void IfRedirected()
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = Enough;
    }
}
