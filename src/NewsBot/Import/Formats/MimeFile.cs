using MimeKit;
using NewsBot.Import.Html;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>
/// A message in the format of e-mail (RFC 2045 to 2049, 2387, 2557): what mail programs save, and browsers that save a page
/// as one file.
/// </summary>
internal sealed class MimeFile
{
    private const int MaxDepth = 20;
    private const int MaxParts = 2000;

    private readonly MimeMessage _message;
    private readonly List<TextPart> _texts;

    private MimeFile(MimeMessage message)
    {
        _message = message;
        _texts = [.. message.BodyParts.Take(MaxParts).OfType<TextPart>()];
    }

    public MimeMessage Message => _message;

    /// <summary>The page, which is the part that the others belong to; null if there is none.</summary>
    public DecodedText? DecodeHtml() => Decode(FindRoot(_message.Body) ?? _texts.Find(part => part.IsHtml));

    /// <summary>The text without markup; null if there is none.</summary>
    public DecodedText? DecodeText() => Decode(_texts.Find(part => part is { IsPlain: true, IsAttachment: false }));

    /// <summary>Where the page was; null if the file does not say.</summary>
    public string? Location =>
        new[]
        {
            _message.Headers["Snapshot-Content-Location"],
            FindRoot(_message.Body)?.Headers[HeaderId.ContentLocation],
            _message.Headers[HeaderId.ContentLocation],
        }.FirstOrDefault(HttpUrl.IsOne);

    /// <returns>Null for what is no such message.</returns>
    public static MimeFile? Read(byte[] bytes)
    {
        var options = ParserOptions.Default.Clone();
        options.MaxMimeDepth = MaxDepth;
        try
        {
            using var file = new MemoryStream(bytes, writable: false);
            var message = MimeMessage.Load(options, file);
            return message.Body is null ? null : new MimeFile(message);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static TextPart? FindRoot(MimeEntity? body) =>
        body switch
        {
            MultipartRelated related => related.Root as TextPart ?? FindRoot(related.Root),
            MultipartAlternative alternative => alternative.OfType<TextPart>().LastOrDefault(part => part.IsHtml)
                ?? alternative.OfType<Multipart>().Select(FindRoot).FirstOrDefault(part => part is not null),
            TextPart { IsHtml: true } part => part,
            _ => null,
        };

    private static DecodedText? Decode(TextPart? part)
    {
        if (part?.Content is not { } content)
            return null;
        using var decoded = new MemoryStream();
        content.DecodeTo(decoded);
        var bytes = DataUris.Strip(decoded.ToArray());
        return bytes.Length > FileFormats.MaxBytes
            ? DecodedText.Refused(FileFormats.TooLarge(bytes.Length, FileFormats.MaxBytes))
            : TextDecoder.Decode(
                bytes,
                part.ContentType.Charset ?? (part.IsHtml ? PageReader.DeclaredEncoding(bytes) : null)
            );
    }
}
