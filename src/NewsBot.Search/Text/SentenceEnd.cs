namespace NewsBot.Search.Text;

/// <summary>How a sentence ends.</summary>
internal enum SentenceEnd : byte
{
    /// <summary>In a full stop or exclamation mark.</summary>
    Stop,

    /// <summary>In a question mark.</summary>
    Question,

    /// <summary>In neither: a caption, a heading, an item of a list.</summary>
    None,
}
