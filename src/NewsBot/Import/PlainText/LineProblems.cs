using System.Globalization;

namespace NewsBot.Import.PlainText;

/// <summary>The problems of a file's lines: the first few are named, the others counted.</summary>
/// <param name="others">The text after the number of counted lines.</param>
internal sealed class LineProblems(string others)
{
    /// <summary>The maximum number of lines that are named.</summary>
    private const int MaxNamed = 20;

    private readonly List<Problem> _named = [];
    private int _unnamed;

    /// <summary>Whether the next one will be named.</summary>
    public bool HasRoom => _named.Count < MaxNamed;

    /// <summary>The problems named, and a last one with the number of the others if there are any.</summary>
    public IReadOnlyList<Problem> All =>
        _unnamed == 0
            ? _named
            : [.. _named, Problem.Warning($"{_unnamed.ToString("N0", CultureInfo.InvariantCulture)} {others}", null)];

    /// <summary>Notes what is wrong with a line.</summary>
    public void Add(string what, string? fix, int line)
    {
        if (HasRoom)
            _named.Add(Problem.Warning(what, fix, line));
        else
            _unnamed++;
    }
}
