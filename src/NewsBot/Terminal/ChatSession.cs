using System.Globalization;
using NewsBot.Conversations;
using NewsBot.Messages;

namespace NewsBot.Terminal;

/// <summary>A conversation in the terminal: a line in, a reply out, a reply's choices by their numbers.</summary>
/// <param name="conversation">What the bot says.</param>
/// <param name="writer">Where it says it.</param>
/// <param name="readLine">Waits for the person's next line; null when there is none any more.</param>
internal sealed class ChatSession(Conversation conversation, TerminalWriter writer, Func<string?> readLine)
{
    // As long as a number stands on the screen it chooses what last stood behind it.
    private readonly Dictionary<int, Choice> _choices = [];

    /// <summary>Runs until the person leaves or the input ends.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && readLine() is { } line)
        {
            var text = line.Trim();
            if (text.Length == 0) continue;
            if (text is "/quit" or "/exit") return;
            Show(Chosen(text) is { } choice ? Press(choice) : conversation.ReplyTo(Incoming.Of(text)));
        }
    }

    private Reply Press(Choice choice) => conversation.Press(new Press(choice.Data, Person.Unknown, Place.Private, null)).Reply!;

    public void Show(Reply reply)
    {
        foreach (var (i, choice) in reply.Choices.Index()) _choices[i + 1] = choice;
        writer.Write(reply);
        writer.WriteLine();
    }

    private Choice? Chosen(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? _choices.GetValueOrDefault(number) : null;
}
