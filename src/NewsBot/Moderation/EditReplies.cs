using NewsBot.Messaging;
using NewsBot.Moderation.Editing;
using NewsBot.Replies;

namespace NewsBot.Moderation;

/// <summary>What came of a change.</summary>
internal static class EditReplies
{
    private const int MaxNameLength = 100;

    /// <summary>Says that a change was made, with a button to undo it, or why it was not.</summary>
    /// <param name="done">What is said if it was made.</param>
    public static ButtonResponse Show(EditResult result, string done, ReplyContext context)
    {
        var words = context.Words;
        return result.Refusal switch
        {
            EditRefusal.None => ButtonResponse.InPlace(
                Reply.Of(done) with
                {
                    Rows =
                    [
                        Reply.Row(new CallbackButton(words.Undo, new CallbackData.UndoEdit(result.Id!.Value).Encode())),
                    ],
                }
            ),
            EditRefusal.Changed => new ButtonResponse(
                Reply.Of(words.ChangedMeanwhile(ShownText.OneLine(result.File, MaxNameLength)))
            ),
            EditRefusal.NotWritten => new ButtonResponse(Reply.Of(words.NotWritten(result.Reason!))),
            EditRefusal.NotLogged => new ButtonResponse(Reply.Of(words.NotLogged)),
            _ => new ButtonResponse(null, words.ArticleGone),
        };
    }
}
