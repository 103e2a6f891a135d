namespace NewsBot.Storage;

/// <summary>Files of the data folder that earlier versions of the program wrote under other names.</summary>
internal static class FormerNames
{
    private static readonly (string Former, string Current)[] All =
    [
        ("poison.jsonl", "dead-letters.jsonl"),
        ("library.saved", "library.cache"),
    ];

    /// <summary>Gives each such file its current name, unless there is a file of that name already.</summary>
    /// <param name="dataFolder">The folder; it need not exist.</param>
    /// <param name="report">Receives one line for each file that can't be renamed.</param>
    public static void Replace(string dataFolder, Action<string> report)
    {
        foreach (var (former, current) in All)
        {
            var (from, to) = (Path.Combine(dataFolder, former), Path.Combine(dataFolder, current));
            try
            {
                if (File.Exists(from) && !File.Exists(to))
                    File.Move(from, to);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                report($"Could not rename '{from}' to '{current}': {exception.Message} Rename or delete it.");
            }
        }
    }
}
