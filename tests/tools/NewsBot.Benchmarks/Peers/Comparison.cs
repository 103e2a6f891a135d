using System.Diagnostics;
using NewsBot.Search;
using Spectre.Console;

namespace NewsBot.Benchmarks.Peers;

/// <summary>What one peer cost.</summary>
/// <param name="PerSecond">Questions a second on one thread, median of the passes.</param>
/// <param name="OnTwoThreads">The same on two threads at once, as a multiple; null where it was not asked.</param>
/// <param name="P50">Half of the questions took no longer, in µs.</param>
/// <param name="P95">95 of 100 took no longer.</param>
/// <param name="P99">99 of 100 took no longer.</param>
/// <param name="BytesPerParagraph">What the index holds beside the text.</param>
/// <param name="AllocatedBytes">Managed memory allocated a question.</param>
/// <param name="Hit1">Share of the questions whose first paragraph is right.</param>
/// <param name="Tail">How long all but one of so many questions take at most, in µs.</param>
internal sealed record PeerFigures(
    string Name,
    double PerSecond,
    double? OnTwoThreads,
    double P50,
    double P95,
    double P99,
    double BuildSeconds,
    double BytesPerParagraph,
    double AllocatedBytes,
    double Hit1,
    IReadOnlyList<(double Of, double Micros)> Tail
);

/// <summary>
/// Asks several peers the same questions over the same articles, in turns, so that whatever else the machine does meets
/// all of them alike.
/// </summary>
/// <param name="articles">The articles, in ordinal order of their ids.</param>
/// <param name="questions">The questions, each with whether the paragraph of a number is right.</param>
internal sealed class Comparison(
    IReadOnlyList<Article> articles,
    IReadOnlyList<(string Text, Func<int, bool> IsRight)> questions
)
{
    /// <summary>So many questions are asked of one peer before it is the next one's turn.</summary>
    private const int Block = 50;

    /// <summary>So many questions are asked before any counts: by then the code is compiled for speed.</summary>
    private const int MinAsked = 10_000;

    /// <summary>The first builds compile the code.</summary>
    private const int Rehearsals = 3;

    private static readonly int[] Tails = [2, 5, 10, 20, 50, 100, 200, 500, 1_000];

    private readonly int _paragraphs = articles.Sum(article => article.Paragraphs.Count);

    /// <param name="peers">
    /// Each with the share of the questions that it is asked: a slow one need not hear them all.
    /// </param>
    /// <param name="passes">How often each is asked all of them and it counts.</param>
    /// <param name="builds">How often each is built, of which the median counts.</param>
    public List<PeerFigures> Run(IReadOnlyList<(IPeer Peer, double Share)> peers, int passes, int builds)
    {
        var entries = peers
            .Select(peer => new Entry(
                peer.Peer,
                [.. questions.Where((_, i) => Math.Floor(i * peer.Share) != Math.Floor((i - 1) * peer.Share))]
            ))
            .ToList();
        for (var build = builds > 1 ? -Rehearsals : 0; build < builds; build++)
        {
            foreach (var entry in entries)
            {
                var seconds = Time(() => entry.Peer.Build(articles));
                if (build >= 0)
                    entry.Builds.Add(seconds);
            }
        }

        foreach (var entry in entries)
            entry.Peer.Settle();
        Collect();
        for (var pass = -Math.Max(1, MinAsked / questions.Count); pass < passes; pass++)
            Pass(entries, isCounted: pass >= 0);
        return [.. entries.Select(Figures)];
    }

    /// <summary>The table of what was measured, ours as a multiple of Lucene's below.</summary>
    public static Table TableOf(IReadOnlyList<PeerFigures> figures)
    {
        var table = new Table().AddColumns(
            "",
            "questions/s",
            "two threads",
            "p50 µs",
            "p95",
            "p99",
            "build s",
            "index bytes a paragraph",
            "bytes allocated a question",
            "hit@1"
        );
        foreach (var one in figures)
        {
            table.AddRow(
                one.Name,
                $"{one.PerSecond:N0}",
                one.OnTwoThreads is { } two ? $"{two:0.00} ×" : "–",
                $"{one.P50:0}",
                $"{one.P95:0}",
                $"{one.P99:0}",
                $"{one.BuildSeconds:0.000}",
                $"{one.BytesPerParagraph:0}",
                $"{one.AllocatedBytes:N0}",
                $"{100 * one.Hit1:0.0}"
            );
        }

        if (figures is [var ours, var lucene, ..])
        {
            table.AddRow(
                $"{ours.Name} ÷ {lucene.Name}",
                $"{ours.PerSecond / lucene.PerSecond:0.00} ×",
                "",
                $"{ours.P50 / lucene.P50:0.00} ×",
                $"{ours.P95 / lucene.P95:0.00} ×",
                $"{ours.P99 / lucene.P99:0.00} ×",
                $"{ours.BuildSeconds / lucene.BuildSeconds:0.00} ×",
                $"{ours.BytesPerParagraph / lucene.BytesPerParagraph:0.00} ×",
                "",
                ""
            );
        }

        return table;
    }

    private static void Pass(List<Entry> entries, bool isCounted)
    {
        foreach (var entry in entries)
            entry.Begin();
        while (entries.Exists(entry => !entry.IsAtEnd))
        {
            foreach (var entry in entries)
                entry.Ask(Block, isCounted);
        }

        foreach (var entry in entries)
            entry.End(isCounted);
    }

    private PeerFigures Figures(Entry entry)
    {
        var times = entry.Times.Order().ToArray();
        var right = entry
            .Questions.Where((question, i) => entry.Found[i] is >= 0 and var found && question.IsRight(found))
            .Count();
        return new PeerFigures(
            entry.Peer.Name,
            Median(entry.PerSecond),
            entry.Peer.IsThreadSafe ? OnTwoThreads(entry) : null,
            At(0.5),
            At(0.95),
            At(0.99),
            Median(entry.Builds),
            (double)entry.Peer.IndexBytes / _paragraphs,
            (double)entry.Allocated / entry.Times.Count,
            (double)right / entry.Questions.Length,
            Array.ConvertAll(Tails, of => ((double)of, At(1 - (1.0 / of))))
        );

        double At(double share) => times[(int)(share * (times.Length - 1))] * 1e6;
    }

    /// <summary>How many times as many questions two threads answer as one, median of five.</summary>
    private static double OnTwoThreads(Entry entry)
    {
        var gains = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var one = Time(() => AskAll(entry));
            var two = Time(() => Parallel.Invoke(() => AskAll(entry), () => AskAll(entry)));
            gains.Add(2 * one / two);
        }

        return Median(gains);
    }

    private static void AskAll(Entry entry)
    {
        foreach (var question in entry.Questions)
            entry.Peer.Search(question.Text);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static double Time(Action action)
    {
        Collect();
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);

    private sealed class Entry(IPeer peer, (string Text, Func<int, bool> IsRight)[] questions)
    {
        private int _next;
        private double _seconds;

        public IPeer Peer { get; } = peer;

        public (string Text, Func<int, bool> IsRight)[] Questions { get; } = questions;

        public List<double> Builds { get; } = [];

        public List<double> PerSecond { get; } = [];

        /// <summary>How long each question took, in seconds.</summary>
        public List<double> Times { get; } = [];

        /// <summary>The first paragraph of each question in the last pass.</summary>
        public int[] Found { get; } = new int[questions.Length];

        public long Allocated { get; private set; }

        public bool IsAtEnd => _next == Questions.Length;

        public void Begin() => (_next, _seconds) = (0, 0);

        public void Ask(int count, bool isCounted)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            for (var end = Math.Min(Questions.Length, _next + count); _next < end; _next++)
            {
                var started = Stopwatch.GetTimestamp();
                Found[_next] = Peer.Search(Questions[_next].Text);
                var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                _seconds += seconds;
                if (isCounted)
                    Times.Add(seconds);
            }

            if (isCounted)
                Allocated += GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        public void End(bool isCounted)
        {
            if (isCounted)
                PerSecond.Add(Questions.Length / _seconds);
        }
    }
}
