using System.Collections.Immutable;
using NewsBot.Answering;
using NewsBot.Configuration;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>
/// Once a day, what moderators should look at: new questions without a good answer, passages that are rejected more
/// often than liked, files that need attention, what is new. No message if there is nothing.
/// </summary>
internal sealed class DailyDigest(
    DigestTime hour,
    WaitingQuestions waiting,
    RejectedAnswers rejectedAnswers,
    Digests digests,
    CurrentLibrary current,
    TimeProvider time
)
{
    private const int MaxShown = 3;
    private const int MaxListedLength = 100;

    /// <summary>The digests that are due, each with what to do once it is sent.</summary>
    /// <param name="chats">The moderators' chats.</param>
    public IEnumerable<(Notification Note, Action Told)> Due(IEnumerable<long> chats)
    {
        if (hour.Value is not { } start)
            yield break;
        foreach (var chat in chats)
        {
            // The first one tells of the time since the bot was there.
            if (digests.Find(chat) is not var (last, language))
            {
                digests.SetLast(chat);
                continue;
            }

            if (!IsDue(last, start))
                continue;
            if (Write(chat, last, Phrases.In(language)) is { } digest)
                yield return (new Notification(chat, digest), () => digests.SetLast(chat));
            else
                digests.SetLast(chat);
        }
    }

    /// <summary>Whether the hour has come since a moment, by the local clock.</summary>
    private bool IsDue(DateTimeOffset since, TimeOnly start)
    {
        var last = TimeZoneInfo.ConvertTime(since, time.LocalTimeZone).DateTime;
        var next = last.Date + start.ToTimeSpan();
        return time.GetLocalNow().DateTime >= (next > last ? next : next.AddDays(1));
    }

    private Reply? Write(long chat, DateTimeOffset since, Phrases words)
    {
        var library = current.Value;
        var context = new ReplyContext(
            library,
            words,
            new ChatContext(chat, IsGroup: chat < 0),
            time.Today(),
            IsModerator: true
        );
        var text = new RichTextBuilder();
        var buttons = new List<Button>();
        var hasQuestions = AppendMisses(text, buttons, since, context) | AppendRejected(text, buttons, since, context);
        var hasFiles = AppendFiles(text, since, context);
        if (text.Length == 0)
            return null;
        text.Plain(LibraryReplies.Line(library, words, context.Today));
        if (library.NewestOn(context.Today) is { } newest)
            text.Plain(" " + words.DigestAge(context.Today.DayNumber - newest.DayNumber));
        return new Reply(text.Build())
        {
            Rows =
            [
                [.. buttons],
                .. hasQuestions
                    ? Rows(new CallbackButton(words.QuestionsDoes, new CallbackData.OpenQuestions().Encode()))
                    : [],
                .. hasFiles
                    ? Rows(new CallbackButton(words.ArticlesDoes, new CallbackData.OpenArticles().Encode()))
                    : [],
            ],
        };
    }

    private bool AppendMisses(RichTextBuilder text, List<Button> buttons, DateTimeOffset since, ReplyContext context)
    {
        var misses = waiting
            .GetGroups(context.Library)
            .Where(group => group.Questions.Any(question => question.Last >= since && question.Note is null))
            .ToList();
        if (misses.Count > 0)
            text.Bold(context.Words.DigestMisses(misses.Count)).Line();
        foreach (var (i, group) in misses.Take(MaxShown).Index())
        {
            text.Plain($"{i + 1}. {group.Times}× {Shown(group.Question)}").Line();
            buttons.Add(new CallbackButton($"{i + 1}", new CallbackData.ShowMiss((int)group.Id).Encode()));
        }
        return misses.Count > 0;
    }

    private bool AppendRejected(RichTextBuilder text, List<Button> buttons, DateTimeOffset since, ReplyContext context)
    {
        var rejected = rejectedAnswers
            .Find(context.Library)
            .Where(passage => passage.Count.Missed > passage.Count.Helped && passage.Count.Last >= since)
            .ToList();
        if (rejected.Count > 0)
            text.Bold(context.Words.DigestRejected(rejected.Count)).Line();
        foreach (var (i, (passage, count)) in rejected.Take(MaxShown).Index())
        {
            ShortQuote.From(passage).AppendTo(text.Plain($"👎 {i + 1}. 👎 {count.Missed} 👍 {count.Helped} ")).Line();
            buttons.Add(new CallbackButton($"👎 {i + 1}", new CallbackData.ShowRejected(passage.Key).Encode()));
        }
        return rejected.Count > 0;
    }

    private static bool AppendFiles(RichTextBuilder text, DateTimeOffset since, ReplyContext context)
    {
        var broken = context.Library.Files.Where(file => file.HasErrors).ToList();
        if (broken.Count > 0)
            text.Bold(context.Words.FilesNotLive(broken.Count)).Line();
        foreach (var file in broken.Take(MaxShown))
            text.Plain($"✗ {Shown(file.Path)}").Line();

        var added = context.Library.Content.Entries.Count(entry =>
            new DateTimeOffset(entry.Entry.Stamp.Written, TimeSpan.Zero) > since
            && entry.Files.Any(file => file.Report.IsLive)
        );
        if (added > 0)
            text.Bold(context.Words.DigestAdded(added)).Line();
        return broken.Count + added > 0;
    }

    private static ImmutableArray<ImmutableArray<Button>> Rows(Button button) => [Reply.Row(button)];

    private static string Shown(string text) => ShownText.OneLine(text, MaxListedLength);
}

/// <summary>When the digest is sent, by the local clock; null for never.</summary>
internal sealed record DigestTime(TimeOnly? Value);
