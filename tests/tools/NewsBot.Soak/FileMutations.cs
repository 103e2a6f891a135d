using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using NewsBot.Articles;

namespace NewsBot.Soak;

/// <summary>Reads files that are broken at random: none may crash the program, and none may take long.</summary>
internal sealed class FileMutations(string[] folders, int seed, string culprits)
{
    private const int MaxBytes = 400_000;
    private const int MaxChanges = 12;

    /// <summary>Pieces that mean something in some format.</summary>
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "<![CDATA[",
            "]]>",
            "&",
            "&nbsp;",
            "<div>",
            "</div>",
            "<p>",
            "<br>",
            "<table><tr><td>",
            "<!--",
            "\"",
            "'",
            "{{<",
            "{%",
            "+++\n",
            "---\n",
            "title: ",
            "date: ",
            "keep: ",
            "questions: a => b\n",
            "| a | b |\n",
            "\0",
            "\u2028",
            "\uFEFF",
            "\u202E",
            "\r",
            "<script type=\"application/ld+json\">{",
            "2022-02-08",
            "\u06F1\u06F4\u06F0\u06F0",
            "stream\n",
            "endobj",
            "<<",
            ">>",
            "/Length 99999999",
            "<w:p>",
            "<w:tr>",
            "</w:t>",
            "[[[[[[[[",
            "> > > > ",
            "<sup>1</sup>",
            "data:image/png;base64,",
            "%PDF-1.4",
            "PK\u0003\u0004",
            "\uD83D",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xD0],
        [0x80],
    ];

    private readonly Random _random = new(seed);

    /// <summary>Breaks and reads files until the time is over.</summary>
    /// <returns>For each format: how many were read, the slowest and how many crashed.</returns>
    public List<MutationResult> Run(TimeSpan time, Action<double> progress)
    {
        var files = folders
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => ArticleReader.Refuse(file) is null && new FileInfo(file).Length is > 0 and <= MaxBytes)
            .Select(file => (Name: Path.GetFileName(file), Bytes: File.ReadAllBytes(file)))
            .GroupBy(file => Path.GetExtension(file.Name).ToUpperInvariant())
            .Select(format => format.ToList())
            .ToList();
        var results = files.ConvertAll(format => new MutationResult(Path.GetExtension(format[0].Name)));
        Directory.CreateDirectory(culprits);
        var clock = Stopwatch.StartNew();
        for (var i = 0; clock.Elapsed < time; i++)
        {
            // Every format gets its share of the time, however many files there are of it.
            var format = i % files.Count;
            var (name, bytes) = files[format][_random.Next(files[format].Count)];
            var other = files[format][_random.Next(files[format].Count)].Bytes;
            Read(results[format], name, Path.GetExtension(name) == ".docx" ? MutateWord(bytes) : Mutate(bytes, other));
            progress(clock.Elapsed / time);
        }

        return results;
    }

    private void Read(MutationResult result, string name, byte[] bytes)
    {
        // If reading it ends this process, it is here.
        var path = Path.Combine(culprits, "current" + Path.GetExtension(name));
        File.WriteAllBytes(path, bytes);
        var clock = Stopwatch.StartNew();
        var isFault = false;
        try
        {
            ArticleReader.Read(name, bytes, DateOnly.MaxValue.AddDays(-2));
        }
        catch (Exception exception)
        {
            isFault = true;
            result.LastFault = $"{exception.GetType().Name}: {exception.Message}";
        }

        if (result.Add(clock.Elapsed, isFault))
            File.Copy(path, Path.Combine(culprits, $"{result.Files}{Path.GetExtension(name)}"), overwrite: true);
    }

    private byte[] Mutate(byte[] bytes, byte[] other)
    {
        var mutated = new List<byte>(bytes);
        for (var changes = _random.Next(1, MaxChanges); changes > 0 && mutated.Count > 0; changes--)
        {
            var at = _random.Next(mutated.Count);
            var length = Math.Min(_random.Next(1, 1 << _random.Next(1, 14)), mutated.Count - at);
            switch (_random.Next(7))
            {
                case 0:
                    mutated[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    mutated.RemoveRange(at, length);
                    break;
                case 2:
                    mutated.InsertRange(at, mutated.GetRange(at, length));
                    break;
                case 3:
                    mutated.InsertRange(at, Pieces[_random.Next(Pieces.Length)]);
                    break;
                case 4:
                    var piece = Pieces[_random.Next(Pieces.Length)];
                    for (var i = _random.Next(1, 2000); i > 0; i--)
                        mutated.InsertRange(at, piece);
                    break;
                case 5:
                    var from = _random.Next(other.Length);
                    mutated.InsertRange(at, other[from..Math.Min(other.Length, from + length)]);
                    break;
                default:
                    mutated.RemoveRange(at, mutated.Count - at);
                    break;
            }
        }

        return [.. mutated];
    }

    /// <summary>Breaks the document within the archive, or the archive itself.</summary>
    private byte[] MutateWord(byte[] bytes)
    {
        if (_random.Next(4) == 0)
            return Mutate(bytes, bytes);
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            if (archive.GetEntry("word/document.xml") is not { } entry)
                return Mutate(bytes, bytes);
            using var part = entry.Open();
            using var document = new MemoryStream();
            part.CopyTo(document);
            var mutated = Mutate(document.ToArray(), document.ToArray());
            part.SetLength(0);
            part.Write(mutated);
        }

        return stream.ToArray();
    }
}

/// <summary>What became of the broken files of a format.</summary>
internal sealed class MutationResult(string format)
{
    /// <summary>A file that takes longer hangs.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);

    public string Format { get; } = format;

    public int Files { get; private set; }

    public TimeSpan Slowest { get; private set; }

    public int Hangs { get; private set; }

    public int Faults { get; private set; }

    public string LastFault { get; set; } = "";

    /// <returns>Whether the file should be kept, to look at it.</returns>
    public bool Add(TimeSpan time, bool isFault)
    {
        Files++;
        Slowest = time > Slowest ? time : Slowest;
        Hangs += time > Hang ? 1 : 0;
        Faults += isFault ? 1 : 0;
        return isFault || time > Hang;
    }
}
