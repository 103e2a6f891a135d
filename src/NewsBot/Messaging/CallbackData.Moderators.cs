using System.Globalization;
using NewsBot.Libraries;
using NewsBot.Replies;

namespace NewsBot.Messaging;

/// <summary>The buttons that only moderators have.</summary>
internal abstract partial record CallbackData
{
    private const int IdLength = 8;
    private const int VersionLength = 4;
    private const char CountEnd = '.';

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

    /// <summary>A page of the questions and rejected answers, from 0.</summary>
    public sealed record QuestionsPage(int Page) : CallbackData;

    /// <summary>The questions and rejected answers, in a message of their own.</summary>
    public sealed record OpenQuestions : CallbackData;

    /// <summary>The articles, in a message of their own.</summary>
    public sealed record OpenArticles : CallbackData;

    /// <summary>A group of questions that nothing answered, by the id of one of them.</summary>
    public sealed record ShowMiss(int Question) : CallbackData;

    /// <summary>A passage answers a group of questions.</summary>
    public sealed record AnswerMiss(PassageKey Passage, int Question) : CallbackData;

    /// <summary>Add a synonym for a word of a question that is in no article.</summary>
    /// <param name="Word">Its place among such words, from 0 to 9.</param>
    public sealed record AddSynonym(int Question, int Word) : CallbackData;

    /// <summary>There is no article: note something for the other moderators.</summary>
    public sealed record NoteMiss(int Question) : CallbackData;

    /// <summary>A group of questions is dealt with.</summary>
    public sealed record CloseMiss(int Question) : CallbackData;

    /// <summary>Notify all who asked one of a group of questions of the passage that answers it.</summary>
    /// <param name="Count">How many people the moderator was told that it would be.</param>
    public sealed record TellAskers(PassageKey Passage, int Question, int Count) : CallbackData;

    /// <summary>A passage that readers rejected.</summary>
    public sealed record ShowRejected(PassageKey Passage) : CallbackData;

    /// <summary>A passage that readers rejected is dealt with.</summary>
    public sealed record CloseRejected(PassageKey Passage) : CallbackData;

    /// <summary>Fetch the articles behind the links of the message that was replied to.</summary>
    public sealed record AddLinks : CallbackData;

    /// <summary>Answer a message with a link as a question.</summary>
    public sealed record AskAnyway : CallbackData;

    /// <summary>Fetch an article again by its link.</summary>
    public sealed record CheckForChanges(ArticleKey Article) : CallbackData;

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
            QuestionsPage questions => Numbered('Q', questions.Page),
            OpenQuestions => "g",
            OpenArticles => "L",
            ShowMiss show => Numbered('G', show.Question),
            AnswerMiss answer => Numbered($"J{answer.Passage}", answer.Question),
            AddSynonym add => Numbered($"S{add.Word}", add.Question),
            NoteMiss note => Numbered('H', note.Question),
            CloseMiss close => Numbered('O', close.Question),
            TellAskers tell => Numbered(Numbered($"T{tell.Passage}", tell.Count) + CountEnd, tell.Question),
            ShowRejected show => $"k{show.Passage}",
            CloseRejected close => $"y{close.Passage}",
            AddLinks => "K",
            AskAnyway => "Y",
            CheckForChanges check => $"U{check.Article}",
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
            'Q' when FindNumber(rest) is { } page => new QuestionsPage(page),
            'g' when rest.Length == 0 => new OpenQuestions(),
            'L' when rest.Length == 0 => new OpenArticles(),
            'G' when FindNumber(rest) is { } question => new ShowMiss(question),
            'J'
                when rest.Length > PassageKey.Length
                    && PassageKey.Parse(rest[..PassageKey.Length]) is { } passage
                    && FindNumber(rest[PassageKey.Length..]) is { } question => new AnswerMiss(passage, question),
            'S' when rest.Length > 1 && FindNumber(rest[..1]) is { } word && FindNumber(rest[1..]) is { } question =>
                new AddSynonym(question, word),
            'H' when FindNumber(rest) is { } question => new NoteMiss(question),
            'O' when FindNumber(rest) is { } question => new CloseMiss(question),
            'T'
                when rest.Length > PassageKey.Length
                    && PassageKey.Parse(rest[..PassageKey.Length]) is { } passage
                    && rest[PassageKey.Length..].Split(CountEnd) is [var count, var id]
                    && FindNumber(count) is { } people
                    && FindNumber(id) is { } question => new TellAskers(passage, question, people),
            'k' when PassageKey.Parse(rest) is { } passage => new ShowRejected(passage),
            'y' when PassageKey.Parse(rest) is { } passage => new CloseRejected(passage),
            'K' when rest.Length == 0 => new AddLinks(),
            'Y' when rest.Length == 0 => new AskAnyway(),
            'U' when rest.Length == ArticleKey.Length => new CheckForChanges(new ArticleKey(rest)),

            // Buttons of earlier versions.
            'N' when FindNumber(rest) is { } question => new ShowMiss(question),
            'R' when rest.Length == ArticleKey.Length => new BeginEdit('r', new ArticleKey(rest)),
            _ => null,
        };

    private static string Numbered(char kind, long number) => Numbered($"{kind}", number);

    private static string Numbered(string start, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{start}{number}");
}
