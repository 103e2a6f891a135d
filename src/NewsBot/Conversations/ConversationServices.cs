using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Answering;
using NewsBot.Configuration;
using NewsBot.Fetching;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Moderation.Editing;
using NewsBot.Monitoring;

namespace NewsBot.Conversations;

/// <summary>Registers the conversation: the same in Telegram and in the terminal.</summary>
internal static class ConversationServices
{
    /// <summary>Needs a library, storage, and a clock.</summary>
    public static IServiceCollection AddConversation(this IServiceCollection services, Settings settings)
    {
        services.TryAddSingleton<BotMetrics>();
        return services
            .AddSingleton(settings.Thresholds)
            .AddSingleton(settings.RetentionPolicy)
            .AddEditing(settings)
            .AddFetching(settings)
            .AddSingleton<ReplyContextFactory>()
            .AddSingleton<RecentAnswers>()
            .AddSingleton<QuestionAnswerer>()
            .AddSingleton<InlineAnswers>()
            .AddSingleton<Dialogue>()
            .AddSingleton<Privacy>()
            .AddSingleton<ChangeNotifications>()
            .AddSingleton(new DigestTime(settings.Digest))
            .AddSingleton<NotificationSignal>()
            .AddSingleton<AnsweredMessages>()
            .AddSingleton<DailyDigest>()
            .AddSingleton<EditDialog>()
            .AddSingleton<WaitingQuestions>()
            .AddSingleton<RejectedAnswers>()
            .AddSingleton<QuestionReplies>()
            .AddSingleton<SubmissionReplies>()
            .AddSingleton<LinkedArticles>()
            .AddSingleton<LinkReplies>()
            .AddSingleton<ModeratorReplies>()
            .AddSlashCommands()
            .AddSingleton<Conversation>();
    }

    /// <summary>The commands, in the order of the menu.</summary>
    private static IServiceCollection AddSlashCommands(this IServiceCollection services) =>
        services
            .AddSingleton<SlashCommand, StartCommand>()
            .AddSingleton<SlashCommand, HelpCommand>()
            .AddSingleton<SlashCommand, LatestCommand>()
            .AddSingleton<SlashCommand, SourcesCommand>()
            .AddSingleton<SlashCommand, NewCommand>()
            .AddSingleton<SlashCommand, PrivacyCommand>()
            .AddSingleton<SlashCommand, ForgetCommand>()
            .AddSingleton<SlashCommand, AskQuestionCommand>()
            .AddSingleton<SlashCommand, ArticlesCommand>()
            .AddSingleton<SlashCommand, AddCommand>()
            .AddSingleton<SlashCommand, EditCommand>()
            .AddSingleton<SlashCommand, CorrectCommand>()
            .AddSingleton<SlashCommand, RetractCommand>()
            .AddSingleton<SlashCommand, RemoveCommand>()
            .AddSingleton<SlashCommand, CancelCommand>()
            .AddSingleton<SlashCommand, QuestionsCommand>()
            .AddSingleton<SlashCommand, LibraryStatusCommand>()
            .AddSingleton<SlashCommand, WhyCommand>()
            .AddSingleton<SlashCommands>();
}
