namespace NewsBot.Messaging;

/// <summary>What a button asks of the bot, and who pressed it.</summary>
/// <param name="Question">The question that the message with the button answers; null if unknown.</param>
/// <param name="IsEphemeral">Whether that message is shown to this person alone.</param>
internal sealed record ButtonPress(
    string Data,
    Person Person,
    ChatContext Chat,
    string? Question,
    bool IsEphemeral = false
);
