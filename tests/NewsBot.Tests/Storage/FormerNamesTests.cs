using NewsBot.Storage;

namespace NewsBot.Tests.Storage;

public sealed class FormerNamesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _lines = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_an_earlier_version_gets_its_current_name()
    {
        _folder.Write("poison.jsonl", "old");
        FormerNames.Replace(_folder.Path, _lines.Add);
        Assert.Equal("old", File.ReadAllText(Path.Combine(_folder.Path, "dead-letters.jsonl")));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "poison.jsonl")));
        Assert.Empty(_lines);
    }

    [Fact]
    public void A_file_with_the_current_name_is_never_overwritten()
    {
        _folder.Write("library.saved", "old");
        _folder.Write("library.cache", "new");
        FormerNames.Replace(_folder.Path, _lines.Add);
        Assert.Equal("new", File.ReadAllText(Path.Combine(_folder.Path, "library.cache")));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_no_problem()
    {
        FormerNames.Replace(Path.Combine(_folder.Path, "nowhere"), _lines.Add);
        Assert.Empty(_lines);
    }
}
