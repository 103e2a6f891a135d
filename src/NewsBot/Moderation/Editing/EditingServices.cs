using Microsoft.Extensions.DependencyInjection;
using NewsBot.Configuration;
using NewsBot.Storage;

namespace NewsBot.Moderation.Editing;

/// <summary>Registers what moderators change articles with.</summary>
internal static class EditingServices
{
    /// <summary>Needs storage and a clock.</summary>
    public static IServiceCollection AddEditing(this IServiceCollection services, Settings settings) =>
        services
            .AddSingleton(provider => new DraftFolder(
                Path.Combine(settings.DataFolder, "drafts"),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(new ContentStore(Path.Combine(settings.DataFolder, "history")))
            .AddSingleton(provider =>
                ActivatorUtilities.CreateInstance<EditorialService>(provider, settings.ArticlesFolder)
            )
            .AddHostedService<EditRecovery>();
}
