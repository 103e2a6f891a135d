using NewsBot.Configuration;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Storage;

namespace NewsBot.Conversations;

/// <summary>
/// The notifications: that a quote's article was corrected or retracted, to subscribers, and to
/// moderators that the library has grown old.
/// </summary>
internal sealed class ChangeNotifications(
    CurrentLibrary current,
    CorrectionSubscriptions watches,
    PersonalData personal,
    RetentionPolicy retention,
    TimeProvider time
)
{
    private string? _fingerprint;
    private DateTimeOffset _changed;
    private bool _staleTold;

    /// <summary>Notifications that are due, each with what to do once it is sent.</summary>
    /// <param name="moderators">The chats that hear of an old library.</param>
    public IEnumerable<(Notification Note, Action Told)> Due(IEnumerable<long> moderators)
    {
        personal.ForgetOld(retention.Retention, retention.TellWithin);
        var library = current.Value;
        var now = time.GetUtcNow();
        if (library.Fingerprint != _fingerprint)
            (_fingerprint, _changed, _staleTold) = (library.Fingerprint, now, false);
        foreach (var watch in watches.All())
        {
            if (FindNotification(watch, library) is { } reply)
                yield return (new Notification(watch.Chat, reply), () => watches.Remove(watch));
        }

        if (_staleTold || now - _changed < retention.StaleAfter || library.Index.Articles.Count == 0)
            yield break;
        _staleTold = true;
        foreach (var moderator in moderators)
            yield return (
                new Notification(moderator, Reply.Of(Phrases.Default.Stale((int)retention.StaleAfter.TotalDays))),
                () => { }
            );
    }

    private static Reply? FindNotification(Watch watch, Library library)
    {
        var key = new ArticleKey(watch.Article);
        var words = Phrases.In(watch.Language);
        var retracted = library.FindRetracted(key);
        if (
            (retracted ?? library.Find(key)) is not { } article
            || (retracted is null && (article.Correction is null || article.Correction == watch.Correction))
        )
            return null;
        return new Reply(
            QuoteWriter
                .AppendNotice(
                    new RichTextBuilder(),
                    retracted is null ? words.WasCorrected : words.WasRetracted,
                    article
                )
                .Build()
        );
    }
}
