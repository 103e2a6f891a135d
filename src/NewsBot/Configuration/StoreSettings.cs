using System.Data.Common;
using System.Globalization;
using NewsBot.Errors;

namespace NewsBot.Configuration;

/// <summary>The PostgreSQL database that several instances share.</summary>
/// <param name="ConnectionString">Never in a log or a message.</param>
/// <param name="Instance">The name of this instance, for logs.</param>
internal sealed record StoreSettings(string ConnectionString, string Instance)
{
    public const string Sqlite = "Sqlite";
    public const string PostgreSql = "PostgreSql";

    private static readonly string[] PasswordKeys = ["Password", "Pwd", "PSW"];

    /// <summary>What no text that leaves the program may have.</summary>
    public IEnumerable<string> Secrets
    {
        get
        {
            yield return ConnectionString;
            var parts = new DbConnectionStringBuilder();
            try
            {
                parts.ConnectionString = ConnectionString;
            }
            catch (ArgumentException)
            {
                // It is refused when it is used.
                yield break;
            }

            foreach (var key in PasswordKeys)
            {
                if (parts.TryGetValue(key, out var value) && value is string { Length: > 0 } password)
                    yield return password;
            }
        }
    }

    /// <param name="provider">The value of <c>Store:Provider</c>; null for the default.</param>
    /// <param name="connectionString">The value of <c>Store:ConnectionString</c>.</param>
    /// <param name="instance">The value of <c>Store:Instance</c>.</param>
    /// <returns>Null for files in the data folder.</returns>
    /// <exception cref="UserError">Of the two one is missing.</exception>
    public static StoreSettings? From(string? provider, string? connectionString, string? instance)
    {
        if (!PostgreSql.Equals(provider, StringComparison.OrdinalIgnoreCase))
            return null;
        return connectionString is null
            ? throw UserError.Configuration(
                "Store:Provider is PostgreSql, and no database is named: set Store:ConnectionString, or the variable "
                    + "NEWSBOT_STORE, as in \"Host=db.example.com;Database=newsbot;Username=newsbot;Password=…\"."
            )
            : new StoreSettings(
                connectionString,
                instance
                    ?? string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}")
            );
    }
}
