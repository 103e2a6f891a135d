using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NewsBot.TestServer;

namespace NewsBot.Soak;

/// <summary>The real program, as a process that can be killed.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    private BotProcess(ProcessStartInfo start, bool isRead)
    {
        Started = Stopwatch.GetTimestamp();
        _process = Process.Start(start)!;
        if (!isRead)
            return;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>When it was started.</summary>
    public long Started { get; }

    /// <summary>What it has written, the log and standard error.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts the program.</summary>
    /// <param name="program">A published program; null for the one built beside this.</param>
    /// <param name="telegram">The server that it talks to.</param>
    /// <param name="settings">More settings, by the names of their environment variables.</param>
    public static BotProcess Start(
        string? program,
        FakeTelegram telegram,
        string articles,
        string data,
        params IEnumerable<(string Name, string Value)> settings
    ) => new(StartOf(program, telegram, articles, data, settings), isRead: true);

    /// <summary>Starts the program, and reads nothing of what it writes.</summary>
    /// <inheritdoc cref="Start"/>
    public static BotProcess StartUnread(string? program, FakeTelegram telegram, string articles, string data) =>
        new(StartOf(program, telegram, articles, data, []), isRead: false);

    private static ProcessStartInfo StartOf(
        string? program,
        FakeTelegram telegram,
        string articles,
        string data,
        IEnumerable<(string Name, string Value)> settings
    )
    {
        var start = program is null
            ? new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NewsBot.dll")])
            : new ProcessStartInfo(program);
        start.ArgumentList.Add("run");
        start.ArgumentList.Add("--articles");
        start.ArgumentList.Add(articles);
        (
            start.UseShellExecute,
            start.RedirectStandardOutput,
            start.RedirectStandardError,
            start.RedirectStandardInput
        ) = (false, true, true, true);
        start.Environment["TELEGRAM_BOT_TOKEN"] = telegram.Token;
        start.Environment["Telegram__ApiUrl"] = telegram.Url;
        start.Environment["Data__Folder"] = data;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM.</summary>
    /// <returns>How long it took to stop.</returns>
    public async Task<TimeSpan> TerminateAsync()
    {
        var started = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", $"{Id}"]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(started);
    }

    public Task WaitForExitAsync(TimeSpan patience) => _process.WaitForExitAsync().WaitAsync(patience);

    /// <summary>
    /// What the kernel says of the process: resident and peak memory in bytes, threads, open files, and processor time.
    /// </summary>
    public (long Resident, long Peak, int Threads, int Files, TimeSpan Processor) Usage()
    {
        var status = File.ReadAllLines($"/proc/{Id}/status")
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim().Split(' ')[0]);
        _process.Refresh();
        return (
            Kibibytes("VmRSS"),
            Kibibytes("VmHWM"),
            int.Parse(status["Threads"], CultureInfo.InvariantCulture),
            Directory.GetFiles($"/proc/{Id}/fd").Length,
            _process.TotalProcessorTime
        );

        long Kibibytes(string name) => long.Parse(status[name], CultureInfo.InvariantCulture) * 1024;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _log.Enqueue(line);
    }
}
