namespace NewsBot.Search.Tests;

public sealed class DependencyTests
{
    [Fact]
    public void The_search_core_knows_nothing_but_the_base_library_and_the_stemmers()
    {
        string[] allowed = ["System.", "Lucene.Net", "J2N"];
        var references = typeof(SearchIndex).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.All(references, name =>
            Assert.Contains(allowed, start => name.StartsWith(start, StringComparison.Ordinal))
        );
    }
}
