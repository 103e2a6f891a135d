using NewsBot.Search.Spelling;

namespace NewsBot.Errors;

/// <summary>Finds the name that a misspelled one was probably meant to be.</summary>
internal static class DidYouMean
{
    private const int MaxTypos = 3;

    /// <summary>The known name nearest to <paramref name="typed"/>, or null when none is near.</summary>
    public static string? For(string typed, IEnumerable<string> known) =>
        known
            .Select(name =>
                (Name: name, Typos: EditDistance.Between(name.ToLowerInvariant(), typed.ToLowerInvariant(), MaxTypos))
            )
            .Where(candidate => candidate.Typos <= Math.Min(MaxTypos, typed.Length / 2))
            .OrderBy(candidate => candidate.Typos)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
}
