using NewsBot.Configuration;
using NewsBot.Storage;

namespace NewsBot.Desk.Access;

/// <summary>
/// Codes that log one person in, once, within five minutes, at every instance. Of a code only a hash is stored.
/// </summary>
internal sealed class LoginCodes(DeskSettings desk, DeskSessions sessions, TimeProvider time)
{
    /// <summary>The person who has access to the machine.</summary>
    public const long Operator = 0;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Creates a link with a code. The code is in the fragment, which browsers keep to themselves: it gets into no log
    /// of a proxy, no referrer and no preview.
    /// </summary>
    /// <param name="person">A Telegram id, or <see cref="Operator"/>.</param>
    public LoginLink Create(long person)
    {
        var code = sessions.AddCode(person, time.GetUtcNow() + Lifetime);
        return new LoginLink(code, new Uri(desk.Url, $"login#{code}"));
    }

    /// <summary>Uses a code up.</summary>
    /// <returns>Who logs in with it; null if it is unknown, used, or too old.</returns>
    public long? Redeem(string code) => sessions.TakeCode(code);
}

/// <summary>A link to log in with.</summary>
/// <param name="Code">The code in it, to be entered by hand where scripts don't run.</param>
internal sealed record LoginLink(string Code, Uri Url);
