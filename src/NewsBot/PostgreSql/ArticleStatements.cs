namespace NewsBot.PostgreSql;

/// <summary>
/// The statements of the articles that instances share. A removed article stays as a row without a content, so each
/// instance learns that it was removed.
/// </summary>
internal static class ArticleStatements
{
    /// <summary>$1 how many versions. A writer holds this row until its end, so versions are visible in their order.</summary>
    public const string DrawVersions = "update article_version set version = version + $1 returning version - $1";

    /// <summary>Waits for the writer whose transaction has not ended yet.</summary>
    public const string WaitForWriter = "select version from article_version for update";

    /// <summary>$1 paths.</summary>
    public const string FindHashes = "select path, hash from articles where path = any($1)";

    /// <summary>$1 hashes, $2 contents.</summary>
    public const string AddContents =
        "insert into contents (hash, content) select * from unnest($1::text[], $2::bytea[]) on conflict do nothing";

    /// <summary>$1 a path, $2 its content's hash, null if it is removed, $3 the version.</summary>
    public const string Write =
        "insert into articles (path, hash, version) values ($1, $2, $3) on conflict (path) do update set "
        + "hash = excluded.hash, version = excluded.version, changed_at = excluded.changed_at";

    /// <summary>$1 the version, as text.</summary>
    public const string Notify = "select pg_notify('articles', $1)";

    /// <summary>$1 a path.</summary>
    public const string Find =
        "select a.hash is null, c.content from articles a left join contents c using (hash) where a.path = $1";

    /// <summary>$1 a hash.</summary>
    public const string FindContent = "select content from contents where hash = $1";

    /// <summary>$1 a hash.</summary>
    public const string FindContentHash = "select hash from contents where hash = $1";

    public const string ListAll = "select path, hash, version, changed_at from articles";

    /// <summary>$1 a version, $2 how many at most.</summary>
    public const string ListSince =
        "select a.path, a.hash, a.version, a.changed_at, c.content from articles a left join contents c using (hash) "
        + "where a.version > $1 order by a.version limit $2";

    /// <summary>$1 paths.</summary>
    public const string ListNamed =
        "select a.path, a.hash, a.version, a.changed_at, c.content from articles a left join contents c using (hash) "
        + "where a.path = any($1)";
}
