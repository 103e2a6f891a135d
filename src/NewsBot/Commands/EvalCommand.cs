using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Errors;
using NewsBot.Evaluation;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary><c>eval FILE</c>: asks every question of a file and prints how often the answer was right.</summary>
internal static class EvalCommand
{
    private const int Top = 10;

    public static Command Create(CommandContext invocation)
    {
        var file = new Argument<string>("FILE") { Description = "Questions, one JSON object a line." };
        var json = new Option<bool>("--json") { Description = "Print the figures as JSON." };
        var results = new Option<string?>("--results")
        {
            HelpName = "OUT",
            Description = "Write one record of ask --json a line, in order.",
        };
        var minHit1 = new Option<double?>("--min-hit1")
        {
            HelpName = "X",
            Description = "Exit with 1 when hit@1 is below X (0 to 1).",
            CustomParser = ReadShare,
        };
        var command = new Command("eval", "Ask every question of a JSONL file and print the figures.")
        {
            file,
            json,
            results,
            minHit1,
        };
        command.SetAction((parsed, cancellationToken) => invocation.Run(parsed, settings =>
                {
                    var least = parsed.GetValue(minHit1);
                    var report = Evaluate(
                        settings,
                        parsed.GetRequiredValue(file),
                        parsed.GetValue(results),
                        invocation.Time,
                        invocation.Today,
                        cancellationToken
                    );
                    if (parsed.GetValue(json))
                        Console.Out.WriteLine(report.ToJson());
                    else
                        report.WriteTo(Console.Out);
                    return least is { } bar && report.Groups[0].Hit1 is var hit1 && !(hit1 >= bar)
                        ? ExitCode.DoneWithFailures
                        : ExitCode.Done;
                }));
        return command;
    }

    private static double? ReadShare(ArgumentResult result)
    {
        if (
            double.TryParse(
                CommandOptions.Written(result),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var share
            )
            && share <= 1
        )
            return share;
        result.AddError(
            $"--min-hit1 is a share, and '{CommandOptions.Written(result)}' is none: write a number from 0 to 1, as in 0.8."
        );
        return null;
    }

    private static EvaluationReport Evaluate(
        Settings settings,
        string questionsPath,
        string? resultsPath,
        TimeProvider time,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        if (resultsPath is not null && IsSameFile(resultsPath, questionsPath))
            throw UserError.Configuration(
                $"--results '{resultsPath}' would overwrite the questions: name another file."
            );
        if (Directory.Exists(questionsPath))
            throw UserError.Configuration(
                $"'{questionsPath}' is a folder: name a file of questions, one JSON object per line. The "
                    + "articles are named with --articles."
            );
        var questions = JudgedQuestion.ReadFile(questionsPath);
        var started = time.GetTimestamp();
        var library = LibraryLoader.LoadOrRefuse(settings, time, cancellationToken);
        var build = time.GetElapsedTime(started);
        JudgedQuestion.RefuseUnanswerable(questionsPath, questions, library.Index);

        using var results = resultsPath is null ? null : Open(resultsPath);
        using var progress = new ConsoleProgress(time);
        var judgements = new List<QuestionOutcome>(questions.Count);
        foreach (var question in questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var asked = time.GetTimestamp();
            var result = library.Index.Search(question.Question, Top, settings.Thresholds);
            var elapsed = time.GetElapsedTime(asked);
            judgements.Add(QuestionOutcome.Judge(question, result, elapsed));
            results?.WriteLine(AnswerRecord.Create(result, Top, library, elapsed, today).ToJson());
            progress.Report(new("Asking questions", judgements.Count, questions.Count));
        }

        return EvaluationReport.Create(
            judgements,
            build,
            (double)library.Index.Bytes / Math.Max(1, library.Index.ParagraphCount)
        );
    }

    private static bool IsSameFile(string one, string other) =>
        (RealPath.Resolve(one) ?? Path.GetFullPath(one)) == (RealPath.Resolve(other) ?? Path.GetFullPath(other));

    private static StreamWriter Open(string path)
    {
        try
        {
            return new StreamWriter(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw UserError.Configuration($"The results can't be written to '{path}': {exception.Message}");
        }
    }
}
