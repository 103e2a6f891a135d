using NewsBot.Storage;

namespace NewsBot.Tests.Storage;

/// <summary>The file of the tables.</summary>
public sealed class DatabaseTests : IDisposable
{
    private readonly TempFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Adatabase_that_cannot_be_opened_stays_degraded_while_memory_replaces_it()
    {
        using var database = Database.In(_data.Path, Some.Clock(), new LogLines());
        Directory.CreateDirectory(Database.FileIn(_data.Path));
        Assert.False(database.Keep("insert into opted_out (person) values (1)"));
        Assert.Equal(1, database.Execute("insert into opted_out (person) values (2)"));
        Assert.NotNull(database.Failure);
    }

    [Fact]
    public void A_file_that_everybody_could_read_is_its_owners_alone_once_it_is_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        if (OperatingSystem.IsWindows())
            return;
        var path = _data.Write("open.jsonl", "what an earlier version wrote");
        File.SetUnixFileMode(
            path,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead
        );
        PrivateFile.Create(path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal("what an earlier version wrote", File.ReadAllText(path));
    }
}
