using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>Questions that ask nearly the same, and that nothing answered.</summary>
/// <param name="Questions">The spellings, the most often asked first; at least one.</param>
internal sealed record QuestionGroup(IReadOnlyList<UnansweredQuestion> Questions)
{
    /// <summary>The id that names the group: that of its most often asked question.</summary>
    public long Id => Questions[0].Id;

    /// <summary>The most often asked spelling.</summary>
    public string Question => Questions[0].Question;

    /// <summary>How many people asked.</summary>
    public int Times { get; } = Questions.Sum(question => question.Times);

    /// <summary>How many asked in the last week.</summary>
    public int Recent => Questions.Sum(question => question.Recent);

    /// <summary>How many asked in the week before.</summary>
    public int Earlier => Questions.Sum(question => question.Earlier);

    /// <summary>When it was last asked.</summary>
    public DateTimeOffset Last { get; } = Questions.Max(question => question.Last);

    /// <summary>What a moderator noted about it; null for nothing.</summary>
    public string? Note { get; } = Questions.FirstOrDefault(question => question.Note is not null)?.Note;

    /// <summary>The languages that it was asked in, ISO 639-1 or "und".</summary>
    public IEnumerable<string> Languages => Questions.Select(question => question.Language).Distinct();

    public IReadOnlyList<long> Ids => [.. Questions.Select(question => question.Id)];
}
