namespace NewsBot.Messaging;

/// <summary>A pressed button, and who pressed it.</summary>
/// <param name="Question">The question that the message with the button answers; null if unknown.</param>
/// <param name="IsEphemeral">Whether the message with the button is visible only to this user.</param>
internal sealed record ButtonPress(
    string Data,
    Person Person,
    ChatContext Chat,
    string? Question,
    bool IsEphemeral = false
);
