using NewsBot.Configuration;
using NewsBot.Desk.Access;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;

namespace NewsBot.Desk;

/// <summary><c>/desk</c>: sends a moderator a link to log in to the desk.</summary>
internal sealed class DeskCommand(DeskSettings desk, LoginCodes codes, SessionStore sessions) : SlashCommand("desk")
{
    public override bool IsForModerators => true;

    public override string Describe(Phrases words) => words.DeskDoes;

    public override Reply ReplyTo(CommandInvocation call)
    {
        var words = call.Context.Words;
        var person = call.Incoming.Person.Id;

        // In a group others would get in under this moderator's name.
        if (call.Context.Chat.IsGroup)
            return Reply.Of(words.DeskInPrivate);
        if (!sessions.MayEnter(person) || person == LoginCodes.Operator)
            return Reply.Of(words.DeskNotYours);
        var link = codes.Create(person);
        return desk.IsPublic
            ? Reply.Of(words.DeskLink) with
            {
                Rows =
                [
                    [
                        new LinkButton(words.DeskOpen, link.Url) { IsPrimary = true },
                        new CopyTextButton(words.DeskCopy, link.Code),
                    ],
                ],
            }
            : Reply.Of($"{words.DeskLink}\n{link.Url.AbsoluteUri}");
    }
}
