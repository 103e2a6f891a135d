using System.Globalization;
using System.Text;
using NewsBot.Search;
using NewsBot.Search.Queries;
using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>The questions that nothing answered, those together that ask nearly the same.</summary>
internal static class QuestionClusters
{
    /// <summary>From this similarity on, two questions are about the same matter.</summary>
    private const double SameMatter = 0.5;

    /// <summary>Groups questions by their content words, in any form and spelling.</summary>
    /// <param name="questions">The questions, the most often asked first.</param>
    public static List<List<UnansweredQuestion>> Build(IEnumerable<UnansweredQuestion> questions, SearchIndex index)
    {
        var groups = new List<(HashSet<string> Threes, List<UnansweredQuestion> Questions)>();
        foreach (var question in questions)
        {
            var threes = GetTrigrams(question.Question, index);
            var group = groups.Find(other => Likeness(other.Threes, threes) >= SameMatter);
            if (group.Questions is null)
                groups.Add((threes, [question]));
            else
                group.Questions.Add(question);
        }

        return
        [
            .. groups
                .Select(group => group.Questions)
                .OrderByDescending(group => group.Sum(question => question.Times)),
        ];
    }

    /// <summary>The questions as a table that every spreadsheet reads (RFC 4180, UTF-8 with a mark).</summary>
    public static byte[] ToCsv(IEnumerable<UnansweredQuestion> questions)
    {
        var csv = new StringBuilder("\uFEFFquestion,language,times,last asked\r\n");
        foreach (var question in questions)
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{Cell(question.Question)},{Cell(question.Language)},{question.Times},{question.Last:yyyy-MM-dd}\r\n"
            );
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>Quoted; what a spreadsheet would take for a formula is made text.</summary>
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>
    /// The threes of letters of a question's words of content: what two spellings, and two forms, of a word have in
    /// common.
    /// </summary>
    private static HashSet<string> GetTrigrams(string question, SearchIndex index) =>
        index
            .Search(question, top: 1)
            .Words.Where(word => word.Role != WordRole.Ignored)
            .Select(word => $" {word.Correction ?? word.Word} ")
            .SelectMany(word => Enumerable.Range(0, Math.Max(0, word.Length - 2)).Select(i => word.Substring(i, 3)))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Dice's coefficient, 0 to 1.</summary>
    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 1 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}
