using System.Globalization;
using System.Text;
using NewsBot.Search;
using NewsBot.Search.Text;

namespace NewsBot.Libraries;

/// <summary>
/// Thesauri in the format of MyThes, as LibreOffice and the Debian packages <c>mythes-*</c> have them: the files
/// <c>th_LANGUAGE_*.dat</c> of a folder. The first line is the encoding; then each word has a line "word|meanings" and a
/// line "(kind)|other|other …" for each meaning.
/// </summary>
/// <param name="folder">The folder; it need not exist.</param>
/// <param name="tell">Receives, in one line, why a file can't be used.</param>
internal sealed class MyThesFolder(string folder, Action<string> tell)
{
    /// <summary>
    /// A tenth of what a moderator's synonym counts, as for WordNet: a thesaurus lists words for all meanings of a word.
    /// </summary>
    private const float Strength = 0.5f;

    private const char Separator = '|';

    /// <summary>Larger files are no thesauri: the largest known one has 30 megabytes.</summary>
    private const long MaxBytes = 100_000_000;

    /// <summary>The thesauri of the folder, each read when a question in its language is asked.</summary>
    public Thesauri Thesauri => new(Read);

    private Thesaurus? Read(string language)
    {
        string? path = null;
        try
        {
            path = Directory.Exists(folder)
                ? Directory
                    .EnumerateFiles(folder, "th_*.dat")
                    .Where(file => IsFor(language, Path.GetFileNameWithoutExtension(file)))
                    .Order(StringComparer.Ordinal)
                    .FirstOrDefault()
                : null;
            if (path is null)
                return null;
            if (new FileInfo(path).Length > MaxBytes)
                throw new IOException($"it is larger than {MaxBytes / 1_000_000} MB");
            return NewsBot.Search.Thesauri.Create(language, ReadEntries(path), Strength);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            tell(
                $"The thesaurus '{path ?? folder}' can't be used, and questions are searched for as written: "
                    + $"{exception.Message.TrimEnd('.')}. Replace the file, or set Thesauri:Folder to another folder."
            );
            return null;
        }
    }

    /// <summary>"th_de_DE_v2" is for "de", "th_no" for "no".</summary>
    private static bool IsFor(string language, string name) =>
        name.Split('_', '-', '.') is [_, var code, ..] && code.Equals(language, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Word, IReadOnlyList<string> Others)> ReadEntries(string path)
    {
        using var reader = new StreamReader(path, FindEncoding(path));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (
                line.Split(Separator) is not [var word, var count]
                || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var meanings)
            )
                continue;
            var others = new List<string>();
            for (; meanings > 0 && reader.ReadLine() is { } meaning; meanings--)
                others.AddRange(meaning.Split(Separator).Skip(1).Where(IsSynonym).Select(WithoutNote));
            yield return (word, others);
        }
    }

    private static Encoding FindEncoding(string path)
    {
        using var reader = new StreamReader(path, Encoding.Latin1);
        var name = reader.ReadLine()?.Trim() ?? "";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name.Replace("ISO8859", "ISO-8859", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Words with a note such as "(antonym)" mean something else.</summary>
    private static bool IsSynonym(string other) => !other.Contains("antonym", StringComparison.OrdinalIgnoreCase);

    private static string WithoutNote(string other) =>
        other.IndexOf('(', StringComparison.Ordinal) is > 0 and var note ? other[..note].Trim() : other.Trim();
}
