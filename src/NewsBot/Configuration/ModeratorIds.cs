using System.Collections.Frozen;

namespace NewsBot.Configuration;

/// <summary>The Telegram ids of those who bring articles in and out.</summary>
/// <param name="chats">Chats in which every member is a moderator.</param>
/// <param name="channels">Channels whose posts become articles.</param>
internal sealed class ModeratorIds(IEnumerable<long> users, IEnumerable<long> chats, IEnumerable<long> channels)
{
    public static ModeratorIds None { get; } = new([], [], []);

    public FrozenSet<long> Users { get; } = users.ToFrozenSet();

    public FrozenSet<long> Chats { get; } = chats.ToFrozenSet();

    public FrozenSet<long> Channels { get; } = channels.ToFrozenSet();

    /// <summary>
    /// Whether somebody is a moderator where they speak: alone with the bot, or among moderators. Elsewhere others
    /// would see what is not for them.
    /// </summary>
    public bool Includes(long user, long chat) => Chats.Contains(chat) || (user == chat && Users.Contains(user));
}
