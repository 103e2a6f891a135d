using System.Diagnostics;
using NewsBot.TestServer;

namespace NewsBot.Tests.Commands;

/// <summary>The program as a person or another program starts it, over two articles.</summary>
public abstract class ProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();

    protected ProgramTests()
    {
        Write("articles/sochi.txt", Some.Sochi);
        Write("articles/bridge.txt", Some.Bridge);
    }

    protected static CancellationToken Test => TestContext.Current.CancellationToken;

    protected static string DotNet =>
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    protected string Folder => _folder.Path;

    protected string Articles => Path.Combine(Folder, "articles");

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string Write(string name, string text) => _folder.Write(name, text);

    protected string Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    protected Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) =>
        RunAsync(Folder, arguments);

    protected static Task<(int Code, string Output, string Errors)> RunAsync(string directory, string[] arguments) =>
        StartAsync(directory, "", arguments);

    protected Task<(int Code, string Output, string Errors)> RunAsync(
        (string Name, string Value) variable,
        params string[] arguments
    ) => StartAsync(Folder, "", arguments, variable);

    protected Task<(int Code, string Output, string Errors)> RunWithInputAsync(
        string input,
        params string[] arguments
    ) => StartAsync(Folder, input, arguments);

    protected Task<(int Code, string Output, string Errors)> RunWithInputAsync(
        string input,
        (string Name, string Value) variable,
        params string[] arguments
    ) => StartAsync(Folder, input, arguments, variable);

    private static async Task<(int Code, string Output, string Errors)> StartAsync(
        string directory,
        string input,
        string[] arguments,
        (string Name, string Value)? variable = null
    )
    {
        using var process = Start(directory, arguments, variable: variable);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (
            process.StandardOutput.ReadToEndAsync(Test),
            process.StandardError.ReadToEndAsync(Test)
        );
        return (
            await process.EndAsync(Test),
            (await output).ReplaceLineEndings("\n"),
            (await errors).ReplaceLineEndings("\n")
        );
    }

    protected static StartedProcess Start(
        string directory,
        string[] arguments,
        FakeTelegram? telegram = null,
        (string Name, string Value)? variable = null
    )
    {
        var start = new ProcessStartInfo(DotNet) { WorkingDirectory = directory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "NewsBot.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("TELEGRAM", StringComparison.OrdinalIgnoreCase))
                .ToList()
        )
            start.Environment.Remove(name);
        if (variable is { } set)
            start.Environment[set.Name] = set.Value;
        start.Environment.TryAdd("Data__Folder", Path.Combine(directory, "data"));
        if (telegram is not null)
        {
            start.Environment["TELEGRAM_BOT_TOKEN"] = telegram.Token;
            start.Environment["Telegram__ApiUrl"] = telegram.Url;
        }

        return new StartedProcess(start);
    }
}
