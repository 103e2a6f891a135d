using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Errors;

namespace NewsBot.Http;

/// <summary>Starts a minimal web server.</summary>
internal static class HttpListenerHost
{
    /// <summary>Begins to listen.</summary>
    /// <param name="listen">The address, http or https.</param>
    /// <param name="setting">The setting that names it.</param>
    /// <param name="limits">Sets limits, and the certificate for https.</param>
    /// <param name="services">Registers what the answers need; null for nothing.</param>
    /// <exception cref="UserError">It can't be listened there.</exception>
    public static async Task<WebApplication> StartAsync(
        string listen,
        string setting,
        Action<KestrelServerOptions> limits,
        Action<WebApplication> answers,
        ILoggerFactory logs,
        Action<IServiceCollection>? services,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logs);
        services?.Invoke(builder.Services);
        builder
            .WebHost.UseKestrelCore()
            .UseUrls(listen)
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                limits(kestrel);
            });
        if (listen.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            builder.WebHost.UseKestrelHttpsConfiguration();
        var server = builder.Build();
        answers(server);
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            await server.DisposeAsync();
            throw new UserError(
                $"{listen} can't be listened on: {exception.Message} Correct {setting}, or stop who listens there.",
                ExitCode.RunTimeFailure
            );
        }
    }
}
