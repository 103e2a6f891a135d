using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Desk.Access;
using NewsBot.Desk.Models;
using NewsBot.Storage;

namespace NewsBot.Desk.Pages;

/// <summary>Logging in with a code, and logging out.</summary>
internal sealed class LoginPages(PageWriter writer, LoginCodes codes, SessionStore sessions, DeskSessions stored)
    : IDeskPage,
        IDisposable
{
    public const string Path = "/login";

    // Only wrong codes are counted: the right one always works, so nobody can lock the moderators out.
    private readonly FixedWindowRateLimiter _failures = new(
        new FixedWindowRateLimiterOptions { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) }
    );

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, context => ShowAsync(context, problem: null, StatusCodes.Status200OK)).AllowAnonymous();
        routes.MapPost(Path, LogInAsync).AllowAnonymous();
        routes.MapGet("/logout", context =>
            PageWriter.ShowAsync(
                context,
                Slices.Logout.Create(new LogoutPage(writer.CreateFrame(context, "Log out", section: null)))
            )
        );
        routes.MapPost("/logout", LogOutAsync);
    }

    public void Dispose() => _failures.Dispose();

    private Task ShowAsync(HttpContext context, string? problem, int status)
    {
        if (problem is null && context.User.Identity?.IsAuthenticated == true)
        {
            writer.Redirect(context, "/");
            return Task.CompletedTask;
        }

        var frame = writer.CreateFrame(context, "Log in", section: null) with { Menu = null };
        return PageWriter.ShowAsync(context, Slices.Login.Create(new LoginPage(frame, problem)), status);
    }

    private async Task LogInAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var entered = form["code"].ToString().Trim();

        // Where scripts don't run, people paste the whole link.
        if (codes.Redeem(entered[(entered.LastIndexOf('#') + 1)..]) is not { } person || !sessions.MayEnter(person))
        {
            using var lease = _failures.AttemptAcquire();
            await (
                lease.IsAcquired
                    ? ShowAsync(
                        context,
                        "This code is not known, was used before, or is older than five minutes. Get another one.",
                        StatusCodes.Status403Forbidden
                    )
                    : ShowAsync(context, "Too many wrong codes. Wait a minute.", StatusCodes.Status429TooManyRequests)
            );
            return;
        }

        // The session of another person in this browser ends, and the new one has a new key.
        if (context.User.Identity?.IsAuthenticated == true)
            await context.SignOutAsync();
        await context.SignInAsync(SessionStore.CreatePrincipal(person));
        writer.Redirect(context, "/");
    }

    private async Task LogOutAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.ContainsKey("everywhere"))
            stored.EndAll(SessionStore.GetPerson(context.User));
        await context.SignOutAsync();
        writer.Redirect(context, Path);
    }
}
