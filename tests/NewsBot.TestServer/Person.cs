using System.Text.Json.Nodes;

namespace NewsBot.TestServer;

/// <summary>Somebody with a Telegram account: a person, or a bot.</summary>
public sealed record Person(long Id, string FirstName, string? Username, string? LanguageCode, bool IsBot)
{
    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["is_bot"] = IsBot,
            ["first_name"] = FirstName,
        };
        if (Username is not null)
            json["username"] = Username;
        if (LanguageCode is not null)
            json["language_code"] = LanguageCode;
        return json;
    }
}
