using NewsBot.Search.Indexing;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>Tells how the library writes a word where it stands first: in a headline, or else in a paragraph. It is read there when somebody asks, since hardly any word is asked for.</summary>
/// <param name="articles">The articles.</param>
/// <param name="languages">The languages that they are read in.</param>
/// <param name="table">Which paragraph is whose.</param>
/// <param name="lexicon">The library's words.</param>
/// <param name="words">The paragraphs' words.</param>
/// <param name="paragraphs">The paragraphs' terms.</param>
/// <param name="headlines">The headlines' terms, one document an article.</param>
internal sealed class FirstWriting(
    IReadOnlyList<Article> articles,
    ArticleLanguages[] languages,
    ParagraphTable table,
    Lexicon lexicon,
    ParagraphWords words,
    InvertedIndex paragraphs,
    InvertedIndex headlines)
{
    /// <summary>«Sochi» for «sochi».</summary>
    /// <param name="word">A normalized word that the library has.</param>
    public string Of(string word)
    {
        var numbers = lexicon.WordsWritten(word);
        return First(numbers, headlines, article => Find(articles[article].Above(), languages[article].Main, word))
            ?? First(numbers, paragraphs, paragraph => HasWord(paragraph, numbers) ? InParagraph(paragraph, word) : null)
            ?? word;
    }

    /// <summary>The first that is found in a document that has the term of one of the words.</summary>
    private string? First(List<int> words, InvertedIndex index, Func<int, string?> find)
    {
        var (first, written) = (int.MaxValue, (string?)null);
        foreach (var word in words)
        {
            foreach (var posting in index.Postings(lexicon.TermOf(word)))
            {
                if (posting.Document >= first) break;
                if (find(posting.Document) is not { } found) continue;
                (first, written) = (posting.Document, found);
                break;
            }
        }

        return written;
    }

    private string? InParagraph(int paragraph, string word)
    {
        var (article, place) = (table.ArticleOf(paragraph), table.PlaceOf(paragraph));
        return Find(articles[article].Paragraphs[place], languages[article][place], word);
    }

    private bool HasWord(int paragraph, List<int> numbers)
    {
        foreach (var token in words.TokensOf(paragraph))
        {
            if (numbers.Contains(token.Word)) return true;
        }

        return false;
    }

    private static string? Find(string text, Language language, string word)
    {
        foreach (var token in new Tokenizer(text))
        {
            var written = token.In(text);
            if (language.For(token.Script).Normalize(written) == word) return written.ToString();
        }

        return null;
    }
}
