namespace NewsBot.PostgreSql;

/// <summary>
/// The statements of instances and of their inbox. Each is a short transaction of its own and may be repeated. $1 is the
/// id of an instance's life. An instance that is not heard of is buried, which frees its chats and the leadership in the
/// same transaction; until then nobody takes anything of it. All times are the server's.
/// </summary>
internal static class InboxStatements
{
    /// <summary>$1 a name, $2 the lease.</summary>
    public const string Register = "insert into instances (name, until) values ($1, now() + $2) returning id";

    /// <summary>$2 the lease, $3 the fingerprint of its library. No row is changed if the instance is buried.</summary>
    public const string Renew =
        "update instances set until = now() + $2, fingerprint = $3, "
        + "changed_at = case when fingerprint is distinct from $3 then now() else changed_at end where id = $1 returning id";

    /// <summary>All instances, by their names.</summary>
    public const string ListInstances =
        "select i.id, i.name, l.owner is not null, coalesce(i.fingerprint, ''), extract(epoch from now() - i.changed_at)::bigint "
        + "from instances i left join leader l on l.owner = i.id order by i.name, i.id";

    /// <summary>
    /// $2 the lease. A server that was away could not be told who lives, so within one lease after its start nobody is
    /// buried.
    /// </summary>
    public const string Bury =
        "delete from instances where until < now() and id <> $1 and pg_postmaster_start_time() < now() - $2 returning id";

    public const string Leave = "delete from instances where id = $1";

    public const string Lead = "update leader set owner = $1, epoch = epoch + 1 where owner is null returning epoch";

    /// <summary>
    /// Keeps updates: $2 their ids, $3 their chats, $4 their texts, in the order in which they came. Takes the chats that
    /// nobody has, and notifies the owners of the others. The rows of the chats are locked in the order of their ids, so
    /// nobody waits in a circle, and before the updates are numbered, so the numbers of a chat are visible in their order.
    /// </summary>
    public const string Accept = """
        with input as (
            select * from unnest($2::bigint[], $3::bigint[], $4::text[]) with ordinality as t (id, chat, json, place)
        ),
        held as (
            insert into chat_leases as l (chat, owner) select distinct chat, $1::bigint from input order by chat
            on conflict (chat) do update set owner = coalesce(l.owner, excluded.owner), touched = now()
            returning chat, owner
        ),
        fresh as (
            insert into update_ids (id) select i.id from input i join held using (chat) order by i.id
            on conflict do nothing returning id
        ),
        kept as (
            insert into updates (id, chat, json) select i.id, i.chat, i.json from input i join fresh using (id)
            order by i.place returning id, chat
        ),
        told as (
            select owner, pg_notify('newsbot', owner || ':' || string_agg(chat::text, ',')) from held
            where owner <> $1 and chat in (select chat from kept) group by owner
        )
        select h.chat, h.owner, k.id, (select count(*) from told) from held h left join kept k using (chat)
        """;

    /// <summary>
    /// What of the chats $2 has a larger number than $3. No lock is held while the texts travel, so an instance that does
    /// not read them holds up nobody.
    /// </summary>
    public const string Fetch = """
        select u.n, u.id, u.chat, u.json
        from unnest($2::bigint[], $3::bigint[]) as c (chat, known) join updates u on u.chat = c.chat and u.n > c.known
        where exists (select from chat_leases l where l.chat = u.chat and l.owner = $1)
        order by u.n limit 1000
        """;

    /// <summary>Takes at most $2 chats with open updates that nobody has: instances share those of a dead one.</summary>
    public const string Take = """
        with free as (
            select l.chat from chat_leases l
            where l.owner is null and exists (select from updates u where u.chat = l.chat)
            order by l.chat limit $2 for update skip locked
        )
        update chat_leases l set owner = $1, touched = now() from free where l.chat = free.chat returning l.chat
        """;

    /// <summary>The last number of each chat with open updates: finds what a lost notification did not say.</summary>
    public const string FindMine =
        "select u.chat, max(u.n) from updates u join chat_leases l using (chat) where l.owner = $1 group by u.chat";

    /// <summary>$2 numbers. What is not returned is done, or another instance's.</summary>
    public const string Begin =
        "update updates u set tries = tries + 1 from chat_leases l where u.n = any($2) and l.chat = u.chat and "
        + "l.owner = $1 returning u.n, u.tries";

    /// <inheritdoc cref="Begin"/>
    public const string Done =
        "delete from updates u using chat_leases l where u.n = any($2) and l.chat = u.chat and l.owner = $1 returning u.n, 0";

    /// <inheritdoc cref="Begin"/>
    public const string Release =
        "update updates u set tries = tries - 1 from chat_leases l where u.n = any($2) and l.chat = u.chat and "
        + "l.owner = $1 returning u.n, u.tries";

    /// <summary>Frees chats that nothing came of for $2.</summary>
    public const string FreeIdle =
        "update chat_leases set owner = null where owner = $1 and touched < now() - $2 and not exists "
        + "(select from updates u where u.chat = chat_leases.chat) returning chat";

    /// <summary>Forgets ids after two days, as Telegram delivers nothing older than one, and what nobody answered in a day.</summary>
    public static readonly string[] Housekeeping =
    [
        "delete from update_ids where received < now() - interval '2 days' and id not in (select id from updates)",
        "delete from updates where received < now() - interval '1 day'",
        "delete from chat_leases where owner is null and touched < now() - interval '2 days' and not exists "
            + "(select from updates u where u.chat = chat_leases.chat)",
    ];
}
