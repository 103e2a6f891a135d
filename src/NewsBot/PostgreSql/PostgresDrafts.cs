using NewsBot.Moderation.Editing;
using NewsBot.Storage;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>Drafts that every instance can publish.</summary>
internal sealed class PostgresDrafts(NpgsqlDataSource server) : IDraftStore
{
    /// <inheritdoc/>
    public void Add(string id, Draft draft) =>
        server.Use(connection =>
            connection.Execute(
                "insert into drafts (id, name, content) values ($1, $2, $3) on conflict do nothing",
                id,
                draft.Name,
                draft.Content
            )
        );

    /// <inheritdoc/>
    public Draft? Find(string id) =>
        server.Use(connection =>
            connection
                .Query(
                    "select name, content from drafts where id = $1",
                    row => new Draft(row.GetString(0), row.GetFieldValue<byte[]>(1)),
                    id
                )
                .FirstOrDefault()
        );

    /// <inheritdoc/>
    public bool Remove(string id) =>
        server.Use(connection => connection.Execute("delete from drafts where id = $1", id)) > 0;
}
