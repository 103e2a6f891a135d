using System.Runtime.InteropServices;
using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>
/// Builds the data of an index. New articles are tokenized in parallel, then ids are assigned in the articles' order,
/// so the result does not depend on the number of threads. Articles of the earlier data are not read again.
/// </summary>
internal static class IndexBuilder
{
    /// <summary>The content for some articles.</summary>
    /// <param name="articles">All articles that there are now, with distinct ids.</param>
    /// <param name="mergedAtOnce">How many paragraphs, and how many words, are merged at most.</param>
    /// <param name="progress">Receives the number of articles read.</param>
    /// <param name="cancellationToken">Stops the work between two articles.</param>
    /// <exception cref="ArgumentException">Two articles have one id.</exception>
    public static IndexData Build(
        IndexData earlier,
        IEnumerable<Article> articles,
        int mergedAtOnce,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var sorted = Sorted([.. articles], earlier);
        var difference = Difference.Between(earlier, sorted);
        if (difference.IsNothing)
            return earlier;

        // Beyond one half everything is read again, also when half of the words no longer occur.
        if (
            earlier.Articles.Length > 0
            && (
                difference.Added.Count + difference.Removed.Count > earlier.LiveArticles.Length / 2
                || 2 * earlier.Dictionary.UnusedWords > earlier.Dictionary.WordCount
            )
        )
            return Build(IndexData.Empty, sorted, mergedAtOnce, progress, cancellationToken);
        return Apply(difference, earlier, progress, cancellationToken).Merge(mergedAtOnce);
    }

    private static Article[] Sorted(Article[] articles, IndexData earlier)
    {
        var (next, wasKnown) = (0, false);
        for (var i = 0; i < articles.Length; i++)
        {
            // Most articles are the same as before in the same order, so their ids need not be compared.
            if (!Is(next, articles[i]) && Is(next + 1, articles[i]))
                next++;
            var isKnown = Is(next, articles[i]);
            if (isKnown)
                next++;
            var isInOrder =
                i == 0 || (wasKnown && isKnown) || string.CompareOrdinal(articles[i - 1].Id, articles[i].Id) < 0;
            wasKnown = isKnown;
            if (isInOrder)
                continue;
            Article[] sorted = [.. articles.OrderBy(article => article.Id, StringComparer.Ordinal)];
            for (var j = 1; j < sorted.Length; j++)
            {
                if (sorted[j].Id == sorted[j - 1].Id)
                    throw new ArgumentException($"Two articles have the id '{sorted[j].Id}'.", nameof(articles));
            }

            return sorted;
        }

        return articles;

        bool Is(int place, Article article) =>
            place < earlier.LiveArticles.Length && ReferenceEquals(earlier.ArticleAt(place), article);
    }

    private static IndexData Apply(
        Difference difference,
        IndexData earlier,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var dictionary = new TermDictionaryBuilder(earlier.Dictionary);
        var comes = Read(difference.Added, progress, cancellationToken);
        var goes = Read(difference.Removed, progress: null, cancellationToken);
        dictionary.AddArticles(comes, 1);
        dictionary.AddArticles(goes, -1);
        dictionary.Stem(cancellationToken);
        var (added, removed) = (
            FindSegment(comes, dictionary, cancellationToken),
            FindSegment(goes, dictionary, cancellationToken)
        );
        Segment[] segments = added is null ? earlier.Segments : [.. earlier.Segments, added];
        return new IndexData(
            [.. earlier.Articles, .. difference.Added],
            difference.IsRemoved,
            difference.LiveArticles,
            segments,
            dictionary.Build(added?.Paragraphs, removed?.Paragraphs)
        );
    }

    private static TokenizedArticle[] Read(
        List<Article> articles,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var read = new TokenizedArticle[articles.Count];
        var reporting = new Lock();
        var (next, done) = (-1, 0);
        Parallel.For(0, Math.Min(articles.Count, Environment.ProcessorCount), _ =>
        {
            var reader = new ArticleTokenizer();
            for (
                var a = Interlocked.Increment(ref next);
                a < articles.Count && !cancellationToken.IsCancellationRequested;
                a = Interlocked.Increment(ref next)
            )
            {
                read[a] = Read(articles[a], reader);
                if (progress is null)
                    continue;
                lock (reporting)
                    progress.Report(++done);
            }
        });
        cancellationToken.ThrowIfCancellationRequested();
        return read;
    }

    private static TokenizedArticle Read(Article article, ArticleTokenizer reader)
    {
        var language = article.Language is { } tag ? KnownLanguages.Find(tag) ?? Language.Undetermined : null;
        return reader.Read(article.Headline, article.Above(), article.Paragraphs, language);
    }

    /// <summary>A segment of added or removed articles; null if there are none.</summary>
    private static Segment? FindSegment(
        TokenizedArticle[] read,
        TermDictionaryBuilder dictionary,
        CancellationToken cancellationToken
    )
    {
        if (read.Length == 0)
            return null;
        var languages = Array.ConvertAll(read, article => article.Languages);
        var counts = Array.ConvertAll(read, article => article.FirstToken.Length - 1);
        var headlines = Array.ConvertAll(read, dictionary.GetHeadline);
        var headlineWords = HeadlineWords.Build(headlines, Array.ConvertAll(read, article => article.HeadlineLength));
        var characters = Array.ConvertAll(read, article => article.Characters);
        var words = ForwardIndex.Build(read, dictionary.GetTokens);
        var characterTerms = new Dictionary<int, List<int>>();
        var first = 0;
        foreach (var (a, ofArticle) in characters.Index())
        {
            foreach (var (p, character) in ofArticle)
            {
                ref var terms = ref CollectionsMarshal.GetValueRefOrAddDefault(characterTerms, first + p, out _);
                (terms ??= []).Add(dictionary.GetTerm(character));
            }

            first += counts[a];
        }

        InvertedIndex? ofParagraphs = null,
            ofHeadlines = null;
        Parallel.Invoke(
            new ParallelOptions { CancellationToken = cancellationToken },
            dictionary.Close,
            () =>
                ofParagraphs = InvertedIndex.Build(
                    words.Count,
                    dictionary.TermCount,
                    words.TokenCount < dictionary.TermCount,
                    AddTermsOfParagraph,
                    cancellationToken
                ),
            () =>
                ofHeadlines = InvertedIndex.Build(
                    counts.Length,
                    dictionary.TermCount,
                    isSparse: true,
                    AddTermsOfHeadline,
                    cancellationToken
                )
        );
        return new Segment(languages, counts, words, ofParagraphs!, ofHeadlines!, headlineWords);

        void AddTermsOfParagraph(int paragraph, List<int> terms)
        {
            foreach (var token in words.GetTokens(paragraph))
                terms.Add(dictionary.GetTerm(token.Word));
            if (characterTerms.TryGetValue(paragraph, out var ofParagraph))
                terms.AddRange(ofParagraph);
        }

        void AddTermsOfHeadline(int article, List<int> terms)
        {
            foreach (var word in headlines[article])
                terms.Add(dictionary.GetTerm(word));
        }
    }

    /// <summary>Articles added and removed.</summary>
    /// <param name="Removed">The articles to remove; a changed article is removed and added.</param>
    /// <param name="IsRemoved">Whether each article, by its id, is removed.</param>
    /// <param name="LiveArticles">The ids of all articles, in ordinal order of <see cref="Article.Id"/>.</param>
    private sealed record Difference(List<Article> Added, List<Article> Removed, bool[] IsRemoved, int[] LiveArticles)
    {
        public bool IsNothing => Added.Count + Removed.Count == 0;

        public static Difference Between(IndexData earlier, Article[] sorted)
        {
            var (added, removed, live) = (new List<Article>(), new List<Article>(), new int[sorted.Length]);
            var isRemoved = new List<bool>(earlier.Removed);
            var next = 0;
            for (var i = 0; i < sorted.Length; i++)
            {
                while (
                    next < earlier.LiveArticles.Length
                    && earlier.ArticleAt(next) is var before
                    && before != sorted[i]
                    && string.CompareOrdinal(before.Id, sorted[i].Id) <= 0
                )
                    Remove(next++);
                if (next < earlier.LiveArticles.Length && earlier.ArticleAt(next) == sorted[i])
                {
                    live[i] = earlier.LiveArticles[next++];
                    continue;
                }

                live[i] = earlier.Articles.Length + added.Count;
                added.Add(sorted[i]);
                isRemoved.Add(false);
            }

            while (next < earlier.LiveArticles.Length)
                Remove(next++);
            return new Difference(added, removed, [.. isRemoved], live);

            void Remove(int place)
            {
                removed.Add(earlier.ArticleAt(place));
                isRemoved[earlier.LiveArticles[place]] = true;
            }
        }
    }
}
