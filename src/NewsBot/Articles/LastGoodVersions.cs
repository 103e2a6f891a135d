using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Search;
using NewsBot.Storage;

namespace NewsBot.Articles;

/// <summary>
/// The last good versions of broken files, one small file each, so they survive a restart and <c>check</c> can read
/// them.
/// </summary>
/// <param name="folder">The folder; it need not exist.</param>
internal sealed class LastGoodVersions(string folder)
{
    private const string Ending = ".json";

    /// <summary>The last good version of a file; null if there is none or it can't be read.</summary>
    public IReadOnlyList<FileContent> Find(string file)
    {
        try
        {
            var kept = JsonSerializer.Deserialize(File.ReadAllBytes(GetPath(file)), KeptFileJson.Default.LastGoodFile);
            if (kept?.File != file)
                return [];
            return
            [
                .. kept.Articles.Select(article => new FileContent(
                    kept.Hash,
                    new FileReport(article.Id, article, [], [], [])
                    {
                        Headline = article.Headline,
                        Format = kept.Format,
                        IsKept = true,
                    }
                )),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            // Mostly there is none. A damaged one is as good as none: the file itself is reported as broken.
            return [];
        }
    }

    /// <summary>Keeps the good versions that are live in place of broken files, and forgets all others.</summary>
    /// <exception cref="IOException">They can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be written.</exception>
    public void Keep(FolderContent content)
    {
        var kept = content
            .Entries.Where(entry => entry.Files.Any(file => file.Report is { IsKept: true, IsLive: true }))
            .ToDictionary(entry => GetPath(entry.Entry.File));
        if (kept.Count == 0 && !Directory.Exists(folder))
            return;
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.EnumerateFiles(folder, "*" + Ending))
        {
            if (!kept.ContainsKey(old))
                File.Delete(old);
        }

        foreach (var (path, entry) in kept)
        {
            if (File.Exists(path))
                continue;
            var live = entry.Files.Where(file => file.Report.IsLive).ToList();
            var bytes = JsonSerializer.SerializeToUtf8Bytes(
                new LastGoodFile(
                    entry.Entry.File,
                    live[0].Hash.ToArray(),
                    live[0].Report.Format,
                    [.. live.Select(file => file.Report.Article!)]
                ),
                KeptFileJson.Default.LastGoodFile
            );
            WholeFile.Write(path, bytes);
        }
    }

    private string GetPath(string file) =>
        Path.Combine(
            folder,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)).AsSpan(0, 16)) + Ending
        );
}

/// <summary>The stored form of a last good version.</summary>
internal sealed record LastGoodFile(string File, byte[] Hash, string? Format, Article[] Articles);

[JsonSerializable(typeof(LastGoodFile))]
internal sealed partial class KeptFileJson : JsonSerializerContext;
