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
    public static Reply Of(RichTextBuilder text, Excerpt excerpt, Offer offer, Scene scene) =>
        Put(text, excerpt, offer, [], More(offer, scene), scene);

    /// <summary>The passage with the next ones to choose from, in the place of «More».</summary>
    /// <param name="alternatives">The rows of the next ones.</param>
    /// <inheritdoc cref="Of"/>
    public static Reply WithAlternatives(
        RichTextBuilder text,
        Excerpt excerpt,
        Offer offer,
        IEnumerable<ImmutableArray<Button>> alternatives,
        Scene scene
    ) => Put(text, excerpt, offer, alternatives, [], scene);

    /// <summary>The same passage between its neighbours.</summary>
    /// <inheritdoc cref="Of"/>
    public static Reply Around(RichTextBuilder text, Excerpt excerpt, Offer offer, Scene scene)
    {
        Quotation.AppendAround(text, excerpt, scene.Today, scene.Words);
        return new Reply(text.Build())
        {
            Rows =
            [
                [new Choice(scene.Words.Back, new ChoiceData.ShowPassage(offer).Encode()), Citation(excerpt, scene)],
                .. Below(offer, scene),
            ],
        };
    }

    private static Reply Put(
        RichTextBuilder text,
        Excerpt excerpt,
        Offer offer,
        IEnumerable<ImmutableArray<Button>> above,
        IEnumerable<Button> more,
        Scene scene
    )
    {
        Quotation.AppendTo(
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
                    new Choice(scene.Words.Around, new ChoiceData.ShowAround(offer).Encode()),
                    Citation(excerpt, scene),
                ],
                .. Below(offer, scene),
            ],
        };
    }

    private static IEnumerable<Button> More(Offer offer, Scene scene)
    {
        var count = Math.Min(MostShown, offer.Passages.Length);
        if (count < 2)
            return [];
        return
        [
            new Choice(
                scene.Words.More(Math.Min(offer.Current, count - 1) + 1, count),
                new ChoiceData.ShowPassage(offer with { Current = (offer.Current + 1) % count }).Encode()
            )
            {
                IsPrimary = true,
            },
        ];
    }

    private static CopyText Citation(Excerpt excerpt, Scene scene) =>
        new(scene.Words.CopyCitation, Replies.Citation.Of(excerpt));

    private static IEnumerable<ImmutableArray<Button>> Below(Offer offer, Scene scene)
    {
        // What is not it leads to another message, which can't be sent where the bot is not.
        if (scene.Room.IsElsewhere)
            yield break;
        yield return
        [
            new Choice("👍 " + scene.Words.Helpful, new ChoiceData.ItHelped(offer.Shown).Encode()),
            new Choice("👎 " + scene.Words.NotIt, new ChoiceData.ItMissed(offer).Encode()),
        ];

        // In a group the quote is where it is wanted already. At the keyboard there is nobody to share it with, and no
        // way to tell later.
        if (scene.Room is { IsGroup: false, Chat: not 0 })
            yield return
            [
                new ShareQuote(scene.Words.Share, DeepLink.To(offer.Shown)),
                new Choice(scene.Words.TellIfChanged, new ChoiceData.WatchArticle(offer.Shown).Encode()),
            ];
    }
}
