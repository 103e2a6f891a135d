namespace NewsBot.Articles;

/// <summary>The target of a path, with all links followed.</summary>
internal static class RealPath
{
    /// <summary>As many as an operating system follows, too.</summary>
    private const int MaxLinks = 40;

    /// <returns>The absolute path without a link in it; null when it leads nowhere or round.</returns>
    public static string? Resolve(string path)
    {
        var links = 0;
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        var left = new Stack<string>(Parts(Path.GetFullPath(path)[real.Length..]));
        while (left.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                if (!Path.Exists(next))
                    return null;
                real = next;
                continue;
            }

            if (++links > MaxLinks)
                return null;
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            foreach (var step in Parts(Path.IsPathRooted(target) ? target[real.Length..] : target))
                left.Push(step);
        }

        return real;
    }

    /// <summary>Whether a real path lies below a real folder.</summary>
    public static bool IsWithin(string path, string? folder) =>
        folder is not null
        && path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    /// <summary>The parts of a path, the last one first.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part != ".")
            .Reverse();
}
