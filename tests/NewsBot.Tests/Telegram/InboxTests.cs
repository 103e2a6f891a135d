using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Telegram;

namespace NewsBot.Tests.Telegram;

public sealed class InboxTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch + TimeSpan.FromDays(20_000));

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private string JournalFile => Path.Combine(_data.Path, "inbox.jsonl");

    public void Dispose() => _data.Dispose();

    [Fact]
    public void An_update_is_opened_once()
    {
        var inbox = NewInbox();
        Assert.True(inbox.TryOpen(7, Update(7)));
        inbox.Done(7);
        Assert.False(inbox.TryOpen(7, Update(7)));
        Assert.Equal(8, inbox.Offset);
    }

    [Fact]
    public void Ids_are_forgotten_after_ten_thousand_others()
    {
        var inbox = NewInbox();
        for (var id = 1; id <= 12_000; id++)
        {
            inbox.TryOpen(id, Update(id));
            inbox.Done(id);
        }

        Assert.Equal(Inbox.MostRemembered, inbox.KnownCount);
        Assert.False(inbox.TryOpen(12_000, Update(12_000)));
        Assert.True(inbox.TryOpen(1, Update(1)));
    }

    [Fact]
    public void What_was_kept_and_not_done_is_there_after_a_crash_and_what_was_done_is_not()
    {
        var crashed = NewInbox();
        foreach (var id in new[] { 1, 2, 3 }) crashed.TryOpen(id, Update(id));
        crashed.Keep();
        crashed.TryOpen(4, Update(4));
        crashed.Done(2);

        var restarted = NewInbox();
        Assert.Equal([1, 3], restarted.Restore().Select(left => left.Id));
        Assert.False(restarted.TryOpen(3, Update(3)));
        restarted.Done(1);
        restarted.Done(3);
        Assert.False(File.Exists(JournalFile));
    }

    [Fact]
    public void What_is_done_before_it_had_to_be_kept_touches_no_file()
    {
        var inbox = NewInbox();
        inbox.TryOpen(1, Update(1));
        inbox.Done(1);
        inbox.Keep();
        Assert.False(File.Exists(JournalFile));
    }

    [Fact]
    public void A_line_that_a_crash_cut_off_harms_no_other()
    {
        File.WriteAllText(JournalFile, $"{Update(1)}\n{Update(2)}\nnonsense\n1\n{{\"update_id\":3,\"mess");
        File.SetLastWriteTimeUtc(JournalFile, _clock.GetUtcNow().UtcDateTime);
        Assert.Equal([2], NewInbox().Restore().Select(left => left.Id));
    }

    [Fact]
    public void What_is_a_day_old_is_not_answered_any_more()
    {
        File.WriteAllText(JournalFile, $"{Update(1)}\n");
        File.SetLastWriteTimeUtc(JournalFile, _clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(25));
        Assert.Empty(NewInbox().Restore());
    }

    [Fact]
    public void Only_the_owner_may_read_what_is_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes on Windows.");
        var inbox = NewInbox();
        inbox.TryOpen(1, Update(1));
        inbox.Keep();
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(JournalFile));
    }

    [Fact]
    public async Task There_is_room_again_when_some_are_done()
    {
        var inbox = NewInbox();
        for (var id = 1; id <= 5000; id++) inbox.TryOpen(id, Update(id));
        var room = inbox.WhenRoom(Test);
        Assert.False(room.IsCompleted);
        inbox.Done(1);
        await TestServer.Patience.For("room in the inbox", room, Test);
    }

    private Inbox NewInbox() => new(new InboxJournal(_data.Path, _clock, NullLogger<InboxJournal>.Instance));

    private static JsonElement Update(int id) => JsonElement.Parse($"{{\"update_id\":{id}}}");
}
