using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Configuration;

namespace NewsBot.Fetching;

/// <summary>Registers what fetches pages.</summary>
internal static class FetchingServices
{
    public static IServiceCollection AddFetching(this IServiceCollection services, Settings settings)
    {
        services.TryAddSingleton<IHostResolver, SystemResolver>();
        return services.AddSingleton(settings.Fetch).AddSingleton<PageFetcher>().AddSingleton<LinkReader>();
    }
}
