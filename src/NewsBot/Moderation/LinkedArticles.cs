using NewsBot.Fetching;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Moderation.Editing;

namespace NewsBot.Moderation;

/// <summary>What a page that was fetched changes in the library.</summary>
internal sealed class LinkedArticles(EditorialService editor)
{
    /// <summary>Proposes a new article, or a new version of one; null if the library has it as it is.</summary>
    /// <param name="fetched">A page with an article that is live.</param>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public ArticleEdit? Propose(FetchedArticle fetched, Library library)
    {
        var article = fetched.Report.Article!;
        if (
            LiveVersion.Find(article, library) is { } live
            && editor.Find(live.Id) is { } stored
            && editor.ProposeReplacement(stored, new Draft(fetched.Name, fetched.Content), correction: null)
                is { After: { IsLive: true, Article: { } after } } replacement
        )
            return ArticleDifference.Describe(live, after, Phrases.Default).Any() ? replacement : null;
        var name = SafeFileName.For(article.Headline, article.Date, Path.GetExtension(fetched.Name));
        return editor.ProposePublication(name, fetched.Content);
    }
}
