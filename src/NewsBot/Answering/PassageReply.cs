using System.Collections.Immutable;
using NewsBot.Messaging;
using NewsBot.Replies;

namespace NewsBot.Answering;

/// <summary>A passage with its source and the buttons to go on from it.</summary>
internal static class PassageReply
{
    /// <summary>How many passages «More» goes through.</summary>
    private const int MostShown = 3;

    /// <summary>Puts the reply together.</summary>
    /// <param name="text">What stands before the passage.</param>
    /// <param name="excerpt">The passage.</param>
    /// <param name="offer">The passages that it is one of.</param>
    /// <param name="scene">Where it is said.</param>
    public static Reply Of(RichTextBuilder text, Passage excerpt, PassageList offer, ReplyContext scene) =>
        Put(text, excerpt, offer, [], More(offer, scene), scene);

    /// <summary>The passage with the next ones to choose from, in the place of «More».</summary>
    /// <param name="alternatives">The rows of the next ones.</param>
    /// <inheritdoc cref="Of"/>
    public static Reply WithAlternatives(
        RichTextBuilder text,
        Passage excerpt,
        PassageList offer,
        IEnumerable<ImmutableArray<Button>> alternatives,
        ReplyContext scene
    ) => Put(text, excerpt, offer, alternatives, [], scene);

    /// <summary>The same passage between its neighbours.</summary>
    /// <inheritdoc cref="Of"/>
    public static Reply Around(RichTextBuilder text, Passage excerpt, PassageList offer, ReplyContext scene)
    {
        QuoteWriter.AppendAround(text, excerpt, scene.Today, scene.Words);
        return new Reply(text.Build())
        {
            Rows =
            [
                [
                    new CallbackButton(scene.Words.Back, new CallbackData.ShowPassage(offer).Encode()),
                    Citation(excerpt, scene),
                ],
                .. Below(offer, scene),
            ],
        };
    }

    private static Reply Put(
        RichTextBuilder text,
        Passage excerpt,
        PassageList offer,
        IEnumerable<ImmutableArray<Button>> above,
        IEnumerable<Button> more,
        ReplyContext scene
    )
    {
        QuoteWriter.AppendTo(
            text,
            excerpt,
            scene.Library.AlsoIn(excerpt.Article, excerpt.Text),
            scene.Today,
            scene.Words
        );
        return new Reply(text.Build())
        {
            Rows =
            [
                .. above,
                [
                    .. more,
                    new CallbackButton(scene.Words.Around, new CallbackData.ShowAround(offer).Encode()),
                    Citation(excerpt, scene),
                ],
                .. Below(offer, scene),
            ],
        };
    }

    private static IEnumerable<Button> More(PassageList offer, ReplyContext scene)
    {
        var count = Math.Min(MostShown, offer.Passages.Length);
        if (count < 2)
            return [];
        return
        [
            new CallbackButton(
                scene.Words.More(Math.Min(offer.Current, count - 1) + 1, count),
                new CallbackData.ShowPassage(offer with { Current = (offer.Current + 1) % count }).Encode()
            )
            {
                IsPrimary = true,
            },
        ];
    }

    private static CopyTextButton Citation(Passage excerpt, ReplyContext scene) =>
        new(scene.Words.CopyCitation, Replies.Citation.Of(excerpt));

    private static IEnumerable<ImmutableArray<Button>> Below(PassageList offer, ReplyContext scene)
    {
        // What is not it leads to another message, which can't be sent where the bot is not.
        if (scene.Room.IsGuest)
            yield break;
        yield return
        [
            new CallbackButton("👍 " + scene.Words.Helpful, new CallbackData.MarkHelpful(offer.Shown).Encode()),
            new CallbackButton("👎 " + scene.Words.NotIt, new CallbackData.MarkUnhelpful(offer).Encode()),
        ];

        // In a group the quote is where it is wanted already. At the keyboard there is nobody to share it with, and no
        // way to tell later.
        if (scene.Room is { IsGroup: false, Chat: not 0 })
            yield return
            [
                new ShareButton(scene.Words.Share, DeepLink.To(offer.Shown)),
                new CallbackButton(scene.Words.TellIfChanged, new CallbackData.WatchArticle(offer.Shown).Encode()),
            ];
    }
}
