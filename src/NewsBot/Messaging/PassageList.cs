using System.Collections.Immutable;
using NewsBot.Import.PlainText;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Messaging;

/// <summary>The passages that a question leads to, and the one that is shown of them. Buttons carry it whole.</summary>
/// <param name="Passages">1 to <see cref="MaxCount"/> of them, the best first.</param>
/// <param name="Current">The one that is shown, from 0.</param>
internal sealed record PassageList(ImmutableArray<PassageKey> Passages, int Current = 0)
{
    /// <summary>As many as a button's data holds.</summary>
    public const int MaxCount = 4;

    /// <summary>A hit that scores less of what the first one does has little to do with the question.</summary>
    private const double MinShare = 0.4;

    public PassageKey Shown => Passages[Current];

    /// <summary>The passages of the first hits.</summary>
    /// <param name="hits">At least one, the best first.</param>
    public static PassageList FromHits(IEnumerable<Hit> hits) =>
        new([.. hits.Take(MaxCount).Select(hit => Passage.FromHit(hit).Key)]);

    /// <summary>
    /// The hits worth offering for a question: other articles before the next paragraph of the same one, and each
    /// passage once, however many copies of its story there are.
    /// </summary>
    public static IEnumerable<Hit> SelectHits(SearchResult result)
    {
        var hits = new List<Hit>();
        foreach (var hit in result.Hits)
        {
            if (
                (hits.Count == 0 || hit.Score >= MinShare * result.Hits[0].Score)
                && !hits.Exists(other => LetterComparison.AreSame(other.Text, hit.Text))
            )
                hits.Add(hit);
        }

        var firstOfArticle = hits.DistinctBy(hit => hit.Article.Id).ToHashSet();
        return hits.OrderBy(hit => !firstOfArticle.Contains(hit));
    }

    public bool Equals(PassageList? other) =>
        other is not null && Current == other.Current && Passages.SequenceEqual(other.Passages);

    public override int GetHashCode() => HashCode.Combine(Current, Passages.Length);
}
