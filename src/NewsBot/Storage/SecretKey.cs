using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Storage;

/// <summary>Random keys that open something, and the hashes that are kept of them.</summary>
internal static class SecretKey
{
    private const int Bytes = 24;

    /// <summary>A new key: 192 random bits in 32 characters of <c>[A-Za-z0-9_-]</c>.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The SHA-256 of a key in hexadecimal digits.</summary>
    public static string GetHash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
