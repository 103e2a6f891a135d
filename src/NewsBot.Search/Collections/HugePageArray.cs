using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NewsBot.Search.Collections;

/// <summary>
/// Arrays over a whole library, in pages of two megabytes where the system grants them (Linux: madvise(2) with
/// MADV_HUGEPAGE). It matters only from about a million paragraphs: on a virtual machine the first touch of each page
/// of four kilobytes takes some microseconds, which was most of the time to load such a library. Smaller arrays, and
/// systems that ignore the advice, get ordinary arrays.
/// </summary>
internal static class HugePageArray
{
    private const int LargePageBytes = 1 << 21;
    private const int HugePageAdvice = 14;

    private static bool _canAdvise = OperatingSystem.IsLinux();

    /// <summary>An array of zeros.</summary>
    /// <param name="length">The number of its elements.</param>
    /// <exception cref="OverflowException">There are too many.</exception>
    public static T[] Create<T>(long length)
        where T : unmanaged
    {
        var array = new T[length];
        var bytes = length * Unsafe.SizeOf<T>();
        if (_canAdvise && bytes >= 2 * LargePageBytes)
            Advise(array, bytes);
        return array;
    }

    /// <summary>A copy of some values.</summary>
    public static T[] Create<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var array = Create<T>(values.Length);
        values.CopyTo(array);
        return array;
    }

    /// <summary>Makes an array longer; what is new is zeros.</summary>
    public static void Grow<T>(ref T[] array, long length)
        where T : unmanaged
    {
        var longer = Create<T>(length);
        array.CopyTo(longer, 0);
        array = longer;
    }

    private static void Advise<T>(T[] array, long bytes)
        where T : unmanaged
    {
        // Nothing is written, so moving the array meanwhile does no harm. The address must be the start of a page.
        nint start = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0),
            first = (start + LargePageBytes - 1) & -LargePageBytes;
        try
        {
            _ = MemoryAdvise(first, (nuint)(start + (nint)bytes - first), HugePageAdvice);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            _canAdvise = false;
        }
    }

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MemoryAdvise(nint address, nuint length, int advice);
}
