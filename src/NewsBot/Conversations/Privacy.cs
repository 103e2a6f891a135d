using NewsBot.Configuration;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Storage;

namespace NewsBot.Conversations;

/// <summary>What is kept of people: told, kept and forgotten as they wish.</summary>
internal sealed class Privacy(PersonalData personal, CorrectionSubscriptions watches, RetentionPolicy keeping)
{
    /// <summary>What is kept of somebody, as it is at this moment.</summary>
    public Reply Tell(Person person, ReplyContext scene)
    {
        var isOut = personal.IsOptedOut(person.Id);
        var text = new RichTextBuilder()
            .Plain(scene.Words.PrivacyQuestions)
            .Line()
            .Plain(scene.Words.PrivacyKept((int)keeping.Retention.TotalDays))
            .Line()
            .Plain(scene.Words.PrivacyTold((int)keeping.TellWithin.TotalDays))
            .Line()
            .Plain(isOut ? scene.Words.OptedOut : scene.Words.PrivacyForget);
        return new Reply(text.Build())
        {
            Rows =
            [
                Reply.Row(
                    new CallbackButton(
                        isOut ? scene.Words.KeepAgain : scene.Words.KeepNothing,
                        new CallbackData.OptOut(!isOut).Encode()
                    )
                ),
            ],
            Placement = ReplyPlacement.Ephemeral,
        };
    }

    /// <summary>Keeps nothing of somebody any more, or again.</summary>
    public ButtonResponse SetOptedOut(bool isOut, ReplyContext scene, ButtonPress press)
    {
        if (
            !personal.SetOptedOut(press.Person.Id, isOut)
            || (isOut && !personal.Forget(press.Person.Id, press.Room.Chat))
        )
            return new ButtonResponse(null, scene.Words.NotDone);
        return new ButtonResponse(Tell(press.Person, scene) with { Placement = ReplyPlacement.EditInPlace });
    }

    /// <summary>Forgets all that is stored of somebody and of their chat.</summary>
    public Reply Forget(Person person, ReplyContext scene) =>
        Reply.Of(personal.Forget(person.Id, scene.Room.Chat) ? scene.Words.AllForgotten : scene.Words.NotDone) with
        {
            Placement = ReplyPlacement.Ephemeral,
        };

    /// <summary>
    /// Notes that somebody wishes to be told when the article of a passage is corrected or retracted.
    /// </summary>
    public ButtonResponse Watch(PassageKey passage, ReplyContext scene, ButtonPress press)
    {
        if (scene.Library.Find(passage.Article) is not { } article)
            return new ButtonResponse(null, scene.Words.ArticleGone);
        var isKept = watches.Add(passage.Article.Value, press.Room.Chat, press.Person.Language, article.Correction);
        return new ButtonResponse(null, isKept ? scene.Words.WillTell : scene.Words.NotDone);
    }
}
