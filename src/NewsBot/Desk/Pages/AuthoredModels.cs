using NewsBot.Desk.Models;
using NewsBot.Search;

namespace NewsBot.Desk.Pages;

/// <summary>Where authored questions lead.</summary>
internal static class AuthoredModels
{
    public static AuthoredModel Create(AuthoredQuestionTarget target) =>
        new(
            target.Question.Text,
            target switch
            {
                { FoundBy: TargetSource.NoSuchPassage } =>
                    $"No paragraph has “{target.Question.Passage}”. Write words of the passage exactly as they are.",
                { Paragraph: null } => "It does not find this article. Name the passage behind =>.",
                { IsSure: false, Paragraph: { } unsure } => $"Leads to paragraph {unsure}, but the ranking is unsure.",
                { Paragraph: { } paragraph } => $"Leads to paragraph {paragraph}.",
            },
            !target.IsSure
        );
}
