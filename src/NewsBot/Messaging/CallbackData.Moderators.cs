using System.Globalization;
using NewsBot.Libraries;

namespace NewsBot.Messaging;

/// <summary>The buttons that only moderators have.</summary>
internal abstract partial record CallbackData
{
    private const int IdLength = 8;
    private const int VersionLength = 4;

    /// <summary>Publish a draft.</summary>
    public sealed record PublishDraft(string Draft) : CallbackData;

    /// <summary>Forget a draft.</summary>
    public sealed record DiscardDraft(string Draft) : CallbackData;

    /// <summary>Publish a draft in the place of a live article.</summary>
    /// <param name="Seen">The version that the moderator saw: four characters that change when the live article does.</param>
    /// <param name="IsCorrected">Whether to ask for a correction to name.</param>
    public sealed record ReplaceArticle(string Draft, ArticleKey Article, string Seen, bool IsCorrected) : CallbackData;

    /// <summary>A page of the articles, from 0.</summary>
    public sealed record ArticlesPage(int Page) : CallbackData;

    /// <summary>What can be done with an article.</summary>
    public sealed record ShowArticleMenu(ArticleKey Article) : CallbackData;

    /// <summary>Begin a change of an article.</summary>
    /// <param name="Kind">One letter.</param>
    public sealed record BeginEdit(char Kind, ArticleKey Article) : CallbackData;

    /// <summary>The article that a change is about.</summary>
    /// <param name="Edit">The id of the pending edit.</param>
    public sealed record ChooseArticle(string Edit, ArticleKey Article) : CallbackData;

    /// <summary>A page of the articles that a change may be about, from 0.</summary>
    public sealed record ArticleChoices(string Edit, int Page) : CallbackData;

    /// <summary>Go on with a change without the text that was asked for.</summary>
    public sealed record OmitText(string Edit) : CallbackData;

    /// <summary>Make a change that was previewed.</summary>
    public sealed record ConfirmEdit(string Edit) : CallbackData;

    /// <summary>Don't make a change.</summary>
    public sealed record CancelEdit(string Edit) : CallbackData;

    /// <summary>Take a change back, by its id in the audit log.</summary>
    public sealed record UndoEdit(long Edit) : CallbackData;

    /// <summary>An article's file, as a document.</summary>
    public sealed record SendFile(ArticleKey Article) : CallbackData;

    /// <summary>The questions that nothing answered, as a table.</summary>
    public sealed record ExportQuestions : CallbackData;

    /// <summary>Notify those who asked a question of its answer.</summary>
    public sealed record NotifyAskers(int Question) : CallbackData;

    private string EncodeForModerators() =>
        this switch
        {
            PublishDraft publish => $"P{publish.Draft}",
            DiscardDraft discard => $"D{discard.Draft}",
            ReplaceArticle replace =>
                $"{(replace.IsCorrected ? 'b' : 'B')}{replace.Draft}{replace.Article}{replace.Seen}",
            ArticlesPage shelf => Numbered('A', shelf.Page),
            ShowArticleMenu menu => $"M{menu.Article}",
            BeginEdit begin => $"E{begin.Kind}{begin.Article}",
            ChooseArticle choose => $"c{choose.Edit}{choose.Article}",
            ArticleChoices choices => Numbered($"p{choices.Edit}", choices.Page),
            OmitText omit => $"V{omit.Edit}",
            ConfirmEdit confirm => $"W{confirm.Edit}",
            CancelEdit cancel => $"X{cancel.Edit}",
            UndoEdit undo => Numbered('Z', undo.Edit),
            SendFile send => $"F{send.Article}",
            ExportQuestions => "C",
            NotifyAskers tell => Numbered('N', tell.Question),
            _ => throw new InvalidOperationException($"{GetType().Name} has no form."),
        };

    private static CallbackData? ParseForModerators(char kind, string rest) =>
        kind switch
        {
            'P' when rest.Length == IdLength => new PublishDraft(rest),
            'D' when rest.Length == IdLength => new DiscardDraft(rest),
            'B' or 'b' when rest.Length == IdLength + ArticleKey.Length + VersionLength => new ReplaceArticle(
                rest[..IdLength],
                new ArticleKey(rest[IdLength..^VersionLength]),
                rest[^VersionLength..],
                kind == 'b'
            ),
            'A' when FindNumber(rest) is { } page => new ArticlesPage(page),
            'M' when rest.Length == ArticleKey.Length => new ShowArticleMenu(new ArticleKey(rest)),
            'E' when rest.Length == 1 + ArticleKey.Length => new BeginEdit(rest[0], new ArticleKey(rest[1..])),
            'c' when rest.Length == IdLength + ArticleKey.Length => new ChooseArticle(
                rest[..IdLength],
                new ArticleKey(rest[IdLength..])
            ),
            'p' when rest.Length > IdLength && FindNumber(rest[IdLength..]) is { } page => new ArticleChoices(
                rest[..IdLength],
                page
            ),
            'V' when rest.Length == IdLength => new OmitText(rest),
            'W' when rest.Length == IdLength => new ConfirmEdit(rest),
            'X' when rest.Length == IdLength => new CancelEdit(rest),
            'Z' when FindNumber(rest) is { } edit => new UndoEdit(edit),
            'F' when rest.Length == ArticleKey.Length => new SendFile(new ArticleKey(rest)),
            'C' when rest.Length == 0 => new ExportQuestions(),
            'N' when FindNumber(rest) is { } question => new NotifyAskers(question),

            // Buttons of earlier versions.
            'R' when rest.Length == ArticleKey.Length => new BeginEdit('r', new ArticleKey(rest)),
            _ => null,
        };

    private static string Numbered(char kind, long number) => Numbered($"{kind}", number);

    private static string Numbered(string start, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{start}{number}");
}
