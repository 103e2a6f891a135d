using Microsoft.Data.Sqlite;
using NewsBot.Search;

namespace NewsBot.Benchmarks.Peers;

/// <summary>SQLite's full-text index FTS5 with Porter's stemmer, in memory, any of the question's words.</summary>
internal sealed class SqlitePeer : IPeer
{
    private SqliteConnection? _connection;
    private SqliteCommand? _search;
    private SqliteParameter? _words;

    public string Name => "SQLite FTS5";

    public long IndexBytes =>
        (long)Scalar("select page_count * page_size from pragma_page_count(), pragma_page_size()");

    public void Build(IReadOnlyList<Article> articles)
    {
        Close();
        _connection = new SqliteConnection("Data Source=:memory:");
        _connection.Open();

        // Without content: the text is held once already, as the other peers' is.
        Scalar("create virtual table paragraphs using fts5(text, content='', tokenize='porter unicode61')");
        using (var transaction = _connection.BeginTransaction())
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "insert into paragraphs(rowid, text) values ($number, $text)";
            var (number, text) = (
                insert.Parameters.Add("$number", SqliteType.Integer),
                insert.Parameters.Add("$text", SqliteType.Text)
            );
            foreach (var (i, paragraph) in articles.SelectMany(article => article.Paragraphs).Index())
            {
                (number.Value, text.Value) = (i, paragraph);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        _search = _connection.CreateCommand();
        _search.CommandText = "select rowid from paragraphs where paragraphs match $words order by rank limit 10";
        _words = _search.Parameters.Add("$words", SqliteType.Text);
    }

    public int Search(string question)
    {
        var words = string.Join(
            " OR ",
            question.Split([' ', '"'], StringSplitOptions.RemoveEmptyEntries).Select(word => $"\"{word}\"")
        );
        if (words.Length == 0)
            return -1;
        _words!.Value = words;
        using var rows = _search!.ExecuteReader();
        var first = rows.Read() ? rows.GetInt32(0) : -1;
        while (rows.Read())
        {
            // The others are asked for too.
        }

        return first;
    }

    public void Dispose() => Close();

    private void Close()
    {
        _search?.Dispose();
        _connection?.Dispose();
    }

    private object Scalar(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() ?? 0L;
    }
}
