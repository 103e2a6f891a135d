using NewsBot.Conversations;
using NewsBot.Messages;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace NewsBot.Telegram;

/// <summary>Answers what updates ask.</summary>
internal sealed class UpdateHandler(ITelegramBotClient client, TelegramSender sender, Conversation conversation, TimeProvider time)
{
    private const int LongestNotice = 200;

    private static readonly TimeSpan SpinnerTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long the words of an album are waited for when its first picture has none.</summary>
    private static readonly TimeSpan AlbumPatience = TimeSpan.FromSeconds(1);

    private readonly AnsweredQuestions _answered = new();
    private RequestReader? _reader;

    /// <summary>Told who the bot is, before anything is read.</summary>
    public void Begin(User bot) => _reader = new RequestReader(bot, conversation.Commands);

    /// <inheritdoc cref="RequestReader.Read"/>
    public BotRequest? Read(Update update) => _reader!.Read(update);

    /// <summary>Answers what was asked.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="noMoreWaiting">Ends a wait between two tries.</param>
    /// <param name="abandon">Ends a request too.</param>
    /// <exception cref="OperationCanceledException">It was not answered because of one of the tokens.</exception>
    public Task HandleAsync(BotRequest request, CancellationToken noMoreWaiting, CancellationToken abandon) => request switch
    {
        BotRequest.Said { Incoming.Text.Length: > 0 } said => AnswerAsync(said, noMoreWaiting, abandon),
        BotRequest.Said wordless => AnswerWordlessAsync(wordless, noMoreWaiting, abandon),
        BotRequest.Pressed pressed => AnswerAsync(pressed, noMoreWaiting, abandon),
        _ => throw new InvalidOperationException($"{request.GetType().Name} has no answer."),
    };

    private async Task AnswerAsync(BotRequest.Said said, CancellationToken noMoreWaiting, CancellationToken abandon)
    {
        var reply = conversation.ReplyTo(said.Incoming);
        var destination = said.Destination;
        if (reply.Manner == Manner.Aside && said.Incoming.Room.IsGroup) destination = destination with { OnlyTo = new Receiver(said.Person.Id, null, null) };
        if (said.IsEdit && destination.ReplyTo is { } edited && _answered.Find(destination.Chat, edited) is { } answer) destination = destination with { Edits = new Place(answer, null), OnlyTo = null };
        var sent = await sender.SendAsync(reply, destination, noMoreWaiting, abandon);
        if (sent is { } message && destination.ReplyTo is { } question) _answered.Add(destination.Chat, question, message);
    }

    private async Task AnswerWordlessAsync(BotRequest.Said wordless, CancellationToken noMoreWaiting, CancellationToken abandon)
    {
        if (wordless.Album is { } album)
        {
            await Task.Delay(AlbumPatience, time, noMoreWaiting);
            if (_reader!.HasWords(album)) return;
        }

        await sender.SendAsync(Conversation.ToWordless(wordless.Person), wordless.Destination, noMoreWaiting, abandon);
    }

    private async Task AnswerAsync(BotRequest.Pressed pressed, CancellationToken noMoreWaiting, CancellationToken abandon)
    {
        var (reply, notice) = conversation.Press(pressed.Press);
        await StopSpinnerAsync(pressed.Callback, notice, abandon);
        if (reply is null) return;
        var destination = reply.Manner switch
        {
            Manner.InPlace => pressed.InPlace,
            Manner.Aside when pressed.Press.Room.IsGroup => pressed.Destination with { OnlyTo = new Receiver(pressed.Person.Id, pressed.Callback, null) },
            _ => pressed.Destination,
        };
        await sender.SendAsync(reply, destination, noMoreWaiting, abandon);
    }

    /// <summary>Tells the app that its button was heard. When it can't be told, the person sees the answer all the same.</summary>
    private async Task StopSpinnerAsync(string callback, string? notice, CancellationToken abandon)
    {
        try
        {
            var shown = notice is null ? null : ShownText.Cut(notice, LongestNotice);
            await Deadline.BoundAsync(SpinnerTimeout, time, token => client.AnswerCallbackQuery(callback, shown, cancellationToken: token), abandon);
        }
        catch (RequestException)
        {
            // «Query is too old» after a downtime, or a bad line: neither is worth a second try.
        }
    }
}
