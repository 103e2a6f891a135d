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

return await new RootCommand("What does the bot do when everything goes wrong? docs/OPERATORS.md says what each run shows.") { program, killCommand }.Parse(args).InvokeAsync();
