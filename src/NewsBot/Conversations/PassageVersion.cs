using NewsBot.Libraries;

namespace NewsBot.Conversations;

/// <summary>Four characters that change when a passage's text does: a button that offered it can tell.</summary>
internal static class PassageVersion
{
    private const int Bytes = 3;

    public static string Of(string passage) => ShortHash.Of(passage, Bytes);
}
