using System.CommandLine;
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
    dump,
};
root.SetAction(parsed =>
{
    var sets = parsed.GetRequiredValue(folders).Select(JudgedSet.Read).ToList();
    var everyday = parsed
        .GetRequiredValue(natural)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => JudgedSet.Read(Path.GetFileNameWithoutExtension(pair[1]), pair[0], pair[1]))
        .ToList();

    if (parsed.GetValue(dump) is { } path)
        Examples.Dump([.. sets, .. everyday], path);
    var (sentence, paragraph) = RankingReport.Print(sets, Console.Out);
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
