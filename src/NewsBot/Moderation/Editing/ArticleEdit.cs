using NewsBot.Articles;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.Search;
using NewsBot.Storage;

namespace NewsBot.Moderation.Editing;

/// <summary>An article as its files are at one moment.</summary>
/// <param name="Id">Its path below the articles folder; of an entry of a feed with its number, "feed.xml#3".</param>
/// <param name="File">The file that it is in.</param>
/// <param name="Header">The content of its header file; null without one.</param>
/// <param name="Report">What is read in them.</param>
internal sealed record StoredArticle(string Id, string File, byte[] Content, byte[]? Header, FileReport Report)
{
    private const int VersionBytes = 3;

    /// <summary>Four characters that change when one of the files does.</summary>
    public string Version { get; } =
        ShortHash.Compute(
            $"{ContentStore.GetHash(Content)} {(Header is null ? "" : ContentStore.GetHash(Header))}",
            VersionBytes
        );

    /// <summary>The article, even if it is retracted; null if it can't be read or is not live for another reason.</summary>
    public Article? Article => Report.LiveOrRetracted;

    /// <summary>What would be read in the files with other contents; null if the article would be gone.</summary>
    public FileReport? Read(byte[] content, byte[]? header, DateOnly today) =>
        ArticleReader
            .Read(File, content, today, file => file == HeaderFile.For(Id) ? header : null)
            .FirstOrDefault(report => report.Path == Id);
}

/// <summary>A change of a file; null where there is no file.</summary>
/// <param name="File">Its path below the articles folder.</param>
internal sealed record FileEdit(string File, byte[]? Before, byte[]? After)
{
    /// <summary>Whether two contents are the same, or both no file.</summary>
    public static bool AreSame(byte[]? one, byte[]? other) =>
        one is null || other is null ? one == other : one.AsSpan().SequenceEqual(other);
}

/// <summary>A change that is ready to be made.</summary>
/// <param name="What">What is done, in a word or two, for the audit log.</param>
/// <param name="Article">The article, or the file that is none.</param>
/// <param name="Detail">The new text, for the audit log; null without one.</param>
internal sealed record ArticleEdit(string What, string Article, string? Detail, IReadOnlyList<FileEdit> Files)
{
    /// <summary>The article before; null if it is a new one.</summary>
    public StoredArticle? Before { get; init; }

    /// <summary>What will be read in the files; null if the article will be gone.</summary>
    public FileReport? After { get; init; }

    /// <summary>A problem that the article does not have before the change; null if there is none.</summary>
    public Problem? NewProblem =>
        After?.Problems.FirstOrDefault(problem =>
            Before?.Report.Problems.Any(known => known.What == problem.What) != true
        );
}

/// <summary>What came of a change.</summary>
/// <param name="Id">The id to undo it by; null if it was refused.</param>
/// <param name="File">The article's file; after a refusal, the one that it failed at.</param>
/// <param name="Reason">What the operating system says, if it failed there.</param>
internal sealed record EditResult(long? Id, string File, EditRefusal Refusal = EditRefusal.None, string? Reason = null)
{
    public static EditResult Refuse(EditRefusal refusal, string file, string? reason = null) =>
        new(null, file, refusal, reason);
}

/// <summary>Why a change was not made.</summary>
internal enum EditRefusal
{
    None,

    /// <summary>There is no such article, draft or change any more.</summary>
    Gone,

    /// <summary>Somebody else changed the file since the change was proposed.</summary>
    Changed,

    /// <summary>A file can't be written.</summary>
    NotWritten,

    /// <summary>The audit log can't be written, and no change is made without it.</summary>
    NotLogged,
}
