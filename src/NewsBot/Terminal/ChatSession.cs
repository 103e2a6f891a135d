using System.Globalization;
using NewsBot.Conversations;
using NewsBot.Messages;

namespace NewsBot.Terminal;

/// <summary>A conversation in the terminal: a line in, a reply out, a reply's buttons by their numbers.</summary>
/// <param name="conversation">What the bot says.</param>
/// <param name="writer">Where it says it.</param>
/// <param name="readLine">Waits for the person's next line; null when there is none any more.</param>
internal sealed class ChatSession(Conversation conversation, TerminalWriter writer, Func<string?> readLine)
{
    // As long as a number stands on the screen it chooses what last stood behind it.
    private readonly Dictionary<int, Button> _buttons = [];

    private string? _question;

    /// <summary>Runs until the person leaves or the input ends.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && readLine() is { } line)
        {
            var text = line.Trim();
            if (text.Length == 0) continue;
            if (text is "/quit" or "/exit") return;
            if (Chosen(text) is { } button)
            {
                Press(button);
                continue;
            }

            _question = text;
            Show(conversation.ReplyTo(new Incoming(text, Person.AtKeyboard, Room.Private)));
        }
    }

    public void Show(Reply reply)
    {
        foreach (var (i, button) in reply.Rows.SelectMany(row => row).Index()) _buttons[i + 1] = button;
        writer.WriteNumbered(reply);
        writer.WriteLine();
    }

    private void Press(Button button)
    {
        switch (button)
        {
            case CopyText copy:
                Show(Reply.Of(copy.Text));
                break;
            case Choice choice:
                var (reply, notice) = conversation.Press(new Press(choice.Data, Person.AtKeyboard, Room.Private, _question));
                if (notice is not null) Show(Reply.Of(notice));
                if (reply is not null) Show(reply);
                break;
        }
    }

    private Button? Chosen(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? _buttons.GetValueOrDefault(number) : null;
}
