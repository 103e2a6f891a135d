using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using NewsBot.Conversations;
using NewsBot.Search;

namespace NewsBot.Tests;

/// <summary>A folder is a namespace: which of them name which others' types.</summary>
public sealed class DirectionTests
{
    private static readonly Architecture Program = new ArchLoader()
        .LoadAssemblies(typeof(SearchIndex).Assembly, typeof(Conversation).Assembly)
        .Build();

    [Fact]
    public void No_folder_names_one_that_leads_back_to_it()
    {
        var arrows = Arrows();
        Assert.Contains(("NewsBot.Telegram.Handling", "NewsBot.Conversations"), arrows);
        Assert.Empty(Circles(arrows));
    }

    [Fact]
    public void A_circle_would_be_found() =>
        Assert.Equal(["a", "b", "c"], Circles([("a", "b"), ("b", "c"), ("c", "a"), ("a", "d"), ("e", "a")]).Order());

    private static HashSet<(string From, string To)> Arrows() =>
        [
            .. from type in Program.Types
            where IsOurs(type)
            from dependency in type.Dependencies
            where IsOurs(dependency.Target)
            let arrow = (From: type.Namespace.FullName, To: dependency.Target.Namespace.FullName)
            where arrow.From != arrow.To
            select arrow,
        ];

    /// <summary>
    /// What is left when folders that name none of the rest, and folders that none of the rest names, are taken away.
    /// </summary>
    private static HashSet<string> Circles(HashSet<(string From, string To)> arrows)
    {
        var left = arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).ToHashSet();
        while (
            left.RemoveWhere(folder =>
                !arrows.Any(arrow => arrow.From == folder && left.Contains(arrow.To))
                || !arrows.Any(arrow => arrow.To == folder && left.Contains(arrow.From))
            ) > 0
        ) { }

        return left;
    }

    // The reader of programs takes the type parameters of methods with one name, as generated code has them, for one
    // another.
    private static bool IsOurs(IType type) =>
        type is not GenericParameter && type.Namespace.FullName.StartsWith("NewsBot", StringComparison.Ordinal);
}
