using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NewsBot.Search;
using NewsBot.Search.Queries;
using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>The questions that nothing answered, those together that ask nearly the same.</summary>
internal static class QuestionClusters
{
    /// <summary>From this similarity on, Dice's coefficient, two questions are about the same matter.</summary>
    private const double SameMatter = 0.5;

    /// <summary>Groups questions by their content words, in any form and spelling.</summary>
    /// <param name="questions">The questions, the most often asked first.</param>
    public static List<QuestionGroup> Build(IEnumerable<UnansweredQuestion> questions, SearchIndex index)
    {
        var groups = new List<(HashSet<string> Trigrams, List<UnansweredQuestion> Questions)>();
        var groupsWith = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var trigrams = GetTrigrams(question.Question, index);
            if (FindGroup(trigrams) is { } known)
            {
                groups[known].Questions.Add(question);
                continue;
            }

            foreach (var trigram in trigrams)
            {
                ref var of = ref CollectionsMarshal.GetValueRefOrAddDefault(groupsWith, trigram, out _);
                (of ??= []).Add(groups.Count);
            }

            groups.Add((trigrams, [question]));
        }

        return [.. groups.Select(group => new QuestionGroup(group.Questions)).OrderByDescending(group => group.Times)];

        // The first group that is similar enough. Without words there is nothing to compare but that.
        int? FindGroup(HashSet<string> trigrams)
        {
            if (trigrams.Count == 0)
                return groups.FindIndex(group => group.Trigrams.Count == 0) is >= 0 and var wordless ? wordless : null;
            var shared = new Dictionary<int, int>();
            foreach (var group in trigrams.SelectMany(trigram => groupsWith.GetValueOrDefault(trigram) ?? []))
                CollectionsMarshal.GetValueRefOrAddDefault(shared, group, out _)++;
            return shared
                .Where(group => 2.0 * group.Value / (trigrams.Count + groups[group.Key].Trigrams.Count) >= SameMatter)
                .Select(group => (int?)group.Key)
                .Min();
        }
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
            .GetWords(question)
            .Where(word => word.Role != WordRole.Ignored)
            .Select(word => $" {word.Correction ?? word.Word} ")
            .SelectMany(word => Enumerable.Range(0, Math.Max(0, word.Length - 2)).Select(i => word.Substring(i, 3)))
            .ToHashSet(StringComparer.Ordinal);
}
