using NewsBot.Import.PlainText;
using NewsBot.Search;

namespace NewsBot.Articles;

/// <summary>
/// The moderators' synonyms, a file at the top of the articles folder: one rule per line, comments after "#".
/// </summary>
internal static class SynonymsFile
{
    public const string Name = "synonyms.txt";

    /// <summary>Reads the file's bytes.</summary>
    public static FileReport Read(byte[] bytes)
    {
        var decoded = TextDecoder.Decode(bytes);
        if (decoded.Text is not { } text)
            return FileReport.Refused(Name, decoded.Problem!);
        if (TextLine.Refuse(text) is { } problem)
            return FileReport.Refused(Name, problem);

        var rules = new List<SynonymRule>();
        var problems = new LineProblems("more lines say nothing either");
        foreach (var line in TextLine.Split(text))
        {
            var words = line.Text.Split('#', 2)[0].Trim();
            if (words.Length == 0)
                continue;
            if (SynonymRule.Parse(words) is { } rule)
                rules.Add(rule);
            else
                problems.Add(
                    "this line says nothing",
                    "Write words that mean the same with commas between them, or  asked => found",
                    line.Number
                );
        }

        return new FileReport(
            Name,
            null,
            [],
            [],
            decoded.Problem is { } guessed ? [guessed, .. problems.All] : problems.All
        )
        {
            Synonyms = rules,
            Format = "synonyms",
        };
    }
}
