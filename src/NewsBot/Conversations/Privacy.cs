using NewsBot.Configuration;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Storage;

namespace NewsBot.Conversations;

/// <summary>Shows, stores and deletes personal data, as users wish.</summary>
internal sealed class Privacy(PersonalData personal, CorrectionSubscriptions watches, RetentionPolicy retention)
{
    /// <summary>Shows what is stored about a user.</summary>
    public Reply Tell(Person person, ReplyContext context)
    {
        var isOut = personal.IsOptedOut(person.Id);
        var text = new RichTextBuilder()
            .Plain(context.Words.PrivacyQuestions)
            .Line()
            .Plain(context.Words.PrivacyCounted(retention.KeepAfter))
            .Line()
            .Plain(context.Words.PrivacyKept((int)retention.Retention.TotalDays))
            .Line()
            .Plain(context.Words.PrivacyTold((int)retention.TellWithin.TotalDays))
            .Line()
            .Plain(isOut ? context.Words.OptedOut : context.Words.PrivacyForget);
        return new Reply(text.Build())
        {
            Rows =
            [
                Reply.Row(
                    new CallbackButton(
                        isOut ? context.Words.KeepAgain : context.Words.KeepNothing,
                        new CallbackData.OptOut(!isOut).Encode()
                    )
                ),
            ],
            Placement = ReplyPlacement.Ephemeral,
        };
    }

    /// <summary>Stops or resumes storing anything about a user.</summary>
    public ButtonResponse SetOptedOut(bool isOut, ReplyContext context, ButtonPress press)
    {
        if (
            !personal.SetOptedOut(press.Person.Id, isOut) || (isOut && !personal.Forget(press.Person.Id, press.Chat.Id))
        )
            return new ButtonResponse(null, context.Words.NotDone);
        return ButtonResponse.InPlace(Tell(press.Person, context));
    }

    /// <summary>Deletes everything that is stored about a user and their chat.</summary>
    public Reply Forget(Person person, ReplyContext context) =>
        Reply.Of(personal.Forget(person.Id, context.Chat.Id) ? context.Words.AllForgotten : context.Words.NotDone) with
        {
            Placement = ReplyPlacement.Ephemeral,
        };

    /// <summary>Subscribes a user to corrections of the article of a passage.</summary>
    public ButtonResponse Watch(PassageKey passage, ReplyContext context, ButtonPress press)
    {
        if (context.Library.Find(passage.Article) is not { } article)
            return new ButtonResponse(null, context.Words.ArticleGone);
        var isKept = watches.Add(passage.Article.Value, press.Chat.Id, press.Person.Language, article.Correction);
        return new ButtonResponse(null, isKept ? context.Words.WillTell : context.Words.NotDone);
    }
}
