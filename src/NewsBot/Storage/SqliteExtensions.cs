using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace NewsBot.Storage;

/// <summary>Statements with parameters <c>$1</c>, <c>$2</c> … on a connection.</summary>
internal static class SqliteExtensions
{
    /// <summary>Changes rows.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="SqliteException">It can't be done.</exception>
    public static int Execute(this SqliteConnection store, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Prepare(store, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads rows.</summary>
    /// <param name="read">Makes something of a row.</param>
    /// <exception cref="SqliteException">It can't be done.</exception>
    public static List<T> Query<T>(
        this SqliteConnection store,
        string sql,
        Func<DbDataReader, T> read,
        params ReadOnlySpan<object?> values
    )
    {
        using var command = Prepare(store, sql, values);
        using var row = command.ExecuteReader();
        var rows = new List<T>();
        while (row.Read())
            rows.Add(read(row));
        return rows;
    }

    private static SqliteCommand Prepare(SqliteConnection store, string sql, ReadOnlySpan<object?> values)
    {
        var command = store.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        return command;
    }
}
