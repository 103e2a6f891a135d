using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace NewsBot.Import.Formats;

/// <summary>
/// Reads PDFs in another process of this program, <c>newsbot read</c>: a PDF can overflow the library's stack, loop or
/// fill the memory, which the same process could not handle. The worker starts with the first PDF, reads the next ones
/// too, and ends when it was idle for a while or this process ends.
/// </summary>
/// <remarks>
/// Each frame, a PDF one way and JSON the other, is its length in four bytes, little-endian, and then its bytes.
/// </remarks>
internal sealed class PdfWorker : IDisposable
{
    /// <summary>The hidden command that the worker is started with.</summary>
    public const string Command = "read";

    private const int MaxReplyBytes = 16 * 1024 * 1024;

    /// <summary>256 MiB, as the runtime reads it: hexadecimal.</summary>
    private const string MaxHeapBytes = "0x10000000";

    /// <summary>For a PDF of a megabyte and more: 200 pages take a few seconds here, and longer on a small server.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    /// <summary>For the smallest: what takes longer loops.</summary>
    private static readonly TimeSpan TimeLimitOfSmall = TimeSpan.FromSeconds(5);
    private const double BytesOfLarge = 1_000_000;

    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);

    /// <summary>All that the worker gets of the environment: it reads files of strangers, and needs no token.</summary>
    private static readonly string[] Variables =
    [
        "PATH",
        "HOME",
        "LANG",
        "TMPDIR",
        "TEMP",
        "TMP",
        "SYSTEMROOT",
        "DOTNET_ROOT",
    ];

    private readonly Lock _gate = new();
    private readonly TimeSpan? _timeLimit;
    private readonly Timer _idle;
    private Process? _process;

    /// <param name="timeLimit">How long one PDF may take; 5 to 20 s by its size when left out.</param>
    public PdfWorker(TimeSpan? timeLimit = null)
    {
        _timeLimit = timeLimit;
        _idle = new Timer(_ => EndIdle());
    }

    /// <summary>The worker's process; null if none runs.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>Extracts the text of a PDF. Thread-safe; one after the other.</summary>
    /// <returns>The text, or why there is none; a worker that crashed or took too long is such a reason.</returns>
    public PdfText Read(byte[] pdf)
    {
        lock (_gate)
        {
            var isNew = _process is null;
            var text = TryRead(pdf);

            // A worker that served others before may have died for another reason.
            if (text is null && !isNew)
                text = TryRead(pdf);
            return text ?? PdfText.Refused("reading it crashed the PDF library", PdfText.PrintAgain);
        }
    }

    /// <summary>Serves requests until the input ends: what the worker does.</summary>
    public static void Serve(Stream input, Stream output)
    {
        // Output of a library would corrupt the frames.
        Console.SetOut(TextWriter.Null);

        BeFirstToBeKilled();

        // A worker in a loop whose parent was killed must end itself.
        using var limit = new Timer(_ => Process.GetCurrentProcess().Kill());
        while (ReadFrame(input, int.MaxValue) is { } pdf)
        {
            limit.Change(2 * TimeLimit, Timeout.InfiniteTimeSpan);
            WriteFrame(output, JsonSerializer.SerializeToUtf8Bytes(PdfText.Extract(pdf), PdfTextJson.Default.PdfText));
            limit.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>If memory runs out, the kernel should end the worker and not the bot.</summary>
    private static void BeFirstToBeKilled()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", "1000");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A sandbox that forbids it has its own order.
        }
    }

    /// <returns>Null if the worker ended over it.</returns>
    private PdfText? TryRead(byte[] pdf)
    {
        var timeLimit = _timeLimit
            ?? TimeLimitOfSmall + ((TimeLimit - TimeLimitOfSmall) * Math.Min(1, pdf.Length / BytesOfLarge));
        try
        {
            _idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            var process = _process ??= Start();
            var isLate = false;
            using (new Timer(_ => Kill(process, out isLate), null, timeLimit, Timeout.InfiniteTimeSpan))
            {
                WriteFrame(process.StandardInput.BaseStream, pdf);
                if (ReadFrame(process.StandardOutput.BaseStream, MaxReplyBytes) is { } reply)
                {
                    _idle.Change(IdleLimit, Timeout.InfiniteTimeSpan);
                    return JsonSerializer.Deserialize(reply, PdfTextJson.Default.PdfText);
                }
            }

            End();
            return isLate
                ? PdfText.Refused($"reading it took longer than {timeLimit.TotalSeconds:0} s", PdfText.PrintAgain)
                : null;
        }
        catch (Win32Exception exception)
        {
            return PdfText.Refused(
                $"PDFs can't be read, because the process that reads them could not be started ({exception.Message})",
                "Paste its text into a .txt file"
            );
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            End();
            return null;
        }
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var assembly = typeof(PdfWorker).Assembly.GetName().Name;
        var program = Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
        var isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        if (!isHosted && Assembly.GetEntryAssembly()?.GetName().Name == assembly)
        {
            start.FileName = Environment.ProcessPath;
        }
        else
        {
            start.FileName = isHosted ? Environment.ProcessPath : "dotnet";
            start.ArgumentList.Add(program);
        }

        start.ArgumentList.Add(Command);
        var environment = Variables
            .Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name)))
            .Where(variable => variable.Value is not null)
            .ToList();
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["DOTNET_GCHeapHardLimit"] = MaxHeapBytes;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var process = Process.Start(start)!;

        // A crash prints its whole stack, which is no use to a moderator.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    public void Dispose()
    {
        _idle.Dispose();
        lock (_gate)
            End();
    }

    /// <summary>Ends a worker that was idle for a while, unless it was just requested.</summary>
    private void EndIdle()
    {
        if (!_gate.TryEnter())
            return;
        try
        {
            End();
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Ends the worker; the caller holds the gate.</summary>
    private void End()
    {
        if (_process is not { } process)
            return;
        _process = null;
        Kill(process, out _);
        process.Dispose();
    }

    private static void Kill(Process process, out bool isKilled)
    {
        isKilled = true;
        try
        {
            process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private static void WriteFrame(Stream stream, byte[] content)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        stream.Write(length);
        stream.Write(content);
        stream.Flush();
    }

    /// <returns>Null at the end, or if the frame is longer than it may be.</returns>
    private static byte[]? ReadFrame(Stream stream, int maxBytes)
    {
        var length = new byte[sizeof(int)];
        if (stream.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
            return null;
        var count = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (count < 0 || count > maxBytes)
            return null;
        var content = new byte[count];
        return stream.ReadAtLeast(content, count, throwOnEndOfStream: false) < count ? null : content;
    }
}
