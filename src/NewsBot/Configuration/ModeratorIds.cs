using System.Collections.Frozen;

namespace NewsBot.Configuration;

/// <summary>The Telegram ids of the moderators.</summary>
/// <param name="chats">Chats in which every member is a moderator.</param>
/// <param name="channels">Channels whose posts become articles.</param>
internal sealed class ModeratorIds(IEnumerable<long> users, IEnumerable<long> chats, IEnumerable<long> channels)
{
    /// <summary>The chats that get digests: those of moderators, or else each moderator's own.</summary>
    public IEnumerable<long> DigestChats => Chats.Count > 0 ? Chats : Users;

    public static ModeratorIds None { get; } = new([], [], []);

    public FrozenSet<long> Users { get; } = users.ToFrozenSet();

    public FrozenSet<long> Chats { get; } = chats.ToFrozenSet();

    public FrozenSet<long> Channels { get; } = channels.ToFrozenSet();

    /// <summary>
    /// Whether a user can act as a moderator in a chat: alone with the bot, or in a moderators' chat. Elsewhere others
    /// would see it.
    /// </summary>
    public bool Includes(long user, long chat) => Chats.Contains(chat) || (user == chat && Users.Contains(user));
}
