namespace NewsBot.Replies;

/// <summary>Something below a message to go on with.</summary>
internal abstract record Button(string Label)
{
    /// <summary>Whether it is the most likely next step.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>Whether it is separate from the choices above it, so a list leaves a gap.</summary>
    public bool IsApart { get; init; }
}

/// <summary>Asks the bot for something.</summary>
/// <param name="Data">
/// The data of the button: at most 64 bytes, complete in itself, so it works after a restart.
/// </param>
internal sealed record CallbackButton(string Label, string Data) : Button(Label);

/// <summary>Puts a text on the clipboard.</summary>
/// <param name="Text">The text, 1 to <see cref="MaxTextLength"/> UTF-16 units.</param>
internal sealed record CopyTextButton(string Label, string Text) : Button(Label)
{
    public const int MaxTextLength = 256;
}

/// <summary>Sends the text to a chat of the user's choice as an inline query.</summary>
internal sealed record ShareButton(string Label, string Query) : Button(Label);

/// <summary>Opens a page.</summary>
internal sealed record LinkButton(string Label, Uri Url) : Button(Label);
