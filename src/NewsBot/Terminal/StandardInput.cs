namespace NewsBot.Terminal;

/// <summary>The program's standard input.</summary>
internal static class StandardInput
{
    private const string Descriptors = "/proc/self/fd";
    private const string DescriptorInfos = "/proc/self/fdinfo";

    /// <summary>
    /// Whether the program was started without a standard input (<c>&lt;&amp;-</c>). The runtime then uses descriptor 0
    /// for a pipe of its own, and a read from it never ends: the other end of such a pipe is in this process.
    /// </summary>
    public static bool IsClosed
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return false;
            try
            {
                var input = new FileInfo($"{Descriptors}/0").LinkTarget;
                return input is null
                    || (
                        input.StartsWith("pipe:", StringComparison.Ordinal)
                        && Directory
                            .EnumerateFiles(Descriptors)
                            .Any(descriptor =>
                                new FileInfo(descriptor).LinkTarget == input
                                && IsForWriting(Path.GetFileName(descriptor))
                            )
                    );
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Not known here: then it is read as any other.
                return false;
            }
        }
    }

    /// <summary>The access mode is the last octal digit of the flags: 1 is writing.</summary>
    private static bool IsForWriting(string descriptor) =>
        File.ReadLines($"{DescriptorInfos}/{descriptor}")
            .Any(line => line.StartsWith("flags:", StringComparison.Ordinal) && line.EndsWith('1'));
}
