using NewsBot.Search.Questions;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>A paragraph that matches a question.</summary>
/// <param name="Article">The article that the paragraph belongs to.</param>
/// <param name="Paragraph">The paragraph's number within its article, from 1.</param>
/// <param name="Best">The sentence to highlight, as a range of <see cref="Text"/>.</param>
/// <param name="Score">The ranking score: comparable within one result only.</param>
/// <param name="InBestSentence">The part of the score that the best sentence brought.</param>
/// <param name="Matches">What each word of the question contributed to the score, in the question's order.</param>
public sealed record Hit(Article Article, int Paragraph, TextRange Best, double Score, double InBestSentence, IReadOnlyList<WordMatch> Matches)
{
    /// <summary>The paragraph, verbatim.</summary>
    public string Text => Article.Paragraphs[Paragraph - 1];
}

/// <summary>What one word of the question contributed to a hit.</summary>
/// <param name="Word">The word.</param>
/// <param name="InParagraph">Its BM25 contribution to the paragraph; 0 where the paragraph does not have it.</param>
/// <param name="InHeadline">What the headline, standfirst or date adds to that; 0 where these do not have it, or have no more to say.</param>
public sealed record WordMatch(QuestionWord Word, double InParagraph, double InHeadline);
