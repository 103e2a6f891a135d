using System.Buffers;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace NewsBot.Storage;

/// <summary>Statements with parameters <c>$1</c>, <c>$2</c> … on a connection.</summary>
internal static class DbConnectionExtensions
{
    private static readonly SearchValues<char> NeverStored = SearchValues.Create([
        '\0',
        .. Enumerable.Range(0xD800, 0x800).Select(unit => (char)unit),
    ]);

    /// <summary>Changes rows.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="DbException">It can't be done.</exception>
    public static int Execute(this DbConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Prepare(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads rows.</summary>
    /// <param name="read">Makes something of a row.</param>
    /// <exception cref="DbException">It can't be done.</exception>
    public static List<T> Query<T>(
        this DbConnection connection,
        string sql,
        Func<DbDataReader, T> read,
        params ReadOnlySpan<object?> values
    )
    {
        using var command = Prepare(connection, sql, values);
        using var row = command.ExecuteReader();
        var rows = new List<T>();
        while (row.Read())
            rows.Add(read(row));
        return rows;
    }

    private static DbCommand Prepare(DbConnection connection, string sql, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();

            // To PostgreSQL the first parameter is $1 if it has no name; to SQLite "$1" is a name.
            if (parameter is SqliteParameter)
                parameter.ParameterName = $"${i + 1}";
            parameter.Value = values[i] switch
            {
                null => DBNull.Value,
                bool flag => flag ? 1 : 0,
                string text => Clean(text),
                var value => value,
            };
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>PostgreSQL takes neither a NUL character nor half of a surrogate pair.</summary>
    private static string Clean(string text) =>
        text.AsSpan().ContainsAny(NeverStored)
            ? string.Concat(text.EnumerateRunes()).Replace("\0", "", StringComparison.Ordinal)
            : text;
}
