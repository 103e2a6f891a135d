using System.Collections.Immutable;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Moderation.Editing;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>
/// Leads moderators through a change of an article: which article, what text, a preview, and then it is made. Each
/// step may be skipped by saying it in advance, and every step can be cancelled. Thread-safe.
/// </summary>
internal sealed class EditDialog(
    EditorialService editor,
    Drafts drafts,
    PendingEdits pending,
    CorrectionSubscriptions subscriptions,
    UnansweredQuestions unanswered
)
{
    private const int MaxListedLength = 100;
    private const int MaxProblemLength = 1000;
    private const int MaxValueLength = 300;
    private const int MaxUnknownWords = 5;

    /// <summary>Begins a change by a command: "/correct sochi: It was thirty groups."</summary>
    /// <param name="argument">Words of the headline and, after a colon, the text; both may be left out.</param>
    public Reply Begin(EditKind kind, string argument, ReplyContext context, Person person)
    {
        var (words, text) = Split(argument);
        if (kind == EditKind.Edit && text.Length > 0)
        {
            if (ParseEntry(text) is not var (chosen, value))
                return Reply.Of(context.Words.EditHow);
            (kind, text) = (chosen, value);
        }

        return Continue(
            PendingEdit.Begin(kind) with
            {
                Words = words.Trim(),
                Text = text.Length > 0 ? text : null,
            },
            context,
            person
        );
    }

    /// <summary>Splits at the first colon with white space behind it: headlines and paths have colons of their own.</summary>
    private static (string Words, string Text) Split(string argument)
    {
        for (var i = 0; i + 1 < argument.Length; i++)
        {
            if (argument[i] == ':' && char.IsWhiteSpace(argument[i + 1]))
                return (argument[..i], argument[(i + 1)..].Trim());
        }

        return (argument.TrimEnd(':'), "");
    }

    /// <summary>Asks for the correction that the new version of an article makes.</summary>
    public Reply BeginReplacement(string draft, Article article, ReplyContext context, Person person) =>
        Continue(PendingEdit.Begin(EditKind.Replace) with { Article = article.Id, Draft = draft }, context, person);

    /// <summary>Asks for the word that articles use in place of a reader's.</summary>
    public Reply BeginSynonym(string word, ReplyContext context, Person person) =>
        Continue(PendingEdit.Begin(EditKind.Synonym) with { About = word }, context, person);

    /// <summary>Asks for a note about questions.</summary>
    /// <param name="question">One of them, to name them by.</param>
    public Reply BeginNote(IEnumerable<long> questions, string question, ReplyContext context, Person person) =>
        Continue(
            PendingEdit.Begin(EditKind.Note) with
            {
                About = question,
                Questions = [.. questions],
            },
            context,
            person
        );

    /// <summary>The reply to a message that a change waits for; null if none does.</summary>
    public Reply? Answer(IncomingMessage incoming, ReplyContext context) =>
        FindAwaiting(incoming) is { } waiting
            ? Continue(PendingEdit.Parse(waiting) with { Text = incoming.Text }, context, incoming.Person)
            : null;

    /// <summary>Whether a change waits for a message.</summary>
    public bool Awaits(IncomingMessage incoming) => FindAwaiting(incoming) is not null;

    // In a group others speak too: only a reply to the bot is an answer.
    private string? FindAwaiting(IncomingMessage incoming) =>
        incoming.Chat.IsGroup && !incoming.IsReplyToBot
            ? null
            : pending.FindAwaiting(incoming.Chat.Id, incoming.Person.Id);

    /// <summary>Takes the next message for a question again.</summary>
    /// <returns>Whether a change waited for it.</returns>
    public bool StopAwaiting(ChatContext chat, Person person) => pending.StopAwaiting(chat.Id, person.Id);

    /// <summary>The response to a button of a change; null for any other button.</summary>
    public ButtonResponse? Press(CallbackData data, ReplyContext context, Person person) =>
        data switch
        {
            CallbackData.ShowArticleMenu menu => WithArticle(menu.Article, context, article => new ButtonResponse(
                ArticleMenu.Show(article, context)
            )),
            CallbackData.BeginEdit begin when EditKinds.Parse(begin.Kind) is { } kind && kind.IsOfArticle() =>
                WithArticle(begin.Article, context, article =>
                    InPlaceOrNew(Continue(PendingEdit.Begin(kind) with { Article = article.Id }, context, person))
                ),
            CallbackData.SendFile send => WithArticle(send.Article, context, article => Send(article, context)),
            CallbackData.ChooseArticle choose => WithEdit(choose.Edit, context, edit =>
                WithArticle(choose.Article, context, article =>
                    InPlaceOrNew(Continue(edit with { Article = article.Id }, context, person))
                )
            ),
            CallbackData.ArticleChoices choices => WithEdit(choices.Edit, context, edit =>
                ButtonResponse.InPlace(
                    ArticleChoice.Ask(edit, ArticleChoice.Find(context.Library, edit.Words), choices.Page, context)
                )
            ),
            CallbackData.OmitText omit => WithEdit(omit.Edit, context, edit =>
                ButtonResponse.InPlace(Continue(edit with { Text = "" }, context, person))
            ),
            CallbackData.CancelEdit cancel => pending.Remove(cancel.Edit)
                ? ButtonResponse.InPlace(Reply.Of(context.Words.NothingChanged))
                : new ButtonResponse(null, context.Words.DraftGone),
            CallbackData.ConfirmEdit confirm => WithEdit(confirm.Edit, context, edit => Confirm(edit, context, person)),
            _ => null,
        };

    /// <summary>The next thing that is to be known of a change, or its preview.</summary>
    /// <param name="notice">What is said above a preview; null for nothing.</param>
    private Reply Continue(PendingEdit edit, ReplyContext context, Person person, string? notice = null)
    {
        try
        {
            return GoOn(edit, context, person, notice);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Reply.Of(context.Words.NotWritten(exception.Message));
        }
    }

    private Reply GoOn(PendingEdit edit, ReplyContext context, Person person, string? notice)
    {
        if (edit.Kind is EditKind.Synonym or EditKind.Note)
            return ContinueWithoutArticle(edit, context, person);
        if (edit.Article is null)
        {
            var found = ArticleChoice.Find(context.Library, edit.Words);
            if (found.Count == 0)
                return Reply.Of(context.Words.NoSuchArticle);
            if (found.Count > 1)
                return Store(edit, context, person)
                    ? ArticleChoice.Ask(edit, found, 0, context)
                    : Reply.Of(context.Words.NotDone);
            edit = edit with { Article = found[0].Id };
        }

        if (editor.Find(edit.Article!) is not { Article: { } article } stored)
            return Reply.Of(context.Words.ArticleGone);
        if (edit.Kind == EditKind.Edit)
            return ArticleMenu.Show(article, context);
        var isTextMissing = edit.Kind.NeedsText() && edit.Text is null;
        if (edit.Draft is { } draft && drafts.Find(draft) is null)
            return Reply.Of(context.Words.DraftGone);
        var proposal = isTextMissing ? null : Propose(edit, stored);
        edit = edit with { Version = stored.Version, AwaitsText = isTextMissing || HasProblem(edit, proposal) };
        if (!Store(edit, context, person))
            return Reply.Of(context.Words.NotDone);
        return edit.AwaitsText
            ? Ask(edit, article, proposal, context)
            : Preview(edit, article, proposal!, notice, context);
    }

    private Reply ContinueWithoutArticle(PendingEdit edit, ReplyContext context, Person person)
    {
        var words = context.Words;
        var longest = edit.Kind == EditKind.Synonym ? MaxValueLength : Reply.MaxTextLength;
        edit = edit with { AwaitsText = string.IsNullOrWhiteSpace(edit.Text) || edit.Text.Length > longest };
        if (!Store(edit, context, person))
            return Reply.Of(words.NotDone);
        if (edit.AwaitsText)
            return Reply.Of(
                edit.Kind == EditKind.Synonym ? words.AskSynonym(edit.About!) : words.AskNote(edit.About!)
            ) with
            {
                Rows = [Reply.Row(Cancel(edit, words))],
                AsksForWords = true,
            };
        if (edit.Kind == EditKind.Note)
        {
            unanswered.SetNote(edit.Questions, edit.Text!);
            pending.Remove(edit.Id);
            return Reply.Of(words.NoteKept);
        }

        var text = new RichTextBuilder().Bold(WriteRule(edit));
        var unknown = edit.Text!.Split(',').Where(word => !context.Library.Index.HasWord(word.Trim()));
        foreach (var word in unknown.Take(MaxUnknownWords))
            text.Line().Plain("⚠ " + words.NotInAnyArticle(ShownText.OneLine(word, MaxListedLength)));
        return new Reply(text.Build()) { Rows = [Choices(edit, words.Publish, words.Cancel)] };
    }

    private static string WriteRule(PendingEdit edit) =>
        $"{edit.About}, {ShownText.OneLine(edit.Text!, MaxValueLength)}";

    private ButtonResponse ConfirmSynonym(PendingEdit edit, ReplyContext context, Person person)
    {
        if (edit.Text is null || editor.ProposeSynonym(WriteRule(edit)) is not { } proposal)
            return new ButtonResponse(null, context.Words.DraftGone);
        var result = editor.Apply(proposal, person.Id);
        if (result.Id is not null)
            pending.Remove(edit.Id);
        return EditReplies.Show(result, context.Words.Changed(WriteRule(edit)), context);
    }

    private static CallbackButton Cancel(PendingEdit edit, Phrases words) =>
        new(words.Cancel, new CallbackData.CancelEdit(edit.Id).Encode());

    private bool Store(PendingEdit edit, ReplyContext context, Person person) =>
        pending.Set(edit.Id, context.Chat.Id, person.Id, edit.ToJson(), edit.AwaitsText);

    private ArticleEdit Propose(PendingEdit edit, StoredArticle stored) =>
        edit.Kind switch
        {
            EditKind.Correct => editor.ProposeCorrection(stored, edit.Text!),
            EditKind.Retract => editor.ProposeRetraction(stored, edit.Text!),
            EditKind.Reinstate => editor.ProposeReinstatement(stored),
            EditKind.Remove => editor.ProposeRemoval(stored),
            EditKind.Replace => editor.ProposeReplacement(stored, drafts.Find(edit.Draft!)!, edit.Text),
            _ => editor.ProposeEntry(stored, edit.Key!.Value, edit.Text!),
        };

    /// <summary>Whether the new value can't be understood. Other problems are no fault of it.</summary>
    private static bool HasProblem(PendingEdit edit, ArticleEdit? proposal) =>
        edit.Key is not null && proposal?.NewProblem is not null;

    /// <summary>Asks for the text, after saying what was wrong with the last one.</summary>
    private static Reply Ask(PendingEdit edit, Article article, ArticleEdit? proposal, ReplyContext context)
    {
        var words = context.Words;
        var headline = ShownText.OneLine(article.Headline, MaxListedLength);
        var text = new RichTextBuilder();
        if (proposal?.NewProblem is { } problem)
            text.Plain("⚠ " + ShownText.OneLine(problem.Message, MaxProblemLength)).Line();
        text.Plain(
            edit.Kind switch
            {
                EditKind.Correct or EditKind.Replace => words.AskCorrection(headline),
                EditKind.Retract => words.AskNotice(headline),
                _ => words.AskValue(
                    ArticleMenu.GetLabel(edit.Kind, words),
                    headline,
                    ArticleMenu.GetValue(edit.Kind, article) ?? "–"
                ),
            }
        );
        var cancel = Cancel(edit, words);
        return new Reply(text.Build())
        {
            Rows =
            [
                edit.Kind == EditKind.Retract
                    ? [new CallbackButton(words.WithoutReason, new CallbackData.OmitText(edit.Id).Encode()), cancel]
                    : [cancel],
            ],
            AsksForWords = true,
        };
    }

    /// <summary>What readers will see, and how many of them are notified.</summary>
    private Reply Preview(PendingEdit edit, Article article, ArticleEdit proposal, string? notice, ReplyContext context)
    {
        var words = context.Words;
        if (edit.Kind == EditKind.Remove)
        {
            var named = ShownText.OneLine($"{article.Headline} ({article.Id})", QuoteWriter.MaxHeadlineLength);
            var really = Reply.Of(words.ReallyRemove(named)) with { Rows = [Choices(edit, words.Remove, words.Keep)] };
            return notice is null ? really : really.After(notice);
        }

        var text = new RichTextBuilder();
        if (notice is not null)
            text.Plain(notice).Line();
        text.Bold(words.Preview).Line();
        if (edit.Key is not null)
            text.Plain(
                    $"{ArticleMenu.GetLabel(edit.Kind, words)}: {ArticleMenu.GetValue(edit.Kind, article) ?? "–"} → "
                        + ShownText.OneLine(edit.Text!, MaxValueLength)
                )
                .Line();
        if (proposal.After?.Article is { } after)
            QuoteWriter.AppendTo(text, new Passage(after, 1, default), [], context.Today, words);
        else if (proposal.After?.Retracted is { } retracted)
            QuoteWriter.AppendNotice(text, words.Retracted, retracted);
        var readers = subscriptions.Count(ArticleKey.Of(article.Id).Value);
        if (edit.Kind is EditKind.Correct or EditKind.Retract or EditKind.Replace && readers > 0)
            text.Line().Line().Plain(words.ReadersWillBeTold(readers));
        return new Reply(text.Build()) { Rows = [Choices(edit, words.Publish, words.Cancel)] };
    }

    private static ImmutableArray<Button> Choices(PendingEdit edit, string yes, string no) =>
        [
            new CallbackButton(yes, new CallbackData.ConfirmEdit(edit.Id).Encode()) { IsPrimary = true },
            new CallbackButton(no, new CallbackData.CancelEdit(edit.Id).Encode()),
        ];

    private ButtonResponse Confirm(PendingEdit edit, ReplyContext context, Person person)
    {
        if (edit.Kind == EditKind.Synonym)
            return ConfirmSynonym(edit, context, person);
        if (edit.Article is null || (edit.Kind.NeedsText() && edit.Text is null))
            return new ButtonResponse(null, context.Words.DraftGone);
        if (edit.Draft is { } draft && drafts.Find(draft) is null)
            return new ButtonResponse(null, context.Words.DraftGone);
        if (editor.Find(edit.Article) is not { Article: { } article } stored)
            return new ButtonResponse(null, context.Words.ArticleGone);
        if (stored.Version != edit.Version)
            return new ButtonResponse(Continue(edit, context, person, context.Words.ChangedMeanwhile(stored.File)));
        var result = editor.Apply(Propose(edit, stored), person.Id);
        if (result.Id is not null)
            pending.Remove(edit.Id);
        if (result.Id is not null && edit.Draft is { } used)
            drafts.Discard(used);
        var headline = ShownText.OneLine(article.Headline, MaxListedLength);
        return EditReplies.Show(
            result,
            edit.Kind == EditKind.Remove ? context.Words.Removed(article.Id) : context.Words.Changed(headline),
            context
        );
    }

    private ButtonResponse Send(Article article, ReplyContext context) =>
        editor.Find(article.Id) is { } stored
            ? new ButtonResponse(
                Reply.Of(context.Words.ThisIsTheFile) with
                {
                    Attachment = new Attachment(Path.GetFileName(stored.File), stored.Content),
                }
            )
            : new ButtonResponse(null, context.Words.ArticleGone);

    /// <summary>"date: 2017-12-26" or "date = 2017-12-26"; null if it is no entry that can be set.</summary>
    private static (EditKind Kind, string Value)? ParseEntry(string text)
    {
        var end = text.AsSpan().IndexOfAny(':', '=');
        return
            end > 0
            && ArticleHeader.BeginsEntry($"{text[..end].Trim()}: ", out var key)
            && key is { } known
            && EditKinds.FindKind(known) is { } kind
            && text[(end + 1)..].Trim() is { Length: > 0 } value
            ? (kind, value)
            : null;
    }

    private static ButtonResponse WithArticle(
        ArticleKey key,
        ReplyContext context,
        Func<Article, ButtonResponse> respond
    ) =>
        ArticleChoice.Find(context.Library, key) is { } article
            ? respond(article)
            : new ButtonResponse(null, context.Words.ArticleGone);

    private ButtonResponse WithEdit(string id, ReplyContext context, Func<PendingEdit, ButtonResponse> respond) =>
        pending.Find(id) is { } edit
            ? respond(PendingEdit.Parse(edit))
            : new ButtonResponse(null, context.Words.DraftGone);

    /// <summary>A question is a new message: an edited one would not ask for an answer.</summary>
    private static ButtonResponse InPlaceOrNew(Reply reply) =>
        reply.AsksForWords ? new(reply) : ButtonResponse.InPlace(reply);
}
