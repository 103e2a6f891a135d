using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Configuration;
using NewsBot.Conversations;
using NewsBot.Errors;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary><c>ask "QUESTION"</c>: one answer.</summary>
internal static class AskCommand
{
    private const int DefaultTop = 3;

    public static Command Create(CommandContext invocation)
    {
        var question = new Argument<string[]>("QUESTION")
        {
            Description = "The question, with or without quotes.",
            Arity = ArgumentArity.OneOrMore,
        };
        question.Validators.Add(CommandOptions.Refuse);
        var json = new Option<bool>("--json") { Description = "Print the answer as one JSON record." };
        var explain = new Option<bool>("--explain") { Description = "Print the score of each hit, word by word." };
        var top = new Option<int>("--top")
        {
            HelpName = "N",
            Description = "How many hits to print (1 to 20).",
            DefaultValueFactory = _ => DefaultTop,
            CustomParser = ReadTop,
        };
        var command = new Command("ask", "Answer one question as Telegram would show it.")
        {
            question,
            json,
            explain,
            top,
        };
        command.SetAction((parsed, cancellationToken) => invocation.Run(parsed, settings =>
                {
                    if (
                        parsed.GetResult(top) is { Implicit: false }
                        && !parsed.GetValue(json)
                        && !parsed.GetValue(explain)
                    )
                        throw UserError.Configuration(
                            "--top shows in --json and in --explain alone: add one of them, or leave --top out."
                        );
                    var asked = string.Join(' ', parsed.GetRequiredValue(question));
                    if (string.IsNullOrWhiteSpace(asked))
                        throw UserError.Configuration(
                            "The question is empty: write one, as in  newsbot ask \"Who opened the bridge?\""
                        );
                    var library = LibraryLoader.LoadOrRefuse(settings, invocation.Time, cancellationToken);
                    var started = invocation.Time.GetTimestamp();
                    var result = library.Index.Search(asked, SearchIndex.MaxHits, settings.Thresholds);
                    var elapsed = invocation.Time.GetElapsedTime(started);

                    var writer = TerminalWriter.ForStandardOutput();
                    if (parsed.GetValue(json))
                        Console.Out.WriteLine(
                            AnswerRecord
                                .Create(result, parsed.GetValue(top), library, elapsed, invocation.Today)
                                .ToJson()
                        );
                    else if (parsed.GetValue(explain))
                        ExplanationWriter.Write(result, parsed.GetValue(top), Console.Out);
                    else
                        writer.Write(Answer(asked, library, settings, invocation.Time));
                    return ExitCode.Done;
                }));
        return command;
    }

    private static Reply Answer(string question, Library library, Settings settings, TimeProvider time)
    {
        using var services = new ServiceCollection()
            .AddSingleton(time)
            .AddLibrary(library)
            .AddTemporaryStorage()
            .AddConversation(settings)
            .BuildServiceProvider();
        return services.GetRequiredService<Conversation>().ReplyTo(IncomingMessage.FromUnknown(question));
    }

    private static int ReadTop(ArgumentResult result)
    {
        if (
            int.TryParse(CommandOptions.Written(result), NumberStyles.None, CultureInfo.InvariantCulture, out var top)
            && top is >= 1 and <= SearchIndex.MaxHits
        )
            return top;
        result.AddError(
            $"--top is the number of hits, and '{CommandOptions.Written(result)}' is none: write a whole "
                + $"number from 1 to {SearchIndex.MaxHits}."
        );
        return DefaultTop;
    }
}
