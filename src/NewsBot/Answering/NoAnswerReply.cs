using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Search.Queries;

namespace NewsBot.Answering;

/// <summary>
/// The reply to a question that nothing answers: what is missing, and what there is on the subject all the same.
/// </summary>
internal static class NoAnswerReply
{
    private const int MostUnknown = 8;
    private const int LongestUnknown = 40;
    private const int LongestSubject = 60;

    /// <summary>The phrase above the list says "three".</summary>
    private const int MostArticles = 3;
    private const int MostQuestions = 2;

    public static Reply To(RichTextBuilder text, SearchResult result, ReplyContext scene)
    {
        var (library, words) = (scene.Library, scene.Words);
        if (library.Index.Articles.Count == 0)
            return new Reply(text.Plain(words.EmptyLibrary).Build());

        text.Plain(words.NothingFound).Line();
        var unknown = result
            .Words.Where(word => word.Role == WordRole.Unknown)
            .Take(MostUnknown)
            .Select(word => ShownText.OneLine(word.Written, LongestUnknown))
            .ToList();
        if (unknown.Count > 0)
            text.Plain(
                    library.HasSeveralLanguages
                        ? words.NotInThisSpelling(string.Join(", ", unknown))
                        : words.NotInAnyArticle(string.Join(", ", unknown))
                )
                .Line();
        var subject = library.Index.FindSubject(result);
        text.Plain(LibraryReplies.Line(library, words, scene.Today)).Line();
        text.Plain(words.TryFewerWords);
        if (subject is not null)
            text.Line().Plain(Mention(subject, words));
        if (scene.Room.IsGuest)
            return new Reply(text.Build());
        return new Reply(text.Build())
        {
            Rows =
            [
                .. (subject?.Articles ?? [])
                    .Take(MostArticles)
                    .Select(article => Reply.Row(LibraryReplies.OverviewButton(article, scene))),
                .. library
                    .Index.FindSimilarQuestions(result)
                    .Select(link => LibraryReplies.QuestionButton(link.Article, link.Question))
                    .OfType<CallbackButton>()
                    .Take(MostQuestions)
                    .Select(Reply.Row),
                Reply.Row(AskModerators(scene)),
            ],
            AsksForWords = scene.Room.IsGroup,
        };
    }

    private static string Mention(Subject subject, Phrases words)
    {
        var name = ShownText.OneLine(subject.Words, LongestSubject);
        return subject.Articles.Count > MostArticles
            ? words.MentionItThree(subject.Articles.Count, name)
            : words.MentionIt(subject.Articles.Count, name);
    }

    /// <summary>The button, not the question, is the consent to keep the question's words for the moderators.</summary>
    public static CallbackButton AskModerators(ReplyContext scene) =>
        new(scene.Words.AskModerators, new CallbackData.RequestArticle().Encode()) { IsApart = true };
}
