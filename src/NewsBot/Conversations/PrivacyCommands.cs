using NewsBot.Answering;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;

namespace NewsBot.Conversations;

/// <summary><c>/new</c>: forgets the last question, so the next one is not read as a follow-up.</summary>
internal sealed class NewCommand(Dialogue dialogue) : SlashCommand("new")
{
    public override string Describe(Phrases words) => words.NewDoes;

    public override Reply ReplyTo(CommandInvocation call)
    {
        dialogue.Forget(call.Incoming.Chat, call.Incoming.Person);
        return Reply.Of(call.Context.Words.Forgotten) with { Placement = ReplyPlacement.Ephemeral };
    }
}

/// <summary><c>/privacy</c>: what is stored about the sender.</summary>
internal sealed class PrivacyCommand(Privacy privacy) : SlashCommand("privacy")
{
    public override string Describe(Phrases words) => words.PrivacyDoes;

    public override Reply ReplyTo(CommandInvocation call) => privacy.Tell(call.Incoming.Person, call.Context);
}

/// <summary><c>/forget</c>: deletes what is stored about the sender.</summary>
internal sealed class ForgetCommand(Privacy privacy, Dialogue dialogue, AnsweredMessages answers)
    : SlashCommand("forget")
{
    public override string Describe(Phrases words) => words.ForgetDoes;

    public override Reply ReplyTo(CommandInvocation call)
    {
        dialogue.Forget(call.Incoming.Chat, call.Incoming.Person);
        answers.Forget(call.Incoming.Person);
        return privacy.Forget(call.Incoming.Person, call.Context);
    }
}
