using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Configuration;
using NewsBot.Desk.Access;
using NewsBot.Desk.Models;
using NewsBot.Desk.Pages;
using NewsBot.Http;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace NewsBot.Desk;

/// <summary>Serves the desk: who may enter, and what pages may do in a browser.</summary>
/// <param name="keys">What cookies and forms are protected with.</param>
internal sealed partial class DeskServer(
    DeskSettings desk,
    KeyRing keys,
    SessionStore sessions,
    IEnumerable<IDeskPage> pages,
    PageWriter writer,
    TimeProvider time,
    ILoggerFactory logs,
    ILogger<DeskServer> logger
) : IHostedService, IAsyncDisposable
{
    private const long MaxUpload = 20_000_000;
    private const long MaxFormOfStrangers = 10_000;
    private const int MaxConnections = 200;

    private WebApplication? _server;

    /// <summary>Logged once: a stranger must not fill the log.</summary>
    private bool _hasSeenOtherHost;

    public async Task StartAsync(CancellationToken cancellationToken) =>
        _server = await HttpListenerHost.StartAsync(
            desk.Listen,
            "Desk:Listen",
            SetLimits,
            Configure,
            logs,
            AddServices,
            cancellationToken
        );

    public Task StopAsync(CancellationToken cancellationToken) =>
        _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private static void SetLimits(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestBodySize = MaxUpload;
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }

    private void AddServices(IServiceCollection services)
    {
        services.AddRoutingCore();

        // Compression leaks nothing here (BREACH): with strict cookies no other site can ask for a page as a moderator.
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        ProtectData(services);
        services.AddAntiforgery(forgery =>
        {
            forgery.FormFieldName = FrameModel.TokenField;
            SetCookie(forgery.Cookie, "newsbot-form");
        });
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                SetCookie(cookie.Cookie, "newsbot-desk");
                cookie.TimeProvider = time;
                cookie.SessionStore = sessions;
                cookie.ExpireTimeSpan = SessionStore.Lifetime;
                cookie.SlidingExpiration = false;

                // Without a session there is nothing to see, not even where the pages are.
                cookie.Events.OnRedirectToLogin = context => SendNotFoundAsync(context.HttpContext);
                cookie.Events.OnRedirectToAccessDenied = cookie.Events.OnRedirectToLogin;
            });
        services.AddAuthorization(authorization =>
            authorization.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()
        );
    }

    /// <summary>Lets forms and sessions outlive a restart, and hold on every instance.</summary>
    private void ProtectData(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("newsbot");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = keys);
    }

    private void SetCookie(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.Path = desk.Root.Length > 0 ? desk.Root : "/";
        cookie.SecurePolicy = desk.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    private void Configure(WebApplication server)
    {
        server.Use(CatchAsync);
        server.Use(GuardAsync);

        server.UseResponseCompression();

        // A proxy may leave the path of Desk:Url in front, or take it away.
        server.UsePathBase(desk.Root);
        server.UseRouting();
        server.UseAuthentication();
        server.UseAuthorization();

        // Behind the authentication, because a token is for one person.
        server.Use(RefuseForeignFormsAsync);
        foreach (var asset in Asset.All)
            server.MapGet(asset.Path, asset.SendAsync).AllowAnonymous();
        foreach (var page in pages)
            page.Map(server);
        server.MapFallback("{*path}", ShowNotFoundAsync);
    }

    private async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser has gone.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            // A form that can't be read fails where its token is looked for.
            var exception = failure is AntiforgeryValidationException { InnerException: { } inner } ? inner : failure;

            // A page that fails is a page that says so; the rest of the desk and the bot go on.
            var (status, text) = exception switch
            {
                BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (
                    StatusCodes.Status413PayloadTooLarge,
                    $"This is larger than {MaxUpload / 1_000_000} MB."
                ),
                BadHttpRequestException or InvalidDataException => (
                    StatusCodes.Status400BadRequest,
                    "This request can't be read. Load the page again, and try once more."
                ),
                IOException or UnauthorizedAccessException => (
                    StatusCodes.Status500InternalServerError,
                    exception.Message
                ),
                _ => (StatusCodes.Status500InternalServerError, "Something failed. The log has the reason."),
            };
            if (status == StatusCodes.Status500InternalServerError)
                Log.Failed(logger, exception);
            await writer.ShowMessageAsync(context, "That did not work", text, status);
        }
    }

    /// <summary>Refuses requests for another host, and limits what a page may do.</summary>
    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        // Pages of others have their own host's name lead here (DNS rebinding).
        if (!string.Equals(context.Request.Host.Value, desk.Url.Authority, StringComparison.OrdinalIgnoreCase))
        {
            if (!Interlocked.Exchange(ref _hasSeenOtherHost, true))
                Log.OtherHost(logger, desk.Url.Authority);
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        // A proxy speaks http with the desk; what the browser speaks is a setting, never a header.
        context.Request.Scheme = desk.Url.Scheme;
        SecurityHeaders.Set(context.Response.Headers, desk.IsHttps);
        await next(context);
    }

    /// <summary>Refuses forms without a token of ours, before anything else reads them.</summary>
    private async Task RefuseForeignFormsAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await next(context);
            return;
        }

        if (
            context.User.Identity?.IsAuthenticated != true
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit
        )
            limit.MaxRequestBodySize = MaxFormOfStrangers;
        if (await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            await next(context);
        else
            await writer.ShowMessageAsync(
                context,
                "This form is out of date",
                "Go back, load the page again, and send it once more.",
                StatusCodes.Status400BadRequest
            );
    }

    private Task ShowNotFoundAsync(HttpContext context) =>
        writer.ShowMessageAsync(
            context,
            "There is no such page",
            "What was here may have been removed or renamed.",
            StatusCodes.Status404NotFound
        );

    private static Task SendNotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync("Not found", context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(450, LogLevel.Error, "A page of the desk failed")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(
            451,
            LogLevel.Warning,
            "The desk refused a request for another host than {Host}. If people can't open the desk, correct Desk:Url, or have "
                + "the proxy hand on the header Host"
        )]
        public static partial void OtherHost(ILogger logger, string host);
    }
}
