using System.Globalization;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Search.Queries;

namespace NewsBot.Answering;

/// <summary>
/// The reply to a question that nothing answers: what is missing, and articles on the same subject.
/// </summary>
internal static class NoAnswerReply
{
    private const int MaxUnknown = 8;
    private const int MaxUnknownLength = 40;
    private const int MaxSubjectLength = 60;

    /// <summary>The phrase above the list says "three".</summary>
    private const int MaxArticles = 3;
    private const int MaxQuestions = 2;

    public static Reply To(RichTextBuilder text, SearchResult result, ReplyContext context)
    {
        var (library, words) = (context.Library, context.Words);
        if (library.Index.Articles.Count == 0)
            return new Reply(text.Plain(words.EmptyLibrary).Build());

        text.Plain(words.NothingFound).Line();
        var unknown = result
            .Words.Where(word => word.Role == WordRole.Unknown)
            .Take(MaxUnknown)
            .Select(word => ShownText.OneLine(word.Written, MaxUnknownLength))
            .ToList();
        if (unknown.Count > 0)
            text.Plain(
                    library.HasSeveralLanguages
                        ? words.NotInThisSpelling(string.Join(", ", unknown))
                        : words.NotInAnyArticle(string.Join(", ", unknown))
                )
                .Line();
        var subject = library.Index.FindSubject(result);
        text.Plain(LibraryReplies.Line(library, words, context.Today)).Line();
        text.Plain(words.TryFewerWords);
        if (subject is not null)
        {
            text.Line().Plain(Mention(subject, words));
            if (
                library.FindLanguage(subject.Articles[0]) is { } written
                && written != result.Language
                && IsLanguage(written)
            )
                text.Line().Plain(words.OtherLanguage(CultureInfo.GetCultureInfo(written).NativeName));
        }

        if (context.Chat.IsGuest)
            return new Reply(text.Build());
        return new Reply(text.Build())
        {
            Rows =
            [
                .. (subject?.Articles ?? [])
                    .Take(MaxArticles)
                    .Select(article => Reply.Row(LibraryReplies.OverviewButton(article, context))),
                .. library
                    .Index.FindSimilarQuestions(result)
                    .Select(link => LibraryReplies.QuestionButton(link.Article, link.Question))
                    .OfType<CallbackButton>()
                    .Take(MaxQuestions)
                    .Select(Reply.Row),
                Reply.Row(AskModerators(context)),
            ],
            AsksForWords = context.Chat.IsGroup,
        };
    }

    private static bool IsLanguage(string code) => code != "und";

    private static string Mention(Subject subject, Phrases words)
    {
        var name = ShownText.OneLine(subject.Words, MaxSubjectLength);
        return subject.Articles.Count > MaxArticles
            ? words.MentionItThree(subject.Articles.Count, name)
            : words.MentionIt(subject.Articles.Count, name);
    }

    /// <summary>The button, not the question, is the consent to keep the question's words for the moderators.</summary>
    public static CallbackButton AskModerators(ReplyContext context) =>
        new(context.Words.AskModerators, new CallbackData.RequestArticle().Encode()) { IsApart = true };
}
