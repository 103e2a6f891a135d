using NewsBot.Configuration;
using NewsBot.Libraries;

namespace NewsBot.Messaging;

/// <summary>Creates scenes with the library and the date of this moment.</summary>
internal sealed class SceneFactory(CurrentLibrary current, TimeProvider time)
{
    public Scene Create(Person person, Room room) => new(current.Value, person.Words, room, time.Today());
}
