using System.Collections.Immutable;
using NewsBot.Messaging;
using NewsBot.Replies;

namespace NewsBot.Answering;

/// <summary>A passage with its source and the buttons to go on from it.</summary>
internal static class PassageReply
{
    /// <summary>How many passages "More" shows in turn.</summary>
    private const int MaxShown = 3;

    /// <summary>Puts the reply together.</summary>
    /// <param name="text">What is before the passage.</param>
    /// <param name="list">The passages that it is one of.</param>
    public static Reply Create(RichTextBuilder text, Passage passage, PassageList list, ReplyContext context)
    {
        QuoteWriter.AppendTo(
            text,
            passage,
            context.Library.AlsoIn(passage.Article, passage.Text),
            context.Today,
            context.Words
        );
        return new Reply(text.Build())
        {
            Rows =
            [
                [
                    .. More(list, context),
                    new CallbackButton(context.Words.Around, new CallbackData.ShowAround(list).Encode()),
                    Citation(passage, context),
                ],
                .. Below(list, context),
            ],
        };
    }

    /// <summary>The same passage between its neighbours.</summary>
    /// <inheritdoc cref="Create"/>
    public static Reply Around(RichTextBuilder text, Passage passage, PassageList list, ReplyContext context)
    {
        QuoteWriter.AppendAround(text, passage, context.Today, context.Words);
        return new Reply(text.Build())
        {
            Rows =
            [
                [
                    new CallbackButton(context.Words.Back, new CallbackData.ShowPassage(list).Encode()),
                    Citation(passage, context),
                ],
                .. Below(list, context),
            ],
        };
    }

    private static IEnumerable<Button> More(PassageList list, ReplyContext context)
    {
        var count = Math.Min(MaxShown, list.Passages.Length);
        if (count < 2)
            return [];
        return
        [
            new CallbackButton(
                context.Words.More(Math.Min(list.Current, count - 1) + 1, count),
                new CallbackData.ShowPassage(list with { Current = (list.Current + 1) % count }).Encode()
            )
            {
                IsPrimary = true,
            },
        ];
    }

    private static CopyTextButton Citation(Passage passage, ReplyContext context) =>
        new(context.Words.CopyCitation, Replies.Citation.Create(passage));

    private static IEnumerable<ImmutableArray<Button>> Below(PassageList list, ReplyContext context)
    {
        // Rejecting an answer brings a new message, which a guest can't send.
        if (context.Chat.IsGuest)
            yield break;
        yield return
        [
            new CallbackButton("👍 " + context.Words.Helpful, new CallbackData.MarkHelpful(list.Shown).Encode()),
            new CallbackButton("👎 " + context.Words.NotIt, new CallbackData.MarkUnhelpful(list).Encode()),
        ];

        if (context is { IsModerator: true, Chat.IsGroup: false })
            yield return Reply.Row(
                new CallbackButton(
                    context.Words.EditThis,
                    new CallbackData.ShowArticleMenu(list.Shown.Article).Encode()
                )
            );

        // A group already has the quote. The terminal has nobody to share it with, and no way to send notifications.
        if (context.Chat is { IsGroup: false, Id: not 0 })
            yield return
            [
                new ShareButton(context.Words.Share, DeepLink.To(list.Shown)),
                new CallbackButton(context.Words.TellIfChanged, new CallbackData.WatchArticle(list.Shown).Encode()),
            ];
    }
}
