using System.Collections.Immutable;
using NewsBot.Messaging;
using NewsBot.Replies;

namespace NewsBot.Answering;

/// <summary>A passage with its source and the buttons to go on from it.</summary>
internal static class PassageReply
{
    /// <summary>How many passages «More» goes through.</summary>
    private const int MaxShown = 3;

    /// <summary>Puts the reply together.</summary>
    /// <param name="text">What stands before the passage.</param>
    /// <param name="excerpt">The passage.</param>
    /// <param name="offer">The passages that it is one of.</param>
    /// <param name="context">Where it is said.</param>
    public static Reply Of(RichTextBuilder text, Passage excerpt, PassageList offer, ReplyContext context) =>
        Put(text, excerpt, offer, [], More(offer, context), context);

    /// <summary>The passage with the next ones to choose from, in the place of «More».</summary>
    /// <param name="alternatives">The rows of the next ones.</param>
    /// <inheritdoc cref="Of"/>
    public static Reply WithAlternatives(
        RichTextBuilder text,
        Passage excerpt,
        PassageList offer,
        IEnumerable<ImmutableArray<Button>> alternatives,
        ReplyContext context
    ) => Put(text, excerpt, offer, alternatives, [], context);

    /// <summary>The same passage between its neighbours.</summary>
    /// <inheritdoc cref="Of"/>
    public static Reply Around(RichTextBuilder text, Passage excerpt, PassageList offer, ReplyContext context)
    {
        QuoteWriter.AppendAround(text, excerpt, context.Today, context.Words);
        return new Reply(text.Build())
        {
            Rows =
            [
                [
                    new CallbackButton(context.Words.Back, new CallbackData.ShowPassage(offer).Encode()),
                    Citation(excerpt, context),
                ],
                .. Below(offer, context),
            ],
        };
    }

    private static Reply Put(
        RichTextBuilder text,
        Passage excerpt,
        PassageList offer,
        IEnumerable<ImmutableArray<Button>> above,
        IEnumerable<Button> more,
        ReplyContext context
    )
    {
        QuoteWriter.AppendTo(
            text,
            excerpt,
            context.Library.AlsoIn(excerpt.Article, excerpt.Text),
            context.Today,
            context.Words
        );
        return new Reply(text.Build())
        {
            Rows =
            [
                .. above,
                [
                    .. more,
                    new CallbackButton(context.Words.Around, new CallbackData.ShowAround(offer).Encode()),
                    Citation(excerpt, context),
                ],
                .. Below(offer, context),
            ],
        };
    }

    private static IEnumerable<Button> More(PassageList offer, ReplyContext context)
    {
        var count = Math.Min(MaxShown, offer.Passages.Length);
        if (count < 2)
            return [];
        return
        [
            new CallbackButton(
                context.Words.More(Math.Min(offer.Current, count - 1) + 1, count),
                new CallbackData.ShowPassage(offer with { Current = (offer.Current + 1) % count }).Encode()
            )
            {
                IsPrimary = true,
            },
        ];
    }

    private static CopyTextButton Citation(Passage excerpt, ReplyContext context) =>
        new(context.Words.CopyCitation, Replies.Citation.Of(excerpt));

    private static IEnumerable<ImmutableArray<Button>> Below(PassageList offer, ReplyContext context)
    {
        // What is not it leads to another message, which can't be sent where the bot is not.
        if (context.Chat.IsGuest)
            yield break;
        yield return
        [
            new CallbackButton("👍 " + context.Words.Helpful, new CallbackData.MarkHelpful(offer.Shown).Encode()),
            new CallbackButton("👎 " + context.Words.NotIt, new CallbackData.MarkUnhelpful(offer).Encode()),
        ];

        // In a group the quote is where it is wanted already. At the keyboard there is nobody to share it with, and no
        // way to tell later.
        if (context.Chat is { IsGroup: false, Id: not 0 })
            yield return
            [
                new ShareButton(context.Words.Share, DeepLink.To(offer.Shown)),
                new CallbackButton(context.Words.TellIfChanged, new CallbackData.WatchArticle(offer.Shown).Encode()),
            ];
    }
}
