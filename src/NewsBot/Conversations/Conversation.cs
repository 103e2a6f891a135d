using System.Collections.Immutable;
using System.Globalization;
using NewsBot.Libraries;
using NewsBot.Search;
using NewsBot.Search.Questions;
using NewsBot.Search.Text;

namespace NewsBot.Conversations;

/// <summary>What the bot says to what people say: the same in Telegram and in the terminal. Thread-safe.</summary>
/// <param name="current">The library to answer from.</param>
/// <param name="thresholds">Where confidence becomes an outcome.</param>
/// <param name="time">Tells how old an article is.</param>
internal sealed class Conversation(CurrentLibrary current, ConfidenceThresholds thresholds, TimeProvider time)
{
    private const int MostListed = 10;
    private const int MostExamples = 3;
    private const int LongestHeadline = 300;
    private const int LongestLabel = 60;
    private const int MostOtherPassages = 2;

    /// <summary>The version of the choices' data, so that a later one can tell them apart.</summary>
    private const string DataVersion = "1";
    private const string QuestionData = "q";
    private const string PassageData = "p";

    /// <summary>The commands and what they do, in the order of a menu.</summary>
    public static ImmutableArray<(string Name, string Description)> Commands { get; } =
    [
        ("start", "What this bot does, with examples"),
        ("help", "How to ask"),
        ("latest", "The newest articles"),
        ("sources", "Where the articles come from"),
    ];

    /// <summary>Whether there is a command of this name.</summary>
    public static bool Knows(string name) => name.Equals("ask", StringComparison.OrdinalIgnoreCase) || Commands.Any(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <summary>The reply to a message's text.</summary>
    /// <param name="text">A question, or a command with or without a bot's name («/latest@news_bot»).</param>
    public Reply ReplyTo(string text)
    {
        text = text.Trim();
        if (!text.StartsWith('/')) return Answer(text);

        var end = text.AsSpan().IndexOfAny(" \n\t@");
        var name = (end < 0 ? text : text[..end])[1..].ToLowerInvariant();
        var rest = text.IndexOfAny([' ', '\n', '\t']) is >= 0 and var space ? text[space..].Trim() : "";
        return name switch
        {
            "start" => Start(),
            "help" => Help(),
            "latest" => Latest(),
            "sources" => Sources(),
            "ask" when rest.Length > 0 => Answer(rest),
            "ask" => new Reply(new RichTextBuilder().Plain("Write your question behind /ask, as in: /ask Who rejected the conference?").Build()),
            _ => new Reply(new RichTextBuilder().Plain($"I don't know the command /{ShownText.OneLine(name, 32)}. See /help, or just ask a question.").Build()),
        };
    }

    /// <summary>The reply to a choice that an earlier reply offered, perhaps before a restart.</summary>
    public Reply Choose(string data)
    {
        if (data.Split(':') is [DataVersion, QuestionData, var key, var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && current.Value.Find(new ArticleKey(key)) is { } article && index < article.Questions.Count)
        {
            return Answer(article.Questions[index].Text, showQuestion: true);
        }

        return data.Split(':') is [DataVersion, PassageData, var owner, var place, var version]
            && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var paragraph)
                ? Passage(owner, paragraph, version)
                : Gone("That question is not in my library any more. Ask me something, or see /latest.");
    }

    /// <summary>The reply to a passage that an earlier reply offered.</summary>
    private Reply Passage(string key, int paragraph, string version)
    {
        if (current.Value.Find(new ArticleKey(key)) is not { } article || paragraph < 1 || paragraph > article.Paragraphs.Count)
            return Gone("That passage is not in my library any more. Ask me something, or see /latest.");
        var text = new RichTextBuilder();
        var quoted = article.Paragraphs[paragraph - 1];
        if (PassageVersion.Of(quoted) != version) text.Plain("The article was changed since I offered you this. Here is what stands there now:").Line();
        Quote(text, article, paragraph, default);
        return new Reply(text.Build());
    }

    private static Reply Gone(string text) => new(new RichTextBuilder().Plain(text).Build());

    /// <summary>What is said to a message that has no words.</summary>
    public static Reply ToWordless() =>
        new(new RichTextBuilder().Plain("I can only read text. Ask me a question in words, and I'll look for it in the articles.").Build());

    /// <summary>What is said where something went wrong with a message.</summary>
    public static Reply ToFailure() =>
        new(new RichTextBuilder().Plain("Sorry, something went wrong here and I could not answer that. It is noted for the operator; please ask again, perhaps in other words.").Build());

    /// <summary>What is said, once, to a chat that asks more than can wait.</summary>
    public static Reply ToFlood() =>
        new(new RichTextBuilder().Plain("That was more than I can answer at once: I left out what came from here on. Please ask again in a moment.").Build());

    /// <summary>The reply to a question.</summary>
    public Reply Answer(string question, bool showQuestion = false)
    {
        var library = current.Value;
        var result = library.Index.Search(question, top: 3, thresholds);
        var text = new RichTextBuilder();
        if (showQuestion) text.Bold(ShownText.OneLine(question, LongestHeadline)).Line();
        if (result.Outcome != Outcome.Answer && RetractedFor(question, result.Known, library) is { } retracted) NameRetracted(text, retracted);
        if (result.Outcome == Outcome.None) NotFound(text, result, library);
        else Found(text, result);
        return new Reply(text.Build(), result.Outcome == Outcome.Unsure ? OtherPassages(result) : []) { Result = result };
    }

    /// <summary>A retracted article that would rather have answered than any that is live.</summary>
    private Article? RetractedFor(string question, double known, Library library) =>
        library.Retracted?.Search(question, top: 1, thresholds) is { Outcome: not Outcome.None } result && result.Known > known ? result.Hits[0].Article : null;

    private static void NameRetracted(RichTextBuilder text, Article article)
    {
        text.Plain("An article on this was retracted, so I don't quote it: ").Link(ShownText.OneLine(article.Headline, LongestHeadline), article.Url?.AbsoluteUri).Line();
        if (article.Correction is { } notice) text.Plain(ShownText.OneLine(notice, 500)).Line();
        text.Line();
    }

    /// <summary>Where the first passage may be wrong, the next ones to choose from, each by its best sentence.</summary>
    private static ImmutableArray<Choice> OtherPassages(SearchResult result) =>
    [
        .. result.Hits.Skip(1).Take(MostOtherPassages).Select(hit => new Choice(
            ShownText.OneLine($"Or: {hit.Best.Of(hit.Text)}", LongestLabel),
            $"{DataVersion}:{PassageData}:{ArticleKey.Of(hit.Article.Id)}:{hit.Paragraph.ToString(CultureInfo.InvariantCulture)}:{PassageVersion.Of(hit.Text)}")),
    ];

    private void Found(RichTextBuilder text, SearchResult result)
    {
        var hit = result.Hits[0];
        if (result.Outcome == Outcome.Unsure) text.Plain("I'm not sure this answers you. The closest passage is:").Line();
        foreach (var word in result.Words.Where(word => word.Role == WordRole.Corrected).Take(3))
        {
            text.Plain("Searched for ").Bold(ShownText.OneLine(word.CorrectionWritten!, 60))
                .Plain($" (you wrote “{ShownText.OneLine(word.Written, 60)}”)").Line();
        }

        Quote(text, hit.Article, hit.Paragraph, hit.Best);
    }

    /// <summary>A passage and its source.</summary>
    /// <param name="text">What stands before it; both must fit one message.</param>
    /// <param name="article">The article.</param>
    /// <param name="paragraph">The paragraph's number in it, from 1.</param>
    /// <param name="best">The sentence to keep and to highlight where the paragraph is long; of length 0 for none.</param>
    private void Quote(RichTextBuilder text, Article article, int paragraph, TextRange best)
    {
        var quoted = article.Paragraphs[paragraph - 1];
        if (article.Correction is { } correction) text.Bold("Correction:").Plain(" " + ShownText.OneLine(correction, 500)).Line();

        var source = new RichTextBuilder()
            .Link(ShownText.OneLine(article.Headline, LongestHeadline), TextFragment.LinkTo(article, paragraph)).Line()
            .Plain(SourceLine.Of(article, Today))
            .Build();
        var quote = QuoteCut.Of(quoted, best, Reply.LongestText - text.Length - source.Length - (2 * (CutMark.Length + 1)) - 1);
        if (quote.IsCutBefore) text.Plain(CutMark + "\n");
        text.Quote(quote.Range.Of(quoted).ToString(), Highlight(quoted, best, quote.Range)).Line();
        if (quote.IsCutBehind) text.Plain(CutMark + "\n");
        text.Append(source);
    }

    private const string CutMark = "[…]";

    /// <summary>The best sentence within the quote, where the paragraph is too long to be taken in at a glance.</summary>
    private static TextRange Highlight(string paragraph, TextRange best, TextRange quote)
    {
        const int fewestSentences = 4;
        if (Search.Sentences.Of(paragraph).Count < fewestSentences) return default;
        var start = Math.Max(best.Start, quote.Start);
        var end = Math.Min(best.End, quote.End);
        return end > start ? new TextRange(start - quote.Start, end - start) : default;
    }

    private static void NotFound(RichTextBuilder text, SearchResult result, Library library)
    {
        if (library.Index.Articles.Count == 0)
        {
            text.Plain("My library is empty: no article has been added yet. Please ask again later.");
            return;
        }

        text.Plain("I found nothing about that in my library, so I won't guess.").Line();
        var unknown = result.Words.Where(word => word.Role == WordRole.Unknown).Take(8).Select(word => ShownText.OneLine(word.Written, 40)).ToList();
        if (unknown.Count > 0) text.Plain($"Not in any article: {string.Join(", ", unknown)}").Line();
        text.Plain(LibraryLine(library)).Line();
        text.Plain("Try a name or fewer words, or see /latest.");
    }

    private Reply Start()
    {
        var library = current.Value;
        var text = new RichTextBuilder()
            .Plain("Hello! I answer questions about the news in the articles' own words, and name the article, the outlet and the date. Where I find nothing, I say so.").Line()
            .Plain(LibraryLine(library));
        var choices = library.LatestFirst
            .Select(article => (Article: article, Question: article.Questions.ToList().FindIndex(question => ShownText.IsVisible(question.Text))))
            .Where(example => example.Question >= 0)
            .Take(MostExamples)
            .Select(example => new Choice(
                ShownText.OneLine(example.Article.Questions[example.Question].Text, LongestLabel),
                $"{DataVersion}:{QuestionData}:{ArticleKey.Of(example.Article.Id)}:{example.Question.ToString(CultureInfo.InvariantCulture)}"))
            .ToImmutableArray();
        if (choices.Length > 0) text.Line().Plain("Ask me anything, or try one of these:");
        return new Reply(text.Build(), choices);
    }

    private static Reply Help()
    {
        var text = new RichTextBuilder()
            .Plain("Ask a question in your own words, as you would ask a person: a name, a place or a number helps. I show the passage that answers it, never words of my own.").Line()
            .Plain("In a group, mention me, reply to me, or write /ask and your question.").Line();
        foreach (var (name, description) in Commands) text.Line().Plain($"/{name} – {description}");
        return new Reply(text.Build());
    }

    private Reply Latest()
    {
        var library = current.Value;
        if (library.LatestFirst.Count == 0) return new Reply(new RichTextBuilder().Plain(LibraryLine(library)).Build());
        var text = new RichTextBuilder().Bold("The newest articles");
        foreach (var article in library.LatestFirst.Take(MostListed))
        {
            text.Line().Plain("• ").Link(ShownText.OneLine(article.Headline, 150), article.Url?.AbsoluteUri)
                .Line().Plain("   " + SourceLine.Of(article, Today));
        }

        if (library.LatestFirst.Count > MostListed) text.Line().Plain($"… and {library.LatestFirst.Count - MostListed} older ones.");
        return new Reply(text.Build());
    }

    private Reply Sources()
    {
        var library = current.Value;
        var text = new RichTextBuilder().Plain(LibraryLine(library));
        var outlets = library.Index.Articles
            .CountBy(article => article.Outlet is { } outlet ? ShownText.OneLine(outlet, 100) : "")
            .OrderByDescending(outlet => outlet.Value).ThenBy(outlet => outlet.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var (outlet, count) in outlets.Take(MostListed * 2))
            text.Line().Plain($"• {(outlet.Length > 0 ? outlet : "no outlet named")} – {Articles(count)}");
        if (outlets.Count > MostListed * 2) text.Line().Plain($"… and {outlets.Count - (MostListed * 2)} more.");
        return new Reply(text.Build());
    }

    private static string LibraryLine(Library library) => library.Index.Articles.Count == 0
        ? "Library: no articles yet."
        : $"Library: {Articles(library.Index.Articles.Count)}{(library.Newest is { } newest ? $", newest {SourceLine.Day(newest)}" : ", undated")}.";

    private static string Articles(int count) => count == 1 ? "1 article" : $"{count.ToString(CultureInfo.InvariantCulture)} articles";
}
