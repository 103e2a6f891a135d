using System.Reflection;

namespace NewsBot.Search.Text;

/// <summary>
/// What sentences say that answer a kind of question: "where" is answered beside "in" or "near", "who died" by "killed".
/// </summary>
/// <param name="Asked">
/// Words of a question, any of which makes it one of the kind, normalized; or two in a row with "|" between.
/// </param>
/// <param name="Answering">Words of what answers it, in any of their forms.</param>
/// <param name="Place">Where in a sentence they count.</param>
internal sealed record QuestionFrame(string[] Asked, string[] Answering, FramePlace Place)
{
    /// <summary>The frames of a language, from its embedded file; none if it has no file.</summary>
    /// <param name="language">Its ISO 639-1 code.</param>
    public static QuestionFrame[] Read(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Frames/{language}");
        if (stream is null)
            return [];
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(Parse).OfType<QuestionFrame>()];
    }

    private static QuestionFrame? Parse(string line)
    {
        if (line.StartsWith('#') || line.Split(':') is not [var asked, var answering])
            return null;
        var words = Words(answering);
        return words switch
        {
            ["@", .. var beside] => new QuestionFrame(Words(asked), beside, FramePlace.BesideAnswer),
            ["=", .. var behind] => new QuestionFrame(Words(asked), behind, FramePlace.BehindSubject),
            _ => new QuestionFrame(Words(asked), words, FramePlace.Anywhere),
        };
    }

    private static string[] Words(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Where in a sentence the words of a question frame count.</summary>
internal enum FramePlace
{
    /// <summary>Anywhere.</summary>
    Anywhere,

    /// <summary>Beside a word of the type that is asked for: "km" beside a number.</summary>
    BesideAnswer,

    /// <summary>
    /// Behind the subject, if the question has nothing else: "is" in "Anna Berg is a judge", for "who is Anna Berg".
    /// </summary>
    BehindSubject,
}
