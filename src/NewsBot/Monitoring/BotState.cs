using System.Diagnostics;
using System.Globalization;
using NewsBot.Configuration;
using NewsBot.Libraries;
using NewsBot.Metrics;
using NewsBot.Storage;
using NewsBot.Telegram;

namespace NewsBot.Monitoring;

/// <summary>How the bot is, as of this moment.</summary>
/// <param name="line">The line to Telegram.</param>
/// <param name="inbox">What is not done.</param>
/// <param name="current">The library.</param>
/// <param name="updater">Keeps the library up to date; null where nothing does.</param>
/// <param name="database">The store.</param>
/// <param name="account">The bot's account.</param>
/// <param name="staleAfter">After how long without a change a library is stale.</param>
/// <param name="time">The clock.</param>
internal sealed class BotState(
    TelegramLine line,
    Inbox inbox,
    CurrentLibrary current,
    LibraryUpdater? updater,
    Database database,
    BotAccount account,
    TimeSpan staleAfter,
    TimeProvider time
)
{
    /// <summary>A poll is held for 30 s, and a webhook looked after once a minute.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(90);

    /// <summary>Who waits longer for an answer has given up.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>The longest that a request may be left out, a poll and some patience.</summary>
    private static readonly TimeSpan LongestPause = TelegramLine.LongestPause + TimeSpan.FromMinutes(2);

    private readonly long _started = time.GetTimestamp();

    /// <summary>Whether the bot goes round its loop: one that does not is to be started again.</summary>
    public bool IsLive => line.SinceTry < LongestPause;

    /// <summary>Everything that is looked at, for people and programs to read.</summary>
    public BotReport Report()
    {
        var library = current.Value;
        using var process = Process.GetCurrentProcess();
        return new BotReport(
            ProgramVersion.Number,
            IsLive,
            FreshnessOf(library),
            account.Known.IsCompletedSuccessfully ? account.Known.Result.Username : null,
            [Telegram(), Questions(), Store(), Articles()],
            Seconds(time.GetElapsedTime(_started)),
            inbox.OpenCount,
            Seconds(inbox.OldestAge),
            library.Index.Articles.Count,
            library.Index.ParagraphCount,
            library.NewestOn(time.Today())?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            library.Fingerprint,
            process.WorkingSet64 / (1024 * 1024),
            Seconds(process.TotalProcessorTime)
        );
    }

    /// <summary>Has all of it reported with the metrics.</summary>
    public void Observe(BotMetrics metrics)
    {
        metrics.Observe("newsbot.telegram.silence", "s", "Since Telegram answered last: a poll is held for 30 s.", () =>
            line.SinceSuccess.TotalSeconds
        );
        metrics.Observe("newsbot.inbox.open", "{update}", "Updates that are not done.", () => inbox.OpenCount);
        metrics.Observe("newsbot.inbox.oldest", "s", "How long the oldest of them is open.", () =>
            inbox.OldestAge.TotalSeconds
        );
        metrics.Observe("newsbot.store.failing", "1", "1 while something can't be kept.", () =>
            Store().Health == Health.Ready ? 0 : 1
        );
        metrics.Observe("newsbot.library.articles", "{article}", "Articles that are answered from.", () =>
            current.Value.Index.Articles.Count
        );
        metrics.Observe("newsbot.library.paragraphs", "{paragraph}", "Their paragraphs.", () =>
            current.Value.Index.ParagraphCount
        );
        metrics.Observe("newsbot.library.age", "s", "Since a file in the articles folder was last written.", () =>
            Age(current.Value).TotalSeconds
        );
        metrics.ObserveCount(
            "newsbot.library.reload.failures",
            "{failure}",
            "Times that the articles folder could not be read.",
            () => updater?.Failures ?? 0
        );
    }

    private Check Telegram() =>
        line.SinceSuccess <= LongestSilence && account.Known.IsCompletedSuccessfully
            ? new Check("telegram", Health.Ready, $"answered {Seconds(line.SinceSuccess)} s ago")
            : new Check(
                "telegram",
                Health.Unready,
                $"no answer for {Seconds(line.SinceSuccess)} s: {line.Failure ?? "none yet"}"
            );

    private Check Questions() =>
        inbox.OldestAge <= LongestWait
            ? new Check("inbox", Health.Ready, $"{inbox.OpenCount} open")
            : new Check(
                "inbox",
                Health.Degraded,
                $"{inbox.OpenCount} open, the oldest for {Seconds(inbox.OldestAge)} s"
            );

    private Check Store() =>
        (inbox.Failure, database.Failure) switch
        {
            ({ } failure, _) => new Check("store", Health.Unready, $"open questions can't be kept: {failure}"),
            (_, { } failure) => new Check("store", Health.Degraded, failure),
            _ => new Check("store", Health.Ready, "kept"),
        };

    private Check Articles()
    {
        var library = current.Value;
        if (library.Index.Articles.Count == 0)
            return new Check("library", Health.Unready, "no article");
        return updater?.Complaint is { } complaint
            ? new Check("library", Health.Degraded, complaint)
            : new Check("library", Health.Ready, $"{library.Index.Articles.Count} articles");
    }

    /// <summary>
    /// Editorial freshness, apart from health: a library that nobody adds to is for moderators to look at, and no
    /// restart helps.
    /// </summary>
    private Freshness FreshnessOf(Library library)
    {
        var age = Age(library);
        return new Freshness((int)age.TotalDays, age > staleAfter);
    }

    private TimeSpan Age(Library library) =>
        library.ChangedAt is { } changed ? time.GetUtcNow() - changed : TimeSpan.Zero;

    private static long Seconds(TimeSpan time) => (long)time.TotalSeconds;
}

/// <summary>How well something is.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Ready,

    /// <summary>Questions are answered, and something is to be mended.</summary>
    Degraded,

    /// <summary>Questions are not answered, or could be lost.</summary>
    Unready,
}

/// <summary>Something that is looked at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Health">How well it is.</param>
/// <param name="Says">In words.</param>
internal sealed record Check(string Name, Health Health, string Says);

/// <summary>How fresh the library is.</summary>
/// <param name="Days">Days since an article came or changed.</param>
/// <param name="IsStale">Whether that is longer than <c>Articles:StaleAfter</c>.</param>
internal sealed record Freshness(int Days, bool IsStale);

/// <summary>How the bot is.</summary>
/// <param name="Version">The program's version.</param>
/// <param name="Live">Whether it goes round its loop; if not, only a restart helps.</param>
/// <param name="Freshness">How fresh the library is; no part of <see cref="State"/>.</param>
/// <param name="Bot">Its name in Telegram, once that is known.</param>
/// <param name="Checks">What was looked at.</param>
/// <param name="UpSeconds">How long it runs.</param>
/// <param name="Open">Updates that are not done.</param>
/// <param name="OldestSeconds">How long the oldest of them is open.</param>
/// <param name="Articles">Articles that are answered from.</param>
/// <param name="Paragraphs">Their paragraphs.</param>
/// <param name="Newest">The date of the newest.</param>
/// <param name="Fingerprint">The library's.</param>
/// <param name="MemoryMebibytes">What it holds in memory.</param>
/// <param name="ProcessorSeconds">The processor time it took.</param>
internal sealed record BotReport(
    string Version,
    bool Live,
    Freshness Freshness,
    string? Bot,
    IReadOnlyList<Check> Checks,
    long UpSeconds,
    int Open,
    long OldestSeconds,
    int Articles,
    int Paragraphs,
    string? Newest,
    string Fingerprint,
    long MemoryMebibytes,
    long ProcessorSeconds
)
{
    /// <summary>The worst of what was looked at.</summary>
    public Health State => Checks.Max(check => check.Health);

    /// <summary>The same without secrets: what a proxy said may hold the token.</summary>
    public BotReport Cleaned(Redactor redactor) =>
        this with
        {
            Checks = [.. Checks.Select(check => check with { Says = redactor.Redact(check.Says) })],
        };
}
