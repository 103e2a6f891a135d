namespace NewsBot.Answering;

/// <summary>A question and the passage that answered it.</summary>
/// <param name="Paragraph">The paragraph's number in it, from 1.</param>
/// <param name="At">When, as a timestamp of the clock.</param>
internal sealed record RecentAnswer(string Question, string ArticleId, int Paragraph, long At);
