namespace NewsBot.Libraries;

/// <summary>
/// The library that questions are answered from at this moment. Readers never lock: a new one is swapped in whole.
/// </summary>
internal sealed class CurrentLibrary(Library library)
{
    private Library _value = library;

    public Library Value
    {
        get => Volatile.Read(ref _value);
        set => Volatile.Write(ref _value, value);
    }
}
