namespace NewsBot.Search.Indexing.Segments;

/// <summary>A segment in its place.</summary>
/// <param name="FirstParagraph">The number of its first paragraph in the library.</param>
/// <param name="FirstArticle">The number of its first article.</param>
internal readonly record struct SegmentOffset(Segment Segment, int FirstParagraph, int FirstArticle);
