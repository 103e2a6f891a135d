using System.Data.Common;

namespace NewsBot.Storage;

/// <summary>Reads columns as SQLite and PostgreSQL give them: every whole number has 64 bits.</summary>
internal static class DbDataReaderExtensions
{
    /// <exception cref="OverflowException">The number has more than 32 bits.</exception>
    public static int GetInt(this DbDataReader row, int column) => checked((int)row.GetInt64(column));

    /// <summary>A text; null where there is none.</summary>
    public static string? GetText(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
