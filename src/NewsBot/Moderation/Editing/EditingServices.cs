using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Configuration;
using NewsBot.Storage;

namespace NewsBot.Moderation.Editing;

/// <summary>Registers what moderators change articles with.</summary>
internal static class EditingServices
{
    /// <summary>Needs storage and a clock; articles and drafts are in folders if they are registered nowhere else.</summary>
    public static IServiceCollection AddEditing(this IServiceCollection services, Settings settings)
    {
        services.TryAddSingleton<IDraftStore>(_ => new DraftFolder(Path.Combine(settings.DataFolder, "drafts")));
        services.TryAddSingleton<IArticleFiles>(provider => new LocalArticleFiles(
            settings.ArticlesFolder,
            new ContentStore(Path.Combine(settings.DataFolder, "history")),
            provider.GetRequiredService<AuditLog>()
        ));
        return services.AddSingleton<Drafts>().AddSingleton<EditorialService>().AddHostedService<EditRecovery>();
    }
}
