using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Moderation.Editing;
using NewsBot.PostgreSql;
using NewsBot.Storage;
using NewsBot.Tests.Storage;
using Npgsql;

namespace NewsBot.Tests.PostgreSql;

/// <summary>An instance of the bot as far as its articles go. It looks at the server when it is asked to.</summary>
internal sealed class MirrorInstance : IDisposable
{
    private const long Anna = 7;

    private readonly MirrorFolders _folders;
    private readonly Database _database;
    private readonly PostgresListener _listener;

    public MirrorInstance(string connectionString, string folder)
    {
        Server = PostgresServer.Connect(connectionString);
        _database = TestDatabase.Over(Server);
        _listener = new PostgresListener(Server, Clock);
        _folders = new MirrorFolders(Path.Combine(folder, "articles"), Path.Combine(folder, "set-aside"));
        Directory.CreateDirectory(_folders.Articles);
        Mirror = new ArticleMirror(Server, _listener, _folders, Clock, NullLogger<ArticleMirror>.Instance);
        var log = new AuditLog(_database, Clock);
        var writer = new ArticleWriter(Server, log, Clock);
        Editor = new EditorialService(new PostgresArticles(Server, writer, Mirror), log, Clock);
        Drafts = new Drafts(new PostgresDrafts(Server), Clock);
        Transfer = new ArticleTransfer(Server, writer);
    }

    public FakeTimeProvider Clock { get; } = Some.Clock();

    public NpgsqlDataSource Server { get; }

    public ArticleMirror Mirror { get; }

    public EditorialService Editor { get; }

    public Drafts Drafts { get; }

    public ArticleTransfer Transfer { get; }

    public EditResult Write(string file, string text) =>
        Editor.Apply(Editor.ProposeContent(file, Encoding.UTF8.GetBytes(text)), Anna);

    public EditResult Remove(string file) => Editor.Apply(Editor.ProposeRemoval(Editor.Find(file)!), Anna);

    /// <summary>The numbers of all changes in the audit log.</summary>
    public IReadOnlyList<long?> ListChanges() =>
        Server.Use(connection => connection.Query("select id from audit order by id", row => (long?)row.GetInt64(0)));

    public string GetPath(string file) => Path.Combine(_folders.Articles, file);

    public string ReadFile(string file) => File.ReadAllText(GetPath(file));

    public void WriteFile(string file, string text) => File.WriteAllText(GetPath(file), text);

    public DateTime GetTime(string file) => File.GetLastWriteTimeUtc(GetPath(file));

    /// <summary>The paths of all files, in their order.</summary>
    public IReadOnlyList<string> ListFiles() =>
        [
            .. Directory
                .EnumerateFiles(_folders.Articles, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(_folders.Articles, file))
                .Order(StringComparer.Ordinal),
        ];

    public IReadOnlyList<string> ListSetAside() =>
        Directory.Exists(_folders.SetAside)
            ? Directory.GetFiles(_folders.SetAside, "*", SearchOption.AllDirectories)
            : [];

    public void Dispose()
    {
        Mirror.Dispose();
        _listener.Dispose();
        _database.Dispose();
    }
}
