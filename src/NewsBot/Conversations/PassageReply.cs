using System.Collections.Immutable;
using NewsBot.Answers;
using NewsBot.Messages;

namespace NewsBot.Conversations;

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
    public static Reply Of(RichTextBuilder text, Excerpt excerpt, Offer offer, Scene scene)
    {
        Quotation.AppendTo(text, excerpt, scene.Library.AlsoIn(excerpt.Article, excerpt.Text), scene.Today, scene.Words);
        return new Reply(text.Build()) { Rows = [[.. More(offer, scene), new Choice(scene.Words.Around, new ChoiceData.Around(offer).Encode()), Citation(excerpt, scene)], Feedback(offer, scene), .. Elsewhere(offer, scene)] };
    }

    /// <summary>The same passage between its neighbours.</summary>
    /// <inheritdoc cref="Of"/>
    public static Reply Around(RichTextBuilder text, Excerpt excerpt, Offer offer, Scene scene)
    {
        Quotation.AppendAround(text, excerpt, scene.Today, scene.Words);
        return new Reply(text.Build()) { Rows = [[new Choice(scene.Words.Back, new ChoiceData.Show(offer).Encode()), Citation(excerpt, scene)], Feedback(offer, scene)] };
    }

    /// <summary>The rows of a reply that names the next passages itself.</summary>
    public static IEnumerable<ImmutableArray<Button>> RowsWithoutMore(Reply reply) => reply.Rows.Select(row => row.RemoveAll(button => button.IsPrimary));

    private static IEnumerable<Button> More(Offer offer, Scene scene)
    {
        var count = Math.Min(MostShown, offer.Passages.Length);
        if (count < 2) return [];
        return [new Choice(scene.Words.More(Math.Min(offer.Current, count - 1) + 1, count), new ChoiceData.Show(offer with { Current = (offer.Current + 1) % count }).Encode()) { IsPrimary = true }];
    }

    private static CopyText Citation(Excerpt excerpt, Scene scene) => new(scene.Words.CopyCitation, Answers.Citation.Of(excerpt));

    private static ImmutableArray<Button> Feedback(Offer offer, Scene scene) =>
    [
        new Choice("👍 " + scene.Words.Helpful, new ChoiceData.Helpful(offer.Shown).Encode()),
        new Choice("👎 " + scene.Words.NotIt, new ChoiceData.NotIt(offer).Encode()),
    ];

    /// <summary>In a group the quote is where it is wanted already.</summary>
    private static IEnumerable<ImmutableArray<Button>> Elsewhere(Offer offer, Scene scene) =>
        scene.Room.IsGroup ? [] : [[new ShareQuote(scene.Words.Share, DeepLink.To(offer.Shown))]];
}
