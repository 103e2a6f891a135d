using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using NewsBot.Configuration;
using NewsBot.Storage;
using Claim = System.Security.Claims.Claim;

namespace NewsBot.Desk.Access;

/// <summary>
/// Keeps the desk's sessions on the server. The cookie has only a key, so a session ends when its row is deleted, or
/// when its owner is no moderator any more.
/// </summary>
internal sealed class SessionStore(DeskSessions sessions, ModeratorIds moderators) : ITicketStore
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static ClaimsPrincipal CreatePrincipal(long person) =>
        new(
            new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, person.ToString(CultureInfo.InvariantCulture))],
                Scheme
            )
        );

    /// <summary>The Telegram id of who is logged in.</summary>
    public static long GetPerson(ClaimsPrincipal principal) =>
        long.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    public Task<string> StoreAsync(AuthenticationTicket ticket) =>
        Task.FromResult(
            sessions.Begin(GetPerson(ticket.Principal), ticket.Properties.ExpiresUtc!.Value)
                ?? throw new IOException("The store failed, so nobody can log in. The log has the reason.")
        );

    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        Task.FromResult(
            sessions.Find(key) is var (person, until) && MayEnter(person)
                ? new AuthenticationTicket(
                    CreatePrincipal(person),
                    new AuthenticationProperties { ExpiresUtc = until },
                    Scheme
                )
                : null
        );

    public Task RemoveAsync(string key)
    {
        sessions.End(key);
        return Task.CompletedTask;
    }

    /// <summary>Whether somebody is a moderator, or the operator.</summary>
    public bool MayEnter(long person) => person == LoginCodes.Operator || moderators.Users.Contains(person);
}
