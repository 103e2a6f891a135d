using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Conversations;
using NewsBot.Desk.Access;
using NewsBot.Errors;
using NewsBot.Fetching;
using NewsBot.Hosting;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Moderation;
using NewsBot.Moderation.Editing;
using NewsBot.Storage;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary><c>add LINK…</c>: publishes the articles behind links.</summary>
internal static class AddCommand
{
    public static Command Create(CommandContext invocation)
    {
        var links = new Argument<string[]>("LINK")
        {
            Description = "The addresses of articles on the web.",
            Arity = ArgumentArity.OneOrMore,
        };
        links.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !HttpUrl.IsOne(token.Value)) is { } wrong)
                result.AddError($"'{wrong.Value}' is no link: write one as in https://example.com/article.");
        });
        var command = new Command("add", "Publish the articles behind links, new ones and new versions.") { links };
        command.SetAction((parsed, cancellationToken) => invocation.Run(parsed, async settings =>
                {
                    LibraryLoader.FetchShared(settings, invocation.Time, cancellationToken);
                    var library = LibraryLoader.Load(settings, invocation.Time, cancellationToken);
                    await using var services = new ServiceCollection()
                        .AddLogging()
                        .AddSingleton(invocation.Time)
                        .AddLibrary(library)
                        .AddStoredTables(settings)
                        .AddConversation(settings)
                        .BuildServiceProvider();
                    services.GetRequiredService<Database>().Open();
                    var code = ExitCode.Done;
                    foreach (var link in parsed.GetRequiredValue(links).Distinct(StringComparer.Ordinal))
                    {
                        if (!await AddAsync(new Uri(link), services, library, cancellationToken))
                            code = ExitCode.DoneWithFailures;
                    }

                    return code;
                }));
        return command;
    }

    /// <returns>Whether the library has the article now.</returns>
    private static async Task<bool> AddAsync(
        Uri link,
        IServiceProvider services,
        Library library,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var fetched = await services.GetRequiredService<LinkReader>().ReadAsync(link, cancellationToken);
            if (!fetched.Report.IsLive)
                return Fail(fetched.Report.Problems is [var problem, ..] ? $"{problem}" : "it has no text");
            if (fetched.IsForSubscribers)
                Console.Error.WriteLine(TerminalText.FitLine($"{link}: {Phrases.Default.LinkForSubscribers}"));
            if (services.GetRequiredService<LinkedArticles>().Propose(fetched, library) is not { } edit)
                return Tell("is in the library, and has nothing new");
            var result = services.GetRequiredService<EditorialService>().Apply(edit, LoginCodes.Operator);
            return result.Id is null ? Fail($"{result.Refusal}: {result.Reason}")
                : edit.Before is null ? Tell($"published as {result.File}")
                : Tell($"a new version of {result.File}");
        }
        catch (FetchException refusal)
        {
            return Fail($"{LinkReplies.Explain(refusal, link, Phrases.Default)} ({refusal.Message})");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message);
        }

        bool Tell(string what)
        {
            Console.Out.WriteLine(TerminalText.FitLine($"{link}: {what}"));
            return true;
        }

        bool Fail(string reason)
        {
            Console.Error.WriteLine(TerminalText.FitLine($"{link}: {reason}"));
            return false;
        }
    }
}
