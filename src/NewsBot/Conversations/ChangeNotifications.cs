using NewsBot.Answering;
using NewsBot.Configuration;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Storage;

namespace NewsBot.Conversations;

/// <summary>
/// The notifications: to subscribers, that a quote's article was corrected or retracted; to those who asked for an
/// article, the passage that answers them; and to moderators, that the library has grown old.
/// </summary>
internal sealed class ChangeNotifications(
    CurrentLibrary current,
    CorrectionSubscriptions watches,
    UnansweredQuestions unanswered,
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

        foreach (var asker in unanswered.FindDue())
        {
            if (FindAnswer(asker, library) is { } reply)
                yield return (new Notification(asker.Chat, reply), () => unanswered.RemoveAsker(asker));
            else
                unanswered.Reopen(asker);
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

    /// <summary>The passage that answers somebody's question; null if it was removed since.</summary>
    private Reply? FindAnswer(AnsweredAsker asker, Library library)
    {
        if (
            PassageKey.Parse(asker.Passage) is not { } key
            || library.Find(key.Article) is not { } article
            || key.Paragraph > article.Paragraphs.Count
        )
            return null;
        var words = Phrases.In(asker.Language);
        var text = new RichTextBuilder()
            .Plain(words.NowAnswered(ShownText.OneLine(asker.Text, QuoteWriter.MaxHeadlineLength)))
            .Line();
        var passage = new Passage(article, key.Paragraph, default);

        // The ids of groups are negative.
        var chat = new ChatContext(asker.Chat, IsGroup: asker.Chat < 0);
        var context = new ReplyContext(library, words, chat, time.Today());
        return PassageReply.Create(text, passage, new PassageList([passage.Key]), context);
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
