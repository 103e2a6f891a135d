using Microsoft.Extensions.DependencyInjection;
using NewsBot.Articles;

namespace NewsBot.Libraries;

/// <summary>Registers the library and what keeps it up to date.</summary>
internal static class LibraryServices
{
    /// <param name="library">The library at the start.</param>
    /// <param name="folder">The folder to keep it up to date with; null for a library that doesn't change.</param>
    /// <param name="poll">How often to poll the folder.</param>
    public static IServiceCollection AddLibrary(
        this IServiceCollection services,
        Library library,
        ArticleFolder? folder = null,
        TimeSpan poll = default
    )
    {
        services.AddSingleton(new CurrentLibrary(library));
        return folder is null
            ? services
            : services
                .AddSingleton(folder)
                .AddSingleton<LibraryUpdater>()
                .AddHostedService<LibrarySizeCounter>()
                .AddHostedService(provider => ActivatorUtilities.CreateInstance<LibraryWatcher>(provider, poll));
    }
}
