using System.CommandLine;
using NewsBot.Soak;
using Spectre.Console;

var program = new Option<string?>("--program") { HelpName = "FILE", Description = "A published program to test, instead of the one built beside this.", Recursive = true };
var questions = new Option<int>("--questions") { DefaultValueFactory = _ => 2000, Description = "How many questions are asked." };
var kills = new Option<int>("--kills") { DefaultValueFactory = _ => 30, Description = "How often it is killed." };
var seeds = new Option<int[]>("--seeds") { DefaultValueFactory = _ => [1, 2, 3], AllowMultipleArgumentsPerToken = true, Description = "A run for each." };

var killCommand = new Command("kills", "kill -9 while it answers: what is lost, what is answered twice.") { questions, kills, seeds };
killCommand.SetAction(async parsed =>
{
    var table = new Table().AddColumns("seed", "questions", "kills", "lost", "answered twice", "most sends in flight");
    foreach (var seed in parsed.GetValue(seeds)!)
    {
        var (lost, twice, most) = await Show.ProgressAsync($"seed {seed}", progress => Kills.RunAsync(parsed.GetValue(program), parsed.GetValue(questions), parsed.GetValue(kills), seed, progress));
        table.AddRow($"{seed}", $"{parsed.GetValue(questions)}", $"{parsed.GetValue(kills)}", $"{lost}", $"{twice}", $"{most}");
    }

    AnsiConsole.Write(table);
});

var names = new Argument<string[]>("FAULT") { Arity = ArgumentArity.ZeroOrMore, Description = "Words of the faults to measure; all without." };
var faultCommand = new Command("faults", "The table of faults: what is required, and what was measured.") { names };
faultCommand.SetAction(async parsed =>
{
    var wanted = parsed.GetValue(names)!;
    var rows = CrashRows.All.Concat(LineRows.All).Concat(LoadRows.All).Concat(InputRows.All).Where(row => wanted.Length == 0 || wanted.Any(word => row.Fault.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList();
    var table = new Table().AddColumns("fault", "required", "measured", "");
    var missed = 0;
    foreach (var row in rows)
    {
        AnsiConsole.WriteLine($"{row.Fault} …");
        var measured = await MeasureAsync(row);
        if (!measured.IsMet) missed++;
        table.AddRow(Markup.Escape(row.Fault), Markup.Escape(row.Requires), Markup.Escape(measured.Says), measured.IsMet ? "met" : "MISSED");
    }

    AnsiConsole.Write(table);
    return missed == 0 ? 0 : 1;

    async Task<Measured> MeasureAsync(Row row)
    {
        try
        {
            return await row.Measure(parsed.GetValue(program));
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException or InvalidOperationException or HttpRequestException)
        {
            return new($"not measured: {exception.Message}", false);
        }
    }
});

return await new RootCommand("What does the bot do when everything goes wrong? docs/OPERATORS.md says what each run shows.") { program, faultCommand, killCommand }.Parse(args).InvokeAsync();
