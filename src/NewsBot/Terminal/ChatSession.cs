using System.Globalization;
using System.Text;
using NewsBot.Conversations;
using NewsBot.Import.Formats;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Replies;

namespace NewsBot.Terminal;

/// <summary>A conversation in the terminal: a line in, a reply out, a reply's buttons by their numbers.</summary>
/// <param name="conversation">Replies to messages and buttons.</param>
/// <param name="contexts">Creates what its replies are composed from.</param>
/// <param name="readLine">Waits for the user's next line; null at the end of the input.</param>
internal sealed class ChatSession(
    Conversation conversation,
    SubmissionReplies submissions,
    LinkReplies links,
    ReplyContextFactory contexts,
    TerminalWriter writer,
    Func<string?> readLine
)
{
    // The buttons of the last reply; those of older replies have no numbers any more.
    private readonly Dictionary<int, Button> _buttons = [];

    private const int MaxChoiceDigits = 2;

    private string? _question;

    /// <summary>Runs until the user leaves or the input ends.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && readLine() is { } line)
        {
            var text = line.Trim();
            if (text.Length == 0)
                continue;
            if (text.ToLowerInvariant() is "/quit" or "/exit" or "quit" or "exit")
                return;
            if (IsChoice(text, out var number))
            {
                if (_buttons.GetValueOrDefault(number) is { } button)
                    Press(button, cancellationToken);
                else
                    Tell($"There is no button {text}. Type a question, or the number of a button above.");
                continue;
            }

            if (FileToAdd(text) is { } file)
            {
                if (file.Exists)
                    Show(Add(file));
                else
                    Tell($"There is no file '{file.FullName}'.");
                continue;
            }

            _question = text;
            var message = new IncomingMessage(text, Person.AtKeyboard, ChatContext.Private);
            if (SubmittedText.IsArticle(text))
                Show(Submit(SubmittedText.FileName, Encoding.UTF8.GetBytes(text)));
            else if (links.FindLinks(message) is { Count: > 0 } found)
                Fetch(found, cancellationToken);
            else
                Show(conversation.ReplyTo(message));
        }
    }

    public void Show(Reply reply)
    {
        _buttons.Clear();
        foreach (var (i, button) in reply.Rows.SelectMany(row => row).Index())
            _buttons[i + 1] = button;
        writer.WriteNumbered(reply);
        writer.WriteLine();
    }

    /// <summary>Shows a line that leaves the buttons of the last reply as they are.</summary>
    private void Tell(string line)
    {
        writer.WriteLine(line);
        writer.WriteLine();
    }

    private void Press(Button button, CancellationToken cancellationToken)
    {
        switch (button)
        {
            case CopyTextButton copy:
                Tell(copy.Text);
                break;
            case CallbackButton choice:
                var press = new ButtonPress(choice.Data, Person.AtKeyboard, ChatContext.Private, _question);
                if (links.FindLinks(press) is { Count: > 0 } found)
                {
                    Fetch(found, cancellationToken);
                    break;
                }

                var (reply, notice) = conversation.Press(press);
                if (notice is not null)
                    Tell(notice);
                if (reply is not null)
                    Show(reply);
                break;
        }
    }

    /// <summary>Whether a text is the number of a button; a longer one may be a year to ask for.</summary>
    private static bool IsChoice(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && text.Length <= MaxChoiceDigits;

    /// <summary>
    /// The file that "/add FILE" names, which need not exist if it is called like one; null if the text is something
    /// else.
    /// </summary>
    private static FileInfo? FileToAdd(string text)
    {
        if (
            SlashCommands.Parse(text) is not { Name: "add", Argument: { Length: > 0 } path }
            || path.AsSpan().ContainsAny('\n', '\0')
        )
            return null;
        var file = new FileInfo(path.Trim('"', '\''));
        return file.Exists || (FileFormats.IsRead(path) && !path.Any(char.IsWhiteSpace)) ? file : null;
    }

    private Reply Add(FileInfo file)
    {
        var most = FileFormats.MaxBytesOf(file.Name);
        if (file.Length > most)
            return SubmissionReplies.ToTooLargeFile(Person.AtKeyboard, most);
        try
        {
            return Submit(file.Name, File.ReadAllBytes(file.FullName));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Reply.Of($"'{file.FullName}' can't be read: {exception.Message}");
        }
    }

    private Reply Submit(string name, byte[] content) => submissions.Submit(name, content, CreateContext());

    private void Fetch(IReadOnlyList<Uri> found, CancellationToken cancellationToken)
    {
        foreach (var link in found)
        {
            try
            {
                Show(links.FetchAsync(link, CreateContext(), cancellationToken).GetAwaiter().GetResult());
            }
            catch (OperationCanceledException)
            {
                // Run sees that it is to end.
                return;
            }
        }
    }

    private ReplyContext CreateContext() => contexts.Create(Person.AtKeyboard, ChatContext.Private);
}
