using NewsBot.Storage;

namespace NewsBot.Tests.Storage;

/// <summary>All that a store holds, whatever its tables are called.</summary>
internal static class StoredRows
{
    /// <summary>Every row of every table, as "table: value | value".</summary>
    public static List<string> Of(Database database) =>
        [
            .. database
                .Query(
                    database.IsShared
                        ? "select table_name from information_schema.tables where table_schema = current_schema()"
                        : "select name from sqlite_master where type = 'table'",
                    row => row.GetString(0)
                )
                .SelectMany(table =>
                    database.Query($"select * from \"{table}\"", row =>
                        $"{table}: {string.Join(" | ", Enumerable.Range(0, row.FieldCount).Select(row.GetValue))}"
                    )
                ),
        ];

    /// <summary>The rows that name somebody, or a chat.</summary>
    /// <param name="id">Their Telegram id: one that no other value of the store has.</param>
    public static List<string> Naming(Database database, long id) =>
        Of(database).FindAll(row => row.Contains($"{id}", StringComparison.Ordinal));
}
