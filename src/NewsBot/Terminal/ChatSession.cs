using System.Collections.Immutable;
using System.Globalization;
using NewsBot.Conversations;

namespace NewsBot.Terminal;

/// <summary>A conversation in the terminal: a line in, a reply out, a reply's choices by their numbers.</summary>
/// <param name="conversation">What the bot says.</param>
/// <param name="writer">Where it says it.</param>
/// <param name="readLine">Waits for the person's next line; null when there is none any more.</param>
internal sealed class ChatSession(Conversation conversation, TerminalWriter writer, Func<string?> readLine)
{
    private ImmutableArray<Choice> _choices = [];

    /// <summary>Runs until the person leaves or the input ends.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && readLine() is { } line)
        {
            var text = line.Trim();
            if (text.Length == 0) continue;
            if (text is "/quit" or "/exit") return;
            Show(Chosen(text) is { } choice ? conversation.Choose(choice.Data) : conversation.ReplyTo(text));
        }
    }

    public void Show(Reply reply)
    {
        _choices = reply.Choices;
        writer.Write(reply);
        writer.WriteLine();
    }

    private Choice? Chosen(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _choices.Length
            ? _choices[number - 1]
            : null;
}
