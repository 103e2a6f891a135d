using System.CommandLine;
using System.Globalization;
using NewsBot.Fitting;
using NewsBot.Search.Reranking;

var folders = new Argument<string[]>("FOLDER")
{
    Description = "A judged set: articles/ and questions.jsonl.",
    Arity = ArgumentArity.OneOrMore,
};
var natural = new Option<string[]>("--natural")
{
    Description =
        "Questions as people ask them, as ARTICLES=QUESTIONS; every second one is learnt from, the others are judged.",
    DefaultValueFactory = _ => [],
    AllowMultipleArgumentsPerToken = true,
};
var learn = new Option<string[]>("--learn")
{
    HelpName = "NAME",
    Description = "Learn the weights of these ranking signals alone, and leave the others as they are shipped.",
    DefaultValueFactory = _ => [],
    AllowMultipleArgumentsPerToken = true,
};
var weigh = new Option<string[]>("--weigh")
{
    HelpName = "SET=WEIGHT",
    Description = "What a question of a set counts, compared with one of another set of the same size (1).",
    DefaultValueFactory = _ => [],
    AllowMultipleArgumentsPerToken = true,
};
var dump = new Option<string?>("--dump")
{
    HelpName = "OUT",
    Description = "Write each question's candidates with every signal's value, tabs between, to look at elsewhere.",
};
var root = new RootCommand(
    "Learns the weights of the second stage and of its two confidences, and prints them beside those that are shipped."
)
{
    folders,
    natural,
    learn,
    weigh,
    dump,
};
root.SetAction(parsed =>
{
    var weights = parsed
        .GetRequiredValue(weigh)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));
    var sets = parsed
        .GetRequiredValue(folders)
        .Select(JudgedSet.Read)
        .Select(set => set with { Weight = weights.GetValueOrDefault(set.Name, 1) })
        .ToList();
    var everyday = parsed
        .GetRequiredValue(natural)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => JudgedSet.Read(Path.GetFileNameWithoutExtension(pair[1]), pair[0], pair[1]))
        .ToList();

    if (parsed.GetValue(dump) is { } path)
        Examples.Dump([.. sets, .. everyday], path);
    var (sentence, paragraph) = RankingReport.Print(sets, parsed.GetRequiredValue(learn), Console.Out);
    ConfidenceReport.Print(
        "known: an article answers it",
        ConfidenceModel.AnswerabilityFeatures,
        sets,
        everyday,
        sentence,
        paragraph,
        (question, _) => question.IsAnswerable,
        Console.Out
    );
    ConfidenceReport.Print(
        "confidence: the first hit is right",
        ConfidenceModel.ConfidenceFeatures,
        sets,
        everyday,
        sentence,
        paragraph,
        (question, isRight) => question.IsAnswerable && isRight,
        Console.Out
    );
});
return root.Parse(args).Invoke();
