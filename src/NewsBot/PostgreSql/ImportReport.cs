namespace NewsBot.PostgreSql;

/// <summary>What came of an import.</summary>
internal sealed class ImportReport
{
    public int New { get; set; }

    public int Changed { get; set; }

    public int Same { get; set; }

    /// <summary>The files that moderators have removed.</summary>
    public List<string> Removed { get; } = [];

    /// <summary>The files that can't be imported, with the reason.</summary>
    public List<(string File, string Reason)> Refused { get; } = [];
}
