using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NewsBot.Configuration;
using NewsBot.Libraries;
using NewsBot.Storage;
using NewsBot.Telegram;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Handling;
using NewsBot.TestServer;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace NewsBot.Tests.Telegram.Handling;

/// <summary>What is said unasked, on a clock of the test's own.</summary>
public sealed class NotificationServiceTests : IDisposable
{
    private readonly FakeTimeProvider _clock = Some.Clock();
    private readonly Mock<ITelegramBotClient> _client = new(MockBehavior.Strict);
    private readonly List<SendMessageRequest> _sent = [];
    private readonly Database _database = Database.Temporary();
    private readonly CurrentLibrary _current = new(Some.Library(Some.Sochi));
    private readonly BotAccount _account = new();
    private readonly LogLines _log = new();
    private readonly ServiceProvider _services;
    private readonly NotificationService _service;
    private Exception? _refusal;

    public NotificationServiceTests()
    {
        _client
            .Setup(client => client.SendRequest(It.IsAny<SendMessageRequest>(), It.IsAny<CancellationToken>()))
            .Returns(
                (SendMessageRequest request, CancellationToken _) =>
                {
                    lock (_sent)
                        _sent.Add(request);
                    return _refusal is { } refusal
                        ? Task.FromException<Message>(refusal)
                        : Task.FromResult(new Message());
                }
            );
        var moderators = new ModeratorIds([5], [-9], []);
        _services = Some.ServiceCollection(_current, _database, time: _clock)
            .AddTelegram(Some.Settings())
            .AddSingleton(_client.Object)
            .AddSingleton(_account)
            .AddSingleton(moderators)
            .AddSingleton<ILogger<NotificationService>>(new Logger<NotificationService>(new LoggerFactory([_log])))
            .BuildServiceProvider();
        _service = ActivatorUtilities.CreateInstance<NotificationService>(_services);
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private List<long?> Chats
    {
        get
        {
            lock (_sent)
                return _sent.ConvertAll(request => request.ChatId.Identifier);
        }
    }

    public void Dispose()
    {
        _service.Dispose();
        _services.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task Nothing_is_reported_before_telegram_has_accepted_the_token()
    {
        Wish(7);
        Correct();
        await _service.StartAsync(Test);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(Chats);
        _account.Set(new User { Id = 42, FirstName = "News" });
        await UntilAsync(() => Chats is [7]);
    }

    [Fact]
    public async Task Each_moderator_and_each_moderators_chat_is_notified_of_a_stale_library()
    {
        await StartAsync();
        await UntilAsync(() => Chats.Count == 2, step: TimeSpan.FromHours(12));
        Assert.Equal([5, -9], Chats);
    }

    [Fact]
    public async Task An_undeliverable_notification_does_not_delay_others_and_is_not_retried()
    {
        Wish(7);
        await StartAsync();
        _refusal = new ApiRequestException("Bad Request: chat not found", 400);
        Correct();
        await UntilAsync(() => Chats is [7], step: TimeSpan.FromSeconds(20));
        _refusal = null;
        Wish(8);
        Correct("Once more.");
        await UntilAsync(() => Chats is [7, 8], step: TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_round_that_fails_is_followed_by_the_next()
    {
        Wish(7);
        await StartAsync();
        var library = _current.Value;
        _current.Value = null!;
        await UntilAsync(() => _log.Lines.Count > 1, step: TimeSpan.FromSeconds(20));
        Assert.All(_log.Lines, line =>
            Assert.StartsWith(
                "Error: Notices could not be sent, and are tried again in a minute ",
                line,
                StringComparison.Ordinal
            )
        );
        _current.Value = library;
        Correct();
        await UntilAsync(() => Chats is [7], step: TimeSpan.FromSeconds(20));
    }

    private async Task StartAsync()
    {
        _account.Set(new User { Id = 42, FirstName = "News" });
        await _service.StartAsync(Test);
    }

    private void Wish(long chat) =>
        new CorrectionSubscriptions(_database, _clock).Add(ArticleKey.Of("0.txt").Value, chat, "en", correction: null);

    private void Correct(string how = "It was thirty groups.") =>
        _current.Value = Some.Library($"correction: {how}\n{Some.Sochi}");

    private Task UntilAsync(Func<bool> isSo, TimeSpan step = default) =>
        Patience.Until(
            "what is to be said",
            () =>
            {
                if (isSo())
                    return true;
                _clock.Advance(step);
                return false;
            },
            Test
        );
}
