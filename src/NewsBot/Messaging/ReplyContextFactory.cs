using NewsBot.Configuration;
using NewsBot.Libraries;

namespace NewsBot.Messaging;

/// <summary>Creates contexts with the library and the date of this moment.</summary>
internal sealed class ReplyContextFactory(CurrentLibrary current, TimeProvider time)
{
    public ReplyContext Create(Person person, ChatContext chat) =>
        new(current.Value, person.Words, chat, time.Today(), person.IsModerator);
}
