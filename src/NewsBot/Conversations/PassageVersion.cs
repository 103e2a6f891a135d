using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Conversations;

/// <summary>Four characters that change when a passage's text does: a button that offered it can tell.</summary>
internal static class PassageVersion
{
    private const int Bytes = 3;

    public static string Of(string passage) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(passage)).AsSpan(0, Bytes));
}
