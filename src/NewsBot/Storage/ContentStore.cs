using System.Security.Cryptography;

namespace NewsBot.Storage;

/// <summary>Contents of files under their hashes, so changes of articles can be undone and followed.</summary>
/// <param name="folder">The folder; it need not exist.</param>
internal sealed class ContentStore(string folder)
{
    /// <summary>The name of a content: its SHA-256 in hexadecimal digits.</summary>
    public static string GetHash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <inheritdoc cref="GetHash"/>
    /// <returns>Null for no content.</returns>
    public static string? FindHash(byte[]? content) => content is null ? null : GetHash(content);

    /// <summary>Stores a content, once however often it is stored.</summary>
    /// <returns>Its hash.</returns>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public string Add(byte[] content)
    {
        var hash = GetHash(content);
        var path = Path.Combine(folder, hash);
        if (File.Exists(path))
            return hash;
        PrivateFile.CreateFolder(folder);
        WholeFile.Write(path, content);
        return hash;
    }

    /// <summary>A content; null if it is not stored.</summary>
    /// <inheritdoc cref="Add"/>
    public byte[]? Find(string hash) => WholeFile.Find(Path.Combine(folder, hash));
}
