using NewsBot.Articles;

namespace NewsBot.Fetching;

/// <summary>A page that was fetched, as a file of the library.</summary>
/// <param name="Name">A file name with the ending of its format.</param>
/// <param name="Report">What is read in it.</param>
/// <param name="IsForSubscribers">Whether the page says that not everybody gets its text.</param>
internal sealed record FetchedArticle(string Name, byte[] Content, FileReport Report, bool IsForSubscribers);
