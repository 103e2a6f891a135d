using System.Collections.Immutable;
using System.Globalization;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Moderation;

/// <summary>What a moderator can do with an article, and what its header says.</summary>
internal static class ArticleMenu
{
    private const int MaxListedLength = 100;
    private const int MaxTextLength = 1000;
    private const int MaxValueLength = 300;

    /// <summary>The article with a button for each change.</summary>
    public static Reply Show(Article article, ReplyContext context)
    {
        var words = context.Words;
        var key = ArticleKey.Of(article.Id);
        var isRetracted = ArticleChoice.IsRetracted(article, context.Library);
        ImmutableArray<Button>[] check = article.Url is null
            ? []
            :
            [
                [new CallbackButton(words.CheckForChanges, new CallbackData.CheckForChanges(key).Encode())],
            ];
        var text = new RichTextBuilder()
            .Bold(ShownText.OneLine(article.Headline, QuoteWriter.MaxHeadlineLength))
            .Line();
        text.Plain(ShownText.OneLine(article.Id, MaxListedLength))
            .Line()
            .Plain(Attribution.Write(article, context.Today, words));
        if (isRetracted)
            QuoteWriter.AppendNotice(text.Line(), words.Retracted, article);
        else if (article.Correction is { } correction)
            text.Line().Bold(words.Correction).Plain(" " + ShownText.OneLine(correction, MaxTextLength));
        text.Line().Line().Plain(words.NewTextHow);
        return new Reply(text.Build())
        {
            Rows =
            [
                [Begin(EditKind.Correct), Begin(isRetracted ? EditKind.Reinstate : EditKind.Retract)],
                [Begin(EditKind.Title), Begin(EditKind.Date)],
                [Begin(EditKind.Outlet), Begin(EditKind.Url)],
                [new CallbackButton(words.SendFile, new CallbackData.SendFile(key).Encode()), Begin(EditKind.Remove)],
                .. check,
            ],
        };

        CallbackButton Begin(EditKind kind) =>
            new(GetLabel(kind, words), new CallbackData.BeginEdit(kind.GetLetter(), key).Encode());
    }

    /// <summary>What a change is called; of a new value, the entry that gets it.</summary>
    public static string GetLabel(EditKind kind, Phrases words) =>
        kind switch
        {
            EditKind.Correct => words.Correct,
            EditKind.Retract => words.Retract,
            EditKind.Reinstate => words.Reinstate,
            EditKind.Remove => words.Remove,
            EditKind.Title => words.FieldTitle,
            EditKind.Date => words.FieldDate,
            EditKind.Outlet => words.FieldOutlet,
            EditKind.Url => words.FieldLink,
            _ => $"{kind}".ToLowerInvariant(),
        };

    /// <summary>The value of the entry of the header that a change sets; null if there is none.</summary>
    public static string? GetValue(EditKind kind, Article article)
    {
        var value = kind switch
        {
            EditKind.Title => article.Headline,
            EditKind.Date => article.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            EditKind.Outlet => article.Outlet,
            EditKind.Url => article.Url?.AbsoluteUri,
            EditKind.Lang => article.Language,
            _ => null,
        };
        return value is null ? null : ShownText.OneLine(value, MaxValueLength);
    }
}
