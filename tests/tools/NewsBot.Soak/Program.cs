using System.CommandLine;
using NewsBot.Soak;
using Spectre.Console;

// Tables in a file or a pipe are not cut to a terminal's width.
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 200;

var program = new Option<string?>("--program")
{
    HelpName = "FILE",
    Description = "A published program to test, instead of the one built beside this.",
    Recursive = true,
};
var questions = new Option<int>("--questions")
{
    DefaultValueFactory = _ => 2000,
    Description = "How many questions are asked.",
};
var kills = new Option<int>("--kills") { DefaultValueFactory = _ => 30, Description = "How often it is killed." };
var seeds = new Option<int[]>("--seeds")
{
    DefaultValueFactory = _ => [1, 2, 3],
    AllowMultipleArgumentsPerToken = true,
    Description = "A run for each.",
};

var killCommand = new Command("kills", "kill -9 while it answers: what is lost, what is answered twice.")
{
    questions,
    kills,
    seeds,
};
killCommand.SetAction(async parsed =>
{
    var table = new Table().AddColumns("seed", "questions", "kills", "lost", "answered twice", "most sends in flight");
    foreach (var seed in parsed.GetValue(seeds)!)
    {
        var (lost, twice, most) = await Show.ProgressAsync($"seed {seed}", progress =>
            Kills.RunAsync(parsed.GetValue(program), parsed.GetValue(questions), parsed.GetValue(kills), seed, progress)
        );
        table.AddRow(
            $"{seed}",
            $"{parsed.GetValue(questions)}",
            $"{parsed.GetValue(kills)}",
            $"{lost}",
            $"{twice}",
            $"{most}"
        );
    }

    AnsiConsole.Write(table);
});

var server = new Option<string>("--server")
{
    HelpName = "CONNECTION",
    Description = "The connection string of a PostgreSQL server to test with.",
    DefaultValueFactory = _ => Environment.GetEnvironmentVariable("NEWSBOT_TEST_PG") ?? "",
};
var instances = new Option<int>("--instances") { DefaultValueFactory = _ => 3, Description = "How many." };
var chats = new Option<int>("--chats") { DefaultValueFactory = _ => 500, Description = "How many people ask." };
var trouble = new Option<string>("--trouble")
{
    DefaultValueFactory = _ => "kill",
    Description = "kill, term, freeze, a command that restarts the server, or empty for none.",
};
var polling = new Option<bool>("--polling") { Description = "One instance polls, instead of a webhook for all." };
var pause = new Option<double>("--pause") { DefaultValueFactory = _ => 3, Description = "Seconds between troubles." };
var replicasCommand = new Command("replicas", "Several instances over one PostgreSQL server, and troubles with them.")
{
    server,
    polling,
    instances,
    questions,
    chats,
    trouble,
    pause,
    seeds,
};
replicasCommand.SetAction(async parsed =>
{
    var table = new Table().AddColumns(
        "seed",
        "instances",
        "questions",
        "troubles",
        "lost",
        "twice",
        "out of order",
        "most sends in flight",
        "longest pause",
        "seconds",
        "refused",
        "takeovers",
        "conflicts"
    );
    foreach (var seed in parsed.GetValue(seeds)!)
    {
        var result = await Show.ProgressAsync($"seed {seed}", progress =>
            Replicas.RunAsync(
                parsed.GetValue(program),
                parsed.GetValue(server)!,
                parsed.GetValue(polling),
                parsed.GetValue(instances),
                parsed.GetValue(questions),
                parsed.GetValue(chats),
                parsed.GetValue(trouble)!,
                parsed.GetValue(pause),
                seed,
                progress
            )
        );
        table.AddRow(
            $"{seed}",
            $"{parsed.GetValue(instances)}",
            $"{parsed.GetValue(questions)}",
            $"{result.Troubles}",
            $"{result.Lost}",
            $"{result.Twice}",
            $"{result.OutOfOrder}",
            $"{result.MostInFlight}",
            $"{result.LongestPause.TotalSeconds:0.0} s",
            $"{result.Took.TotalSeconds:0}",
            $"{result.Refused}",
            $"{result.Takeovers}",
            $"{result.Conflicts}"
        );
    }

    AnsiConsole.Write(table);
});

var articles = new Option<int>("--articles") { DefaultValueFactory = _ => 100, Description = "How many." };
var cut = new Option<bool>("--cut")
{
    Description = "Cut the connections that instances are notified over before each.",
};
var publicationsCommand = new Command(
    "publications",
    "How long until every instance answers from what is published on one."
)
{
    server,
    instances,
    articles,
    cut,
};
publicationsCommand.SetAction(async parsed =>
{
    var (times, wrong) = await Show.ProgressAsync("publications", progress =>
        Publications.RunAsync(
            parsed.GetValue(program),
            parsed.GetValue(server)!,
            parsed.GetValue(instances),
            parsed.GetValue(articles),
            parsed.GetValue(cut),
            progress
        )
    );
    AnsiConsole.Write(
        new Table()
            .AddColumns("articles", "answered from on all", "median s", "p95 s", "most s")
            .AddRow(
                $"{times.Count}",
                $"{times.Count - wrong}",
                $"{times[times.Count / 2].TotalSeconds:0.00}",
                $"{Stage.P95(times).TotalSeconds:0.00}",
                $"{times[^1].TotalSeconds:0.00}"
            )
    );
});

var names = new Argument<string[]>("FAULT")
{
    Arity = ArgumentArity.ZeroOrMore,
    Description = "Words of the faults to measure; all without.",
};
var faultCommand = new Command("faults", "The table of faults: what is required, and what was measured.") { names };
faultCommand.SetAction(async parsed =>
{
    var wanted = parsed.GetValue(names)!;
    var rows = CrashRows
        .All.Concat(LineRows.All)
        .Concat(LoadRows.All)
        .Concat(InputRows.All)
        .Where(row =>
            wanted.Length == 0 || wanted.Any(word => row.Fault.Contains(word, StringComparison.OrdinalIgnoreCase))
        )
        .ToList();
    var table = new Table().AddColumns("fault", "required", "measured", "");
    var missed = 0;
    foreach (var row in rows)
    {
        AnsiConsole.WriteLine($"{row.Fault} …");
        var measured = await MeasureAsync(row);
        if (!measured.IsMet)
            missed++;
        table.AddRow(
            Markup.Escape(row.Fault),
            Markup.Escape(row.Requires),
            Markup.Escape(measured.Says),
            measured.IsMet ? "met" : "MISSED"
        );
    }

    AnsiConsole.Write(table);
    return missed == 0 ? 0 : 1;

    async Task<Measured> MeasureAsync(Row row)
    {
        try
        {
            return await row.Measure(parsed.GetValue(program));
        }
        catch (Exception exception)
            when (exception
                    is TimeoutException
                        or OperationCanceledException
                        or InvalidOperationException
                        or HttpRequestException
            )
        {
            return new($"not measured: {exception.Message}", false);
        }
    }
});

var points = new Option<int>("--points")
{
    DefaultValueFactory = _ => 200,
    Description = "At how many points of what it writes the program is killed.",
};
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Decides where." };
var storeCommand = new Command("store", "kill -9 in the middle of what is written to the store.") { points, seed };
storeCommand.SetAction(async parsed =>
{
    var (killed, unopened, lost, again) = await Show.ProgressAsync("store", progress =>
        StoreKills.RunAsync(parsed.GetValue(points), parsed.GetValue(seed), progress)
    );
    AnsiConsole.Write(
        new Table()
            .AddColumns("points", "killed", "did not open", "lost", "done and there again")
            .AddRow($"{parsed.GetValue(points)}", $"{killed}", $"{unopened}", $"{lost}", $"{again}")
    );
});

var folder = new Argument<string>("DATA");
var point = new Argument<int>("POINT");
var workerCommand = new Command("store-worker", "What the command store kills.") { folder, point };
workerCommand.Hidden = true;
workerCommand.SetAction(parsed => StoreKills.WorkAsync(parsed.GetValue(folder)!, parsed.GetValue(point)));

var corpus = new Argument<string[]>("FOLDER")
{
    Arity = ArgumentArity.ZeroOrMore,
    Description = "Folders of files to break; the sample articles without.",
};
var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 60, Description = "How long." };
var culprits = new Option<string>("--culprits")
{
    DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "newsbot-culprits"),
    HelpName = "FOLDER",
    Description = "Where files go that crash it or take more than five seconds.",
};
var filesCommand = new Command("files", "Files broken at random, of every format: none crashes it, none takes long.")
{
    corpus,
    seconds,
    seed,
    culprits,
};
filesCommand.SetAction(async parsed =>
{
    var folders = parsed.GetValue(corpus) is { Length: > 0 } given
        ? given
        : [Path.Combine(AppContext.BaseDirectory, "articles")];
    var mutations = new FileMutations(folders, parsed.GetValue(seed), parsed.GetValue(culprits)!);
    var results = await Show.ProgressAsync("files", progress =>
        Task.Run(() => mutations.Run(TimeSpan.FromSeconds(parsed.GetValue(seconds)), progress))
    );
    var table = new Table().AddColumns("format", "files", "slowest", "over 5 s", "crashes", "the last one");
    foreach (var result in results)
        table.AddRow(
            result.Format,
            $"{result.Files}",
            $"{result.Slowest.TotalMilliseconds:0} ms",
            $"{result.Hangs}",
            $"{result.Faults}",
            Markup.Escape(result.LastFault)
        );
    AnsiConsole.Write(table);
    return results.TrueForAll(result => result.Hangs + result.Faults == 0) ? 0 : 1;
});

var minutes = new Option<double>("--minutes") { DefaultValueFactory = _ => 20, Description = "How long." };
var rate = new Option<int>("--rate") { DefaultValueFactory = _ => 30, Description = "Questions a second." };
var trafficCommand = new Command("traffic", "Questions without end and a fault every few seconds: does the bot grow?")
{
    minutes,
    rate,
    seed,
};
trafficCommand.SetAction(async parsed =>
{
    var figures = await Show.ProgressAsync("traffic", progress =>
        Traffic.RunAsync(
            parsed.GetValue(program),
            TimeSpan.FromMinutes(parsed.GetValue(minutes)),
            parsed.GetValue(rate),
            parsed.GetValue(seed),
            progress
        )
    );
    var (early, late) = (figures.Samples.FirstOrDefault(sample => sample.Minute > 3), figures.Samples[^1]);
    AnsiConsole.Write(
        new Table()
            .AddColumns(
                "questions",
                "lost",
                "twice",
                "p50 ms",
                "p99 ms",
                "MiB at 3 min, end",
                "MiB an hour, of the second half",
                "threads",
                "files"
            )
            .AddRow(
                $"{figures.Asked}",
                $"{figures.Lost}",
                $"{figures.Twice}",
                $"{figures.P50:0.0}",
                $"{figures.P99:0}",
                $"{early.Resident:0}, {late.Resident:0}",
                $"{figures.Slope:0.0}, {figures.LateSlope:0.0}",
                $"{early.Threads}, {late.Threads}",
                $"{early.Files}, {late.Files}"
            )
    );
});

var times = new Option<int>("--times") { DefaultValueFactory = _ => 10, Description = "How often it is started." };
var idle = new Option<int>("--idle")
{
    DefaultValueFactory = _ => 60,
    Description = "How many seconds it is watched while nobody asks.",
};
var startCommand = new Command("start", "How long until the first poll, and what the bot costs while nobody asks.")
{
    times,
    idle,
};
startCommand.SetAction(async parsed =>
{
    var (seconds, resident, processor) = await Starts.RunAsync(
        parsed.GetValue(program),
        parsed.GetValue(times),
        TimeSpan.FromSeconds(parsed.GetValue(idle))
    );
    AnsiConsole.Write(
        new Table()
            .AddColumns("first poll s: least", "median", "most", "idle MiB", "idle processor")
            .AddRow(
                $"{seconds[0]:0.00}",
                $"{seconds[seconds.Count / 2]:0.00}",
                $"{seconds[^1]:0.00}",
                $"{resident:0}",
                $"{processor:0.00 %}"
            )
    );
});

return await new RootCommand(
    "What does the bot do when everything goes wrong? docs/OPERATORS.md says what each run shows."
)
{
    program,
    faultCommand,
    killCommand,
    replicasCommand,
    publicationsCommand,
    storeCommand,
    workerCommand,
    trafficCommand,
    filesCommand,
    startCommand,
}
    .Parse(args)
    .InvokeAsync();
