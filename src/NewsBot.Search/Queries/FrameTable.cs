using System.Collections.Concurrent;
using NewsBot.Search.Indexing;
using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>
/// The question frames of each language with the library's words for theirs, which are looked up when the first
/// question in the language is asked. Thread-safe.
/// </summary>
internal sealed class FrameTable(TermLookup lookup, TermDictionary dictionary)
{
    /// <summary>The most words that a name has.</summary>
    private const int MaxNameLength = 4;

    private readonly ConcurrentDictionary<Language, Frames> _byLanguage = [];

    /// <summary>The frames of a question, at most <see cref="QueryFrame.MaxCount"/>.</summary>
    /// <param name="types">The answer types of the question; frames beside the answer need one.</param>
    public QueryFrame[] Find(TokenizedQuestion question, AnswerTypes types)
    {
        var frames = _byLanguage.GetOrAdd(question.Language, Read);
        if (frames.All.Length == 0)
            return [];
        var (words, found) = (question.Tokens, 0UL);
        for (var i = 0; i < words.Count; i++)
        {
            found |= frames.ByStem.GetValueOrDefault(words[i].Stem);
            if (i + 1 < words.Count && frames.BeginsPair.Contains(words[i].Normalized))
                found |= frames.ByPair.GetValueOrDefault((words[i].Normalized, words[i + 1].Normalized));
        }

        if (found == 0)
            return [];
        var all = new List<QueryFrame>();
        foreach (var f in SetBits.Of(found))
        {
            var frame = frames.All[f];
            var applies = frame.Place switch
            {
                FramePlace.BesideAnswer => types != AnswerTypes.None,
                FramePlace.BehindSubject => AsksForDefinition(words),
                _ => true,
            };
            if (applies && all.Count < QueryFrame.MaxCount)
                all.Add(frame);
        }

        return [.. all];
    }

    /// <summary>Whether a question has no content but one word, or one name.</summary>
    private static bool AsksForDefinition(List<QueryToken> words)
    {
        var first = words.FindIndex(word => !word.IsStopWord);
        var last = words.FindLastIndex(word => !word.IsStopWord);
        return first >= 0
            && last - first < MaxNameLength
            && (first == last || words.GetRange(first, last - first + 1).TrueForAll(word => word.IsNameOrNumber));
    }

    private Frames Read(Language language)
    {
        var all = new List<QueryFrame>();
        var byStem = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var byPair = new Dictionary<(string, string), ulong>();
        foreach (var frame in language.QuestionFrames)
        {
            var bit = 1UL << all.Count;
            foreach (var asked in frame.Asked)
            {
                string[] words = [.. asked.Split('|').Select(word => language.Normalize(word))];
                if (words is [var first, var second])
                    byPair[(first, second)] = byPair.GetValueOrDefault((first, second)) | bit;
                else if (language.GetTerm(words[0]) is var stem)
                    byStem[stem] = byStem.GetValueOrDefault(stem) | bit;
            }

            all.Add(
                new QueryFrame(
                    [
                        .. frame
                            .Answering.SelectMany(word => lookup.GetForms(word, language.Script))
                            .Distinct()
                            .SelectMany(dictionary.GetWords),
                    ],
                    frame.Place
                )
            );
        }

        return new Frames([.. all], byStem, byPair, [.. byPair.Keys.Select(pair => pair.Item1)]);
    }

    /// <param name="ByStem">The frames that a word belongs to, one bit per frame.</param>
    /// <param name="ByPair">The frames that two words in a row belong to.</param>
    /// <param name="BeginsPair">The first words of such pairs.</param>
    private sealed record Frames(
        QueryFrame[] All,
        Dictionary<string, ulong> ByStem,
        Dictionary<(string, string), ulong> ByPair,
        HashSet<string> BeginsPair
    );
}

/// <summary>A question frame with the library's words.</summary>
/// <param name="Words">The library's words of what answers, in all their forms.</param>
/// <param name="Place">Where in a sentence they count.</param>
internal sealed record QueryFrame(int[] Words, FramePlace Place)
{
    /// <summary>The most that one question has: one bit each in <see cref="Reranking.QueryWordMatch"/>.</summary>
    public const int MaxCount = 8;
}
