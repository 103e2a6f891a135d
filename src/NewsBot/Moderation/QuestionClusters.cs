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
        var builder = new Builder();
        foreach (var question in questions)
            builder.Add(question, GetTrigrams(question.Question, index));
        return builder.ToGroups();
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

    /// <summary>
    /// Adds each question to the first group that is similar enough. A group's trigrams are those of its first question;
    /// the groups that share some are counted through an inverted index.
    /// </summary>
    private sealed class Builder
    {
        private readonly List<List<UnansweredQuestion>> _groups = [];
        private readonly List<int> _sizes = [];
        private readonly List<int> _shared = [];
        private readonly Dictionary<string, List<int>> _groupsWith = new(StringComparer.Ordinal);

        public void Add(UnansweredQuestion question, HashSet<string> trigrams)
        {
            if (Find(trigrams) is { } known)
            {
                _groups[known].Add(question);
                return;
            }

            foreach (var trigram in trigrams)
            {
                ref var of = ref CollectionsMarshal.GetValueRefOrAddDefault(_groupsWith, trigram, out _);
                (of ??= []).Add(_groups.Count);
            }

            _groups.Add([question]);
            _sizes.Add(trigrams.Count);
            _shared.Add(0);
        }

        public List<QuestionGroup> ToGroups() =>
            [.. _groups.Select(questions => new QuestionGroup(questions)).OrderByDescending(group => group.Times)];

        private int? Find(HashSet<string> trigrams)
        {
            // Without words there is nothing to compare but that.
            if (trigrams.Count == 0)
                return _sizes.IndexOf(0) is >= 0 and var wordless ? wordless : null;
            var shared = CollectionsMarshal.AsSpan(_shared);
            shared.Clear();
            foreach (var trigram in trigrams)
            {
                if (!_groupsWith.TryGetValue(trigram, out var groups))
                    continue;
                foreach (var group in CollectionsMarshal.AsSpan(groups))
                    shared[group]++;
            }

            for (var group = 0; group < shared.Length; group++)
            {
                if (2.0 * shared[group] / (trigrams.Count + _sizes[group]) >= SameMatter)
                    return group;
            }

            return null;
        }
    }
}
