using NewsBot.Fetching;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Moderation.Editing;

namespace NewsBot.Moderation;

/// <summary>What a page that was fetched changes in the library.</summary>
internal sealed class LinkedArticles(EditorialService editor)
{
    /// <summary>Whether the library has the article of a page as it is.</summary>
    /// <param name="fetched">A page with an article that is live.</param>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public bool Has(FetchedArticle fetched, Library library) =>
        ProposeNewVersion(fetched, library) is { } version && IsUnchanged(version);

    /// <summary>Proposes a new article, or a new version of one; null if the library has it as it is.</summary>
    /// <inheritdoc cref="Has"/>
    public ArticleEdit? Propose(FetchedArticle fetched, Library library)
    {
        if (ProposeNewVersion(fetched, library) is { } version)
            return IsUnchanged(version) ? null : version;
        var article = fetched.Report.Article!;
        var name = SafeFileName.For(article.Headline, article.Date, Path.GetExtension(fetched.Name));
        return editor.ProposePublication(name, fetched.Content);
    }

    private ArticleEdit? ProposeNewVersion(FetchedArticle fetched, Library library) =>
        editor.ProposeNewVersion(fetched.Report.Article!, new Draft(fetched.Name, fetched.Content), library);

    private static bool IsUnchanged(ArticleEdit version) =>
        version is { Before.Article: { } before, After.Article: { } after }
        && !ArticleDifference.Describe(before, after, Phrases.Default).Any();
}
