using System.Text.RegularExpressions;
using NewsBot.Import.Html;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>A newsletter, as mail programs save a message: the subject is the headline, the sender the outlet.</summary>
internal sealed partial class MailFormat : IFormat
{
    public string Name => "eml";

    public IReadOnlyList<string> Endings { get; } = [".eml"];

    public int MaxBytes => FileFormats.MaxBytesOfPage;

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes, ArticleHeader? beside = null)
    {
        const string fix = "Save the message again, or paste its text into a .txt file";
        var file = MimeFile.Read(bytes);
        var html = file?.DecodeHtml();
        if (file is null || (html ?? file.DecodeText()) is not { } body)
            return [ExtractedArticle.Refused(Problem.Error("it is no message with a text", fix))];
        if (body.Text is not { } text)
            return [ExtractedArticle.Refused(body.Problem!)];
        var header = ArticleHeader.Read([], beside);
        var subject = Find(CleanSubject(file.Message.Subject));
        var draft = html is null
            ? PastedText.Read(header, TextLine.Split($"{subject?.Value}\n\n{text}"))
            : PageReader.Read(text, header) with
            {
                Header = header,
            };
        var message = file.Message;
        var sender = message.From.Mailboxes.FirstOrDefault();
        return
        [
            (
                draft with
                {
                    Headline = subject ?? draft.Headline,
                    Date =
                        message.Date.Year > 1970
                            ? new Sourced<DateOnly>(DateOnly.FromDateTime(message.Date.DateTime), "message")
                            : draft.Date,
                    Outlet = Find(sender?.Name) ?? Find(sender?.Domain),
                    Link =
                        html is null ? draft.Link
                        : PageReader.FindOnlineVersion(text) is { } link ? new Sourced<string>(link, "view online")
                        : draft.Link,
                }
            ).After(body.Problem),
        ];
    }

    private static Sourced<string>? Find(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : new Sourced<string>(value.Trim(), "message");

    private static string? CleanSubject(string? subject) => subject is null ? null : Forwarded().Replace(subject, "");

    [GeneratedRegex(
        @"^(\s*(re|fwd?|wg|aw|tr|rv|rm|i|enc)\s*:\s*)+",
        RegexOptions.IgnoreCase
            | RegexOptions.ExplicitCapture
            | RegexOptions.NonBacktracking
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex Forwarded();
}
