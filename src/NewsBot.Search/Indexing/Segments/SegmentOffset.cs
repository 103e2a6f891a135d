namespace NewsBot.Search.Indexing.Segments;

/// <summary>A segment and where its ids start in the library.</summary>
/// <param name="FirstParagraph">The id of its first paragraph in the library.</param>
/// <param name="FirstArticle">The id of its first article in the library.</param>
internal readonly record struct SegmentOffset(Segment Segment, int FirstParagraph, int FirstArticle);
