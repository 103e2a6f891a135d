using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Configuration;
using NewsBot.Desk.Access;
using NewsBot.Desk.Pages;
using NewsBot.Messaging;

namespace NewsBot.Desk;

/// <summary>Registers the moderators' web page; nothing if <c>Desk:Listen</c> is not set.</summary>
internal static class DeskServices
{
    /// <summary>Needs a library, storage, the conversation, and monitoring.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, Settings settings)
    {
        if (settings.Desk is not { } desk)
            return services;
        return services
            // The server's own log has addresses and names. That the keys are not encrypted is intended.
            .AddLogging(logging =>
                logging
                    .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
                    .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
                    .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            )
            .AddSingleton(desk)
            .AddSingleton<KeyRing>()
            .AddSingleton<LoginCodes>()
            .AddSingleton<SessionStore>()
            .AddSingleton<PageWriter>()
            .AddSingleton<EditForms>()
            .AddSingleton<AttentionList>()
            .AddSingleton<IDeskPage, LoginPages>()
            .AddSingleton<IDeskPage, OverviewPages>()
            .AddSingleton<IDeskPage, QuestionsPages>()
            .AddSingleton<IDeskPage, TryPages>()
            .AddSingleton<IDeskPage, ArticlesPages>()
            .AddSingleton<IDeskPage, ArticlePages>()
            .AddSingleton<IDeskPage, DraftPages>()
            .AddSingleton<IDeskPage, WordsPages>()
            .AddSingleton<IDeskPage, UndoForm>()
            .AddSingleton<SlashCommand, DeskCommand>()
            .AddHostedService(provider => ActivatorUtilities.CreateInstance<LoginSocket>(provider, settings.DataFolder))
            .AddHostedService<DeskServer>();
    }
}
