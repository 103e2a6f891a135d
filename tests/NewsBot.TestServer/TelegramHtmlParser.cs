using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsBot.TestServer;

/// <summary>A text with its formatting taken out into entities.</summary>
/// <param name="Entities">The formatting, offsets and lengths in UTF-16 code units.</param>
public sealed record FormattedText(string Text, IReadOnlyList<JsonObject> Entities);

/// <summary>
/// Parses Telegram's HTML as strictly as Telegram does: unknown tags, tags left open and tags that cross are errors.
/// </summary>
internal sealed class TelegramHtmlParser
{
    private static readonly Dictionary<string, string> EntityOfTag = new(StringComparer.OrdinalIgnoreCase)
    {
        ["b"] = "bold",
        ["strong"] = "bold",
        ["i"] = "italic",
        ["em"] = "italic",
        ["u"] = "underline",
        ["ins"] = "underline",
        ["s"] = "strikethrough",
        ["strike"] = "strikethrough",
        ["del"] = "strikethrough",
        ["a"] = "text_link",
        ["code"] = "code",
        ["pre"] = "pre",
        ["blockquote"] = "blockquote",
        ["tg-spoiler"] = "spoiler",
        ["span"] = "spoiler",
        ["tg-emoji"] = "custom_emoji",
    };

    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["lt"] = "<",
        ["gt"] = ">",
        ["amp"] = "&",
        ["quot"] = "\"",
    };

    private readonly string _html;
    private readonly StringBuilder _text = new();
    private readonly List<JsonObject> _entities = [];
    private readonly Stack<(string Tag, int Start, Dictionary<string, string> Attributes)> _open = new();
    private int _position;

    private TelegramHtmlParser(string html)
    {
        _html = html;
    }

    public static FormattedText Parse(string html)
    {
        var parser = new TelegramHtmlParser(html);
        parser.Parse();
        return new FormattedText(parser._text.ToString(), parser._entities);
    }

    private void Parse()
    {
        while (_position < _html.Length)
        {
            switch (_html[_position])
            {
                case '&':
                    ReadCharacterReference();
                    break;
                case '<' when _position + 1 < _html.Length && _html[_position + 1] == '/':
                    ReadEndTag();
                    break;
                case '<':
                    ReadStartTag();
                    break;
                default:
                    _text.Append(_html[_position++]);
                    break;
            }
        }

        if (_open.TryPeek(out var left))
            throw BotApiError.CantParse($"Can't find end tag corresponding to start tag \"{left.Tag}\"");
    }

    private void ReadStartTag()
    {
        var offset = ByteOffset();
        _position++;
        var tag = ReadWhile(c => !char.IsWhiteSpace(c) && c is not '>' and not '/').ToLowerInvariant();
        if (!EntityOfTag.ContainsKey(tag))
            throw BotApiError.CantParse($"Unsupported start tag \"{tag}\" at byte offset {offset}");

        var attributes = ReadAttributes(tag, offset);
        if (tag == "blockquote" && _open.Any(open => open.Tag == tag))
            throw BotApiError.CantParse($"Blockquotes can't be nested at byte offset {offset}");
        if (tag == "span" && attributes.GetValueOrDefault("class") != "tg-spoiler")
            throw BotApiError.CantParse($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {offset}");
        _open.Push((tag, _text.Length, attributes));
    }

    private Dictionary<string, string> ReadAttributes(string tag, int offset)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            ReadWhile(char.IsWhiteSpace);
            if (_position == _html.Length)
                throw BotApiError.CantParse($"Unclosed start tag \"{tag}\" at byte offset {offset}");
            if (_html[_position] == '>')
            {
                _position++;
                return attributes;
            }

            var name = ReadWhile(c => !char.IsWhiteSpace(c) && c is not '=' and not '>');
            attributes[name] = "";
            if (_position == _html.Length || _html[_position] != '=')
                continue;
            _position++;
            attributes[name] = ReadAttributeValue(tag, offset);
        }
    }

    private string ReadAttributeValue(string tag, int offset)
    {
        if (_position < _html.Length && _html[_position] is '"' or '\'')
        {
            var quote = _html[_position++];
            var value = ReadWhile(c => c != quote);
            if (_position == _html.Length)
                throw BotApiError.CantParse($"Unclosed start tag \"{tag}\" at byte offset {offset}");
            _position++;
            return Decode(value);
        }

        return Decode(ReadWhile(c => !char.IsWhiteSpace(c) && c != '>'));
    }

    private void ReadEndTag()
    {
        var offset = ByteOffset();
        _position += 2;
        var tag = ReadWhile(c => !char.IsWhiteSpace(c) && c != '>').ToLowerInvariant();
        ReadWhile(char.IsWhiteSpace);
        if (_position == _html.Length || _html[_position] != '>')
            throw BotApiError.CantParse($"Unclosed end tag at byte offset {offset}");
        _position++;
        if (_open.Count == 0)
            throw BotApiError.CantParse($"Unexpected end tag at byte offset {offset}");

        var (opened, start, attributes) = _open.Pop();
        if (tag.Length > 0 && tag != opened)
            throw BotApiError.CantParse(
                $"Unmatched end tag at byte offset {offset}, expected \"</{opened}>\", found \"</{tag}>\""
            );
        if (_text.Length > start)
            _entities.Add(Entity(opened, start, attributes));
    }

    private JsonObject Entity(string tag, int start, Dictionary<string, string> attributes)
    {
        var type =
            tag == "blockquote" && attributes.ContainsKey("expandable") ? "expandable_blockquote" : EntityOfTag[tag];
        var entity = new JsonObject
        {
            ["type"] = type,
            ["offset"] = start,
            ["length"] = _text.Length - start,
        };
        if (tag == "a")
            entity["url"] = attributes.GetValueOrDefault("href", "");
        return entity;
    }

    private void ReadCharacterReference()
    {
        var end = _html.IndexOf(';', _position);
        if (end > 0 && Referenced(_html[(_position + 1)..end]) is { } character)
        {
            _text.Append(character);
            _position = end + 1;
        }
        else
        {
            _text.Append(_html[_position++]);
        }
    }

    /// <summary>Resolves the character references in a text; what is none stays as it is.</summary>
    private static string Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '&' ? text.IndexOf(';', i) : -1;
            if (end > i && Referenced(text[(i + 1)..end]) is { } character)
            {
                decoded.Append(character);
                i = end;
            }
            else
            {
                decoded.Append(text[i]);
            }
        }

        return decoded.ToString();
    }

    private static string? Referenced(string name)
    {
        if (Named.TryGetValue(name, out var character))
            return character;
        var isHex = name.StartsWith("#x", StringComparison.OrdinalIgnoreCase);
        if (
            !name.StartsWith('#')
            || !int.TryParse(
                name.AsSpan(isHex ? 2 : 1),
                isHex ? NumberStyles.HexNumber : NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var code
            )
        )
            return null;
        return Rune.IsValid(code) && code != 0 ? new Rune(code).ToString() : null;
    }

    private string ReadWhile(Func<char, bool> belongs)
    {
        var start = _position;
        while (_position < _html.Length && belongs(_html[_position]))
            _position++;
        return _html[start.._position];
    }

    private int ByteOffset() => Encoding.UTF8.GetByteCount(_html.AsSpan(0, _position));
}
