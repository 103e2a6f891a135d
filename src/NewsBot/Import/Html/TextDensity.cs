using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace NewsBot.Import.Html;

/// <summary>
/// How much running text each element of a page holds: the characters, links aside, of blocks that read like sentences.
/// </summary>
internal sealed class TextDensity
{
    private const int MinSentenceLength = 40;
    private const double MaxLinks = 0.35;

    private readonly ConditionalWeakTable<IElement, StrongBox<double>> _mass = [];

    /// <param name="root">The element that all of the text is in.</param>
    public TextDensity(IElement root, IEnumerable<PageBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (!IsRunningText(block))
                continue;
            var mass = block.Text.Length - block.LinkLetters;
            for (var element = block.Element; element is not null; element = element.ParentElement)
                _mass.GetOrCreateValue(element).Value += mass;
        }

        Total = Get(root);
    }

    public double Total { get; }

    public double Get(IElement element) => _mass.TryGetValue(element, out var mass) ? mass.Value : 0;

    private static bool IsRunningText(PageBlock block) =>
        block.Text.Length >= MinSentenceLength && block.LinkDensity < MaxLinks && !block.IsHeading;
}
