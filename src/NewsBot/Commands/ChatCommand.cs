using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Conversations;
using NewsBot.Errors;
using NewsBot.Hosting;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Storage;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary><c>chat</c>: the conversation in the terminal.</summary>
internal static class ChatCommand
{
    private const string Prompt = "you> ";

    public static Command Create(CommandContext invocation)
    {
        var command = new Command("chat", "Ask questions here in the terminal; needs no token and no network.");
        command.SetAction(
            (parsed, cancellationToken) =>
                invocation.Run(parsed, settings => Run(settings, invocation.Time, cancellationToken))
        );
        return command;
    }

    /// <param name="hint">A last line for the greeting.</param>
    public static int Run(
        Settings settings,
        TimeProvider time,
        CancellationToken cancellationToken,
        string? hint = null
    )
    {
        LibraryLoader.FetchShared(settings, time, cancellationToken);
        var library = LibraryLoader.LoadOrRefuse(settings, time, cancellationToken);

        // Without log providers: the command check reports what is wrong with a file that is added meanwhile.
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(time)
            .AddLibrary(library, new ArticleFolder(settings.ArticlesFolder, time), settings.ArticlesPoll)
            .AddStoredTables(settings)
            .AddConversation(settings)
            .BuildServiceProvider();
        var database = services.GetRequiredService<Database>();
        database.Open();
        if (database.Failure is { } failure)
            Console.Error.WriteLine(
                TerminalText.FitLine(
                    $"The store in '{settings.DataFolder}' can't be opened, so this chat forgets at its end what you press: {failure}"
                )
            );
        var conversation = services.GetRequiredService<Conversation>();
        var writer = TerminalWriter.ForStandardOutput();
        var isInteractive = !Console.IsInputRedirected && !Console.IsOutputRedirected;
        using var paste = isInteractive ? BracketedPaste.Begin(Console.Out) : null;
        var session = new ChatSession(
            conversation,
            services.GetRequiredService<SubmissionReplies>(),
            services.GetRequiredService<LinkReplies>(),
            services.GetRequiredService<ReplyContextFactory>(),
            writer,
            isInteractive ? EditedLine()
                : StandardInput.IsClosed ? () => null
                : Console.In.ReadLine
        );
        if (isInteractive)
        {
            session.Show(conversation.ReplyTo(IncomingMessage.FromUnknown("/start")));
            writer.WriteLine(
                "A number chooses, up and down bring back what you typed, /add FILE adds an article, Ctrl-D or /quit leaves."
            );
            if (hint is not null)
                writer.WriteLine(hint);
            writer.WriteLine();
        }

        foreach (var service in services.GetServices<IHostedService>())
            _ = service.StartAsync(cancellationToken);
        session.Run(cancellationToken);
        return ExitCode.Done;
    }

    private static Func<string?> EditedLine()
    {
        var editor = new LineEditor(
            () => Console.ReadKey(intercept: true),
            Console.Out,
            () => Console.WindowWidth,
            () => Console.KeyAvailable
        );
        return () =>
        {
            // Only while a line is typed: otherwise Ctrl-C stops the program as anywhere else.
            Console.TreatControlCAsInput = true;
            try
            {
                return editor.ReadLine(Prompt);
            }
            finally
            {
                Console.TreatControlCAsInput = false;
            }
        };
    }
}
