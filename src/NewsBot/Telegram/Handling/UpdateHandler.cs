using NewsBot.Moderation.Editing;
using NewsBot.Telegram.Updates;

namespace NewsBot.Telegram.Handling;

/// <summary>Hands each kind of update to its handler.</summary>
internal sealed class UpdateHandler(
    MessageHandler messages,
    ButtonHandler buttons,
    SubmissionHandler submissions,
    InlineQueryHandler inlineQueries,
    MembershipHandler memberships,
    EditorialService editor
)
{
    /// <summary>Responds to an update.</summary>
    /// <param name="stopRetrying">Ends a wait between two tries.</param>
    /// <exception cref="OperationCanceledException">There was no response because of one of the tokens.</exception>
    public Task HandleAsync(BotUpdate update, CancellationToken stopRetrying, CancellationToken cancellationToken)
    {
        switch (update)
        {
            case BotUpdate.Message message:
                return messages.HandleAsync(message, stopRetrying, cancellationToken);
            case BotUpdate.ButtonPressed pressed:
                return buttons.HandleAsync(pressed, stopRetrying, cancellationToken);
            case BotUpdate.ArticleSubmitted submitted:
                return submissions.HandleAsync(submitted, stopRetrying, cancellationToken);
            case BotUpdate.InlineQuery query:
                return inlineQueries.HandleAsync(query, cancellationToken);
            case BotUpdate.GuestQuery query:
                return inlineQueries.HandleAsync(query, cancellationToken);
            case BotUpdate.JoinedChat joined:
                return memberships.HandleAsync(joined, stopRetrying, cancellationToken);
            case BotUpdate.InlineResultChosen:
                inlineQueries.CountChosen();
                return Task.CompletedTask;
            case BotUpdate.ChannelPost post:
                Write(post);
                return Task.CompletedTask;
            case BotUpdate.LeftChat left:
                memberships.Handle(left);
                return Task.CompletedTask;
            case BotUpdate.ChatMigrated migrated:
                memberships.Handle(migrated);
                return Task.CompletedTask;
            default:
                throw new InvalidOperationException($"{update.GetType().Name} has no handler.");
        }
    }

    /// <exception cref="IOException">The post is not an article now.</exception>
    private void Write(BotUpdate.ChannelPost post)
    {
        var result = editor.Apply(editor.ProposeContent(post.File, post.Content), post.Channel);
        if (result.Id is null)
            throw new IOException(
                $"the post could not be written to {result.File}: {result.Reason ?? $"{result.Refusal}"}"
            );
    }
}
