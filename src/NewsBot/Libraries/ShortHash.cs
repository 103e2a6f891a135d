using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Libraries;

/// <summary>A text's name in a few characters of <c>[A-Za-z0-9_-]</c>, which fit a button or a link.</summary>
internal static class ShortHash
{
    /// <param name="bytes">How much of its SHA-256 to keep: three bytes are four characters.</param>
    public static string Compute(string text, int bytes) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}
