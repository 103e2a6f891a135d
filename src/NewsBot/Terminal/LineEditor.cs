using System.Globalization;
using System.Text;

namespace NewsBot.Terminal;

/// <summary>
/// Reads a line from a terminal, with a cursor and history: left, right (with Ctrl by words), home, end, up, down,
/// Ctrl-A, -E, -U, -K and -W. Ctrl-C clears the line, and ends on an empty one, as Ctrl-D does.
/// </summary>
/// <remarks>Ours, because the one library for it does not run with the current Spectre.Console.</remarks>
/// <param name="readKey">Waits for the next key; Ctrl-C must be a key.</param>
/// <param name="width">The terminal's width in columns.</param>
/// <param name="hasKey">
/// Whether a key waits already, as in the midst of a pasted text: then nothing is drawn yet.
/// </param>
internal sealed class LineEditor(Func<ConsoleKeyInfo> readKey, TextWriter output, Func<int> width, Func<bool> hasKey)
{
    private const int MaxRemembered = 200;

    /// <summary>Telegram takes no longer message either; what is pasted beyond it is left out.</summary>
    private const int MaxLength = 4096;

    /// <summary>A pasted article may be longer.</summary>
    private const int MaxPastedLength = 200_000;

    private const char Escape = '\u001b';
    private const char LineBreak = '\n';

    private readonly List<string> _history = [];
    private readonly StringBuilder _line = new();
    private int _cursor;
    private int _recalled;
    private string _draft = "";
    private bool _isPasting;

    /// <returns>The line, or null if the user leaves.</returns>
    public string? ReadLine(string prompt)
    {
        _line.Clear();
        _cursor = 0;
        _recalled = _history.Count;
        Show(prompt);
        while (true)
        {
            var key = readKey();
            var isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
            if (key.KeyChar == Escape || _isPasting)
            {
                ReadPasted(key);
                if (!hasKey())
                    Show(prompt);
                continue;
            }

            if (key.Key == ConsoleKey.Enter || key.KeyChar is '\r' or '\n')
            {
                Show(prompt);
                output.WriteLine();
                return Remember(_line.ToString());
            }

            if (isControl && key.Key is ConsoleKey.C or ConsoleKey.D && _line.Length == 0)
            {
                output.WriteLine();
                return null;
            }

            Handle(key, isControl);
            if (!hasKey())
                Show(prompt);
        }
    }

    /// <summary>Handles a key of pasted text, or the mark of its start or end.</summary>
    private void ReadPasted(ConsoleKeyInfo key)
    {
        if (key.KeyChar == Escape)
        {
            var mark = _isPasting ? BracketedPaste.End : BracketedPaste.Start;
            var read = new StringBuilder();
            while (read.Length < mark.Length && mark.StartsWith(read.ToString(), StringComparison.Ordinal) && hasKey())
                read.Append(readKey().KeyChar);
            if (read.ToString() == mark)
                _isPasting = !_isPasting;
            return;
        }

        if (_line.Length >= MaxPastedLength)
            return;
        var character = key.KeyChar is '\r' or LineBreak || key.Key == ConsoleKey.Enter ? LineBreak : key.KeyChar;
        if (character == LineBreak || character == '\t' || !char.IsControl(character))
            _line.Insert(_cursor++, character);
    }

    private void Handle(ConsoleKeyInfo key, bool isControl)
    {
        switch (key.Key)
        {
            case ConsoleKey.C or ConsoleKey.U when isControl:
                Replace(0, key.Key == ConsoleKey.C ? _line.Length : _cursor);
                break;
            case ConsoleKey.K when isControl:
                Replace(_cursor, _line.Length);
                break;
            case ConsoleKey.W when isControl:
                Replace(WordStart(), _cursor);
                break;
            case ConsoleKey.D when isControl:
                Replace(_cursor, Next());
                break;
            case ConsoleKey.Delete:
                Replace(_cursor, Next());
                break;
            case ConsoleKey.Backspace:
                Replace(Previous(), _cursor);
                break;
            case ConsoleKey.LeftArrow when isControl:
                _cursor = WordStart();
                break;
            case ConsoleKey.RightArrow when isControl:
                _cursor = WordEnd();
                break;
            case ConsoleKey.LeftArrow:
                _cursor = Previous();
                break;
            case ConsoleKey.RightArrow:
                _cursor = Next();
                break;
            case ConsoleKey.A when isControl:
                _cursor = 0;
                break;
            case ConsoleKey.E when isControl:
                _cursor = _line.Length;
                break;
            case ConsoleKey.Home:
                _cursor = 0;
                break;
            case ConsoleKey.End:
                _cursor = _line.Length;
                break;
            case ConsoleKey.UpArrow:
                Recall(_recalled - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(_recalled + 1);
                break;
            default:
                if (!char.IsControl(key.KeyChar) && _line.Length < MaxLength)
                    _line.Insert(_cursor++, key.KeyChar);
                break;
        }
    }

    private void Replace(int from, int to)
    {
        _line.Remove(from, to - from);
        _cursor = from;
    }

    private void Recall(int index)
    {
        if (index < 0 || index > _history.Count)
            return;
        if (_recalled == _history.Count)
            _draft = _line.ToString();
        _recalled = index;
        _line.Clear().Append(index == _history.Count ? _draft : _history[index]);
        _cursor = _line.Length;
    }

    private string Remember(string line)
    {
        if (line.Length > 0 && (_history.Count == 0 || _history[^1] != line))
            _history.Add(line);
        if (_history.Count > MaxRemembered)
            _history.RemoveAt(0);
        return line;
    }

    private int Next() => _cursor + StringInfo.GetNextTextElementLength(_line.ToString().AsSpan(_cursor));

    private int Previous()
    {
        var (previous, position) = (0, 0);
        var text = _line.ToString();
        while (position < _cursor)
        {
            previous = position;
            position += StringInfo.GetNextTextElementLength(text.AsSpan(position));
        }

        return previous;
    }

    private int WordStart()
    {
        var start = _cursor;
        while (start > 0 && char.IsWhiteSpace(_line[start - 1]))
            start--;
        while (start > 0 && !char.IsWhiteSpace(_line[start - 1]))
            start--;
        return start;
    }

    private int WordEnd()
    {
        var end = _cursor;
        while (end < _line.Length && char.IsWhiteSpace(_line[end]))
            end++;
        while (end < _line.Length && !char.IsWhiteSpace(_line[end]))
            end++;
        return end;
    }

    /// <summary>Draws the part of the line around the cursor that fits the terminal.</summary>
    private void Show(string prompt)
    {
        // Wide letters take two columns: half of them fit in any case.
        var text = _line.ToString().Replace(LineBreak, '⏎').Replace('\t', ' ');
        var fits = Math.Max(8, width() - prompt.Length - 2);
        var columns = text.Any(c => c > 0x10FF) ? fits / 2 : fits;
        var from = Math.Max(0, _cursor - columns);
        var to = Math.Min(text.Length, from + columns);

        // Drawn twice, the second time up to the cursor, so the terminal itself counts the columns.
        output.Write($"\r{prompt}{text[from..to]}\u001b[K\r{prompt}{text[from.._cursor]}");
        output.Flush();
    }
}
