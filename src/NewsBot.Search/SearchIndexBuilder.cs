using System.Runtime.InteropServices;
using NewsBot.Search.Indexing;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>Makes an index of articles: reads them side by side on all processors, then numbers what they have in their order, so that the result is the same however many read.</summary>
internal static class SearchIndexBuilder
{
    /// <inheritdoc cref="SearchIndex.Build"/>
    public static SearchIndex Build(IEnumerable<Article> articles, IReadOnlyCollection<SynonymRule> synonyms, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        Article[] sorted = [.. articles.OrderBy(article => article.Id, StringComparer.Ordinal)];
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Id == sorted[i - 1].Id) throw new ArgumentException($"Two articles have the id '{sorted[i].Id}'.", nameof(articles));
        }

        var forms = new WordForms();
        var read = Read(sorted, forms, progress, cancellationToken);
        return Index(sorted, read, new Lexicon.Builder(forms), synonyms, cancellationToken);
    }

    private static ArticleWords[] Read(Article[] articles, WordForms forms, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var read = new ArticleWords[articles.Length];
        var reporting = new Lock();
        var (next, done) = (-1, 0);
        Parallel.For(0, Math.Min(articles.Length, Environment.ProcessorCount), _ =>
        {
            var reader = new ArticleWordsReader(forms);
            for (var a = Interlocked.Increment(ref next); a < articles.Length && !cancellationToken.IsCancellationRequested; a = Interlocked.Increment(ref next))
            {
                read[a] = Read(articles[a], reader);
                if (progress is null) continue;
                lock (reporting) progress.Report(++done);
            }
        });
        cancellationToken.ThrowIfCancellationRequested();
        return read;
    }

    private static ArticleWords Read(Article article, ArticleWordsReader reader)
    {
        var language = article.Language is { } tag ? KnownLanguages.Find(tag) ?? Language.Undetermined : null;
        return reader.Read(article.Headline, article.Above(), [.. article.Paragraphs], language);
    }

    private static SearchIndex Index(Article[] articles, ArticleWords?[] read, Lexicon.Builder lexicon, IReadOnlyCollection<SynonymRule> synonyms, CancellationToken cancellationToken)
    {
        var languages = Array.ConvertAll(read, article => article!.Languages);
        var table = new ParagraphTable([.. articles.Select(article => article.Paragraphs.Count)]);
        var headlines = Array.ConvertAll(read, article => Array.ConvertAll(article!.Headline, lexicon.Add));
        var characters = Array.ConvertAll(read, article => article!.Characters);
        var words = ParagraphWords.Build(read, lexicon.Add);
        var characterTerms = new Dictionary<int, List<int>>();
        foreach (var (a, ofArticle) in characters.Index())
        {
            foreach (var (p, character) in ofArticle)
            {
                ref var terms = ref CollectionsMarshal.GetValueRefOrAddDefault(characterTerms, table.FirstOf(a) + p, out _);
                (terms ??= []).Add(lexicon.AddCharacter(character));
            }
        }

        Lexicon? built = null;
        InvertedIndex? ofParagraphs = null, ofHeadlines = null;
        Parallel.Invoke(
            new ParallelOptions { CancellationToken = cancellationToken },
            () => built = lexicon.Build(),
            () => ofParagraphs = InvertedIndex.Build(table.Count, lexicon.TermCount, AddTermsOfParagraph, cancellationToken),
            () => ofHeadlines = InvertedIndex.Build(articles.Length, lexicon.TermCount, AddTermsOfHeadline, cancellationToken));
        return new SearchIndex(articles, languages, table, built!, words, ofParagraphs!, ofHeadlines!, synonyms, cancellationToken);

        void AddTermsOfParagraph(int paragraph, List<int> terms)
        {
            foreach (var token in words.TokensOf(paragraph)) terms.Add(lexicon.TermOf(token.Word));
            if (characterTerms.TryGetValue(paragraph, out var ofParagraph)) terms.AddRange(ofParagraph);
        }

        void AddTermsOfHeadline(int article, List<int> terms)
        {
            foreach (var word in headlines[article]) terms.Add(lexicon.TermOf(word));
        }
    }
}
