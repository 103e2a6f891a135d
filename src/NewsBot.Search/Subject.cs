namespace NewsBot.Search;

/// <summary>The subject of a question, if the library has articles on it.</summary>
/// <param name="Words">The words of the question, as it writes them; a corrected one as the library does.</param>
/// <param name="Articles">
/// The articles that have them: those with one in the headline first, then those with more of it, then the newest.
/// </param>
public sealed record Subject(string Words, IReadOnlyList<Article> Articles);
