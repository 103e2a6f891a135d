using NewsBot.Configuration;
using NewsBot.Storage;

namespace NewsBot.Desk.Access;

/// <summary>
/// Codes that log one person in, once, within five minutes. Kept in memory as hashes, so a restart makes them invalid
/// and no dump shows one. Thread-safe.
/// </summary>
internal sealed class LoginCodes(DeskSettings desk, TimeProvider time)
{
    /// <summary>The person who has access to the machine.</summary>
    public const long Operator = 0;

    private const int MaxOpen = 100;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Person, DateTimeOffset Until)> _open = new(StringComparer.Ordinal);

    /// <summary>
    /// Creates a link with a code. The code is in the fragment, which browsers keep to themselves: it gets into no log
    /// of a proxy, no referrer and no preview.
    /// </summary>
    /// <param name="person">A Telegram id, or <see cref="Operator"/>.</param>
    public LoginLink Create(long person)
    {
        var code = SecretKey.Create();
        var now = time.GetUtcNow();
        lock (_lock)
        {
            foreach (var (hash, _) in _open.Where(code => code.Value.Until <= now).ToList())
                _open.Remove(hash);
            if (_open.Count == MaxOpen)
                _open.Remove(_open.MinBy(code => code.Value.Until).Key);
            _open[SecretKey.GetHash(code)] = (person, now + Lifetime);
        }

        return new LoginLink(code, new Uri(desk.Url, $"login#{code}"));
    }

    /// <summary>Uses a code up.</summary>
    /// <returns>Who logs in with it; null if it is unknown, used, or too old.</returns>
    public long? Redeem(string code)
    {
        lock (_lock)
            return _open.Remove(SecretKey.GetHash(code), out var open) && open.Until > time.GetUtcNow()
                ? open.Person
                : null;
    }
}

/// <summary>A link to log in with.</summary>
/// <param name="Code">The code in it, to be entered by hand where scripts don't run.</param>
internal sealed record LoginLink(string Code, Uri Url);
