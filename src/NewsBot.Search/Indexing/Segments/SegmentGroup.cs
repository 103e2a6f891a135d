namespace NewsBot.Search.Indexing.Segments;

/// <summary>Consecutive segments that become one.</summary>
/// <param name="Paragraphs">How many paragraphs they have.</param>
/// <param name="IsMerged">Whether merging them changes anything.</param>
internal readonly record struct SegmentGroup(int First, int End, int Paragraphs, bool IsMerged)
{
    /// <summary>
    /// Groups segments so each group is at most half as large as the one before it: a paragraph is merged a
    /// logarithmic number of times. A segment of which more than half was removed is rewritten.
    /// </summary>
    /// <param name="isRemoved">Whether each article was removed.</param>
    /// <param name="maxMerged">How many paragraphs a merged group has at most.</param>
    public static List<SegmentGroup> Plan(Segment[] segments, bool[] isRemoved, int maxMerged)
    {
        var groups = new List<SegmentGroup>();
        var first = 0;
        for (var s = 0; s < segments.Length; s++)
        {
            var (paragraphs, removed) = (segments[s].ParagraphCount, 0);
            for (var a = 0; a < segments[s].Articles; a++)
                removed += isRemoved[first + a] ? segments[s].Counts[a] : 0;
            first += segments[s].Articles;
            var isMerged = 2 * removed > paragraphs && paragraphs <= maxMerged;
            groups.Add(new SegmentGroup(s, s + 1, paragraphs, isMerged));
            while (
                groups is [.., var before, var last]
                && before.Paragraphs <= 2 * last.Paragraphs
                && before.Paragraphs + last.Paragraphs <= maxMerged
            )
            {
                groups.RemoveRange(groups.Count - 2, 2);
                groups.Add(
                    new SegmentGroup(before.First, last.End, before.Paragraphs + last.Paragraphs, IsMerged: true)
                );
            }
        }

        return groups;
    }
}
