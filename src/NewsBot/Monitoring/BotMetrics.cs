using System.Diagnostics;
using System.Diagnostics.Metrics;
using NewsBot.Configuration;

namespace NewsBot.Monitoring;

/// <summary>
/// Counters and durations, by OpenTelemetry's conventions: names with dots, times in seconds. They contain no personal
/// data. Thread-safe.
/// </summary>
internal sealed class BotMetrics : IDisposable
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "NewsBot";

    /// <summary>How long an update took from when it came in until its answer was accepted.</summary>
    public const string UpdateDuration = "newsbot.update.duration";

    /// <summary>How long Telegram took to accept or refuse a message.</summary>
    public const string SendDuration = "newsbot.send.duration";

    private static readonly string[] Outcomes = ["answer", "unsure", "none"];
    private static readonly string[] RetryReasons = ["wait", "refused", "failed"];

    private readonly Meter _meter = new(Name, ProgramVersion.Number);
    private readonly Counter<long> _updates;
    private readonly Counter<long> _answers;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _waits;
    private readonly Histogram<double> _updateDuration;
    private readonly Histogram<double> _sendDuration;

    public BotMetrics()
    {
        _updates = _meter.CreateCounter<long>(
            "newsbot.updates",
            "{update}",
            "Updates by what became of them: done, not delivered, set aside, left out, known, left for later."
        );
        _answers = _meter.CreateCounter<long>(
            "newsbot.answers",
            "{answer}",
            "Questions by outcome: answer, unsure, none."
        );
        _retries = _meter.CreateCounter<long>(
            "newsbot.send.retries",
            "{try}",
            "Sends that are tried again, by why: wait, refused, failed."
        );
        _waits = _meter.CreateCounter<long>(
            "newsbot.telegram.waits",
            "{wait}",
            "429s: how often Telegram asked to wait."
        );
        _updateDuration = _meter.CreateHistogram<double>(
            UpdateDuration,
            "s",
            "From when an update came in until its answer was accepted."
        );
        _sendDuration = _meter.CreateHistogram<double>(
            SendDuration,
            "s",
            "Until Telegram accepted or refused a message."
        );
    }

    /// <summary>Traces: an update with its sends. They contain no text, names or ids of users and chats.</summary>
    public ActivitySource Traces { get; } = new(Name, ProgramVersion.Number);

    /// <summary>
    /// Reports every counter with each of its labels at 0. To be called once a reader listens: a series that begins
    /// with its first event has no increase for <c>rate()</c> to see.
    /// </summary>
    public void BeginAtZero()
    {
        foreach (var end in Enum.GetValues<UpdateOutcome>())
            _updates.Add(0, EndIs(end));
        foreach (var outcome in Outcomes)
            _answers.Add(0, new KeyValuePair<string, object?>("outcome", outcome));
        foreach (var why in RetryReasons)
            _retries.Add(0, new KeyValuePair<string, object?>("why", why));
        _waits.Add(0);
    }

    /// <summary>Counts how an update ended.</summary>
    public void Update(UpdateOutcome end) => _updates.Add(1, EndIs(end));

    /// <summary>An update was handled.</summary>
    public void Handled(TimeSpan duration) => _updateDuration.Record(duration.TotalSeconds);

    /// <summary>A question was answered.</summary>
    public void Answer(string outcome) => _answers.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A message was accepted or refused.</summary>
    public void SendEnded(TimeSpan duration, bool isAccepted) =>
        _sendDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("accepted", isAccepted));

    /// <summary>A send is tried again.</summary>
    public void Retry(string why) => _retries.Add(1, new KeyValuePair<string, object?>("why", why));

    /// <summary>Telegram asked to wait.</summary>
    public void Wait() => _waits.Add(1);

    /// <summary>Reports a number whenever it is asked for.</summary>
    public void Observe(string name, string unit, string description, Func<double> value) =>
        _meter.CreateObservableGauge(name, value, unit, description);

    /// <summary>Reports a number that only grows.</summary>
    public void ObserveCount(string name, string unit, string description, Func<long> value) =>
        _meter.CreateObservableCounter(name, value, unit, description);

    public void Dispose()
    {
        _meter.Dispose();
        Traces.Dispose();
    }

    private static KeyValuePair<string, object?> EndIs(UpdateOutcome end) => new("end", GetName(end));

    private static string GetName(UpdateOutcome end) =>
        end switch
        {
            UpdateOutcome.Done => "done",
            UpdateOutcome.NotDelivered => "not_delivered",
            UpdateOutcome.DeadLettered => "set_aside",
            UpdateOutcome.Dropped => "left_out",
            UpdateOutcome.Duplicate => "known",
            _ => "left_for_later",
        };
}

/// <summary>What becomes of an update.</summary>
internal enum UpdateOutcome
{
    /// <summary>It was handled.</summary>
    Done,

    /// <summary>Its answer did not reach the chat.</summary>
    NotDelivered,

    /// <summary>It could not be read or handled.</summary>
    DeadLettered,

    /// <summary>Dropped by a rate limit.</summary>
    Dropped,

    /// <summary>Received before.</summary>
    Duplicate,

    /// <summary>The bot stopped first.</summary>
    Deferred,
}
