using NewsBot.Conversations;
using NewsBot.Localization;
using NewsBot.Replies;

namespace NewsBot.Tests.Conversations;

public sealed class SmallTalkTests
{
    private static readonly Lazy<Conversation> Sample = new(Some.SampleConversation);

    private static readonly string[][] Lines =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Relevance", "small-talk.txt"))
            .Select(line => line.Split('\t')),
    ];

    [Fact]
    public void It_gets_one_fitting_line_in_its_language_and_never_a_passage() => Assert.All(Lines, line =>
        {
            var (language, said) = (line[0], line[1]);
            var reply = Sample.Value.Says(said);
            Assert.DoesNotContain(reply.Text.Parts, part => part is Part.Quote);
            Assert.DoesNotContain(Phrases.Default.NothingFound, reply.Text.ToString(), StringComparison.Ordinal);
            if (language != "-")
                Assert.Equal(language, SmallTalk.Find(said, language)!.Value.Language);
        });

    [Theory]
    [InlineData("HELLO!!!", SmallTalkKind.Greeting)]
    [InlineData("hellooooo 👋", SmallTalkKind.Greeting)]
    [InlineData("Hi, how are you?", SmallTalkKind.HowAreYou)]
    [InlineData("thanks, bye", SmallTalkKind.Thanks)]
    [InlineData("hey bot, what can you do?", SmallTalkKind.WhoAreYou)]
    [InlineData("C’est quoi ?", SmallTalkKind.WhoAreYou)]
    [InlineData("Tschüß", SmallTalkKind.Farewell)]
    [InlineData("أهلاً", SmallTalkKind.Greeting)]
    [InlineData("TEŞEKKÜR EDERİM", SmallTalkKind.Thanks)]
    [InlineData("What's new?", SmallTalkKind.Latest)]
    [InlineData("hi, any news today", SmallTalkKind.Latest)]
    [InlineData("Quoi de nouveau ?", SmallTalkKind.Latest)]
    [InlineData("¿Qué hay de nuevo?", SmallTalkKind.Latest)]
    [InlineData("Was gibt's Neues?", SmallTalkKind.Latest)]
    [InlineData("Последние новости", SmallTalkKind.Latest)]
    [InlineData("Останні новини", SmallTalkKind.Latest)]
    [InlineData("Son haberler", SmallTalkKind.Latest)]
    [InlineData("آخر الأخبار", SmallTalkKind.Latest)]
    [InlineData("آخرین اخبار", SmallTalkKind.Latest)]
    [InlineData("…", SmallTalkKind.Noted)]
    internal void It_is_known_however_it_is_written(string said, SmallTalkKind kind) =>
        Assert.Equal(kind, SmallTalk.Find(said, null)!.Value.Kind);

    [Theory]
    [InlineData("Hello, who owns the Ever Given?")]
    [InlineData("thanks. and when was that?")]
    [InlineData("Who are the donors?")]
    [InlineData("good morning Paris")]
    [InlineData("WHO")]
    [InlineData("2254")]
    public void A_question_that_begins_politely_is_a_question(string said) => Assert.Null(SmallTalk.Find(said, "en"));

    [Theory]
    [InlineData("latest news")]
    [InlineData("Hello! What's new?")]
    [InlineData("news")]
    public void A_request_for_news_lists_the_newest_articles(string text) =>
        Assert.Equal(Sample.Value.Says("/latest").Text.ToString(), Sample.Value.Says(text).Text.ToString());

    [Theory]
    [InlineData("the latest on Sochi")]
    [InlineData("news from Mali")]
    [InlineData("What is new in the agreement?")]
    public void A_request_for_news_on_a_subject_is_a_question(string text) => Assert.Null(SmallTalk.Find(text, "en"));

    [Fact]
    public void No_question_of_the_judged_sets_is_taken_for_it() =>
        Assert.All(
            Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Relevance"), "sample*.jsonl")
                .SelectMany(NewsBot.Evaluation.JudgedQuestion.ReadFile)
                .Where(question => question.IsAnswerable),
            question => Assert.Null(SmallTalk.Find(question.Question, "en"))
        );

    [Theory]
    [InlineData("hey", null, "en")]
    [InlineData("hey", "ES", "es")]
    [InlineData("hey", "fr-CA", "fr")]
    [InlineData("hey", "ru", "en")]
    [InlineData("bonjour, thanks", "fr", "en")]
    public void Of_the_languages_that_say_so_it_is_answered_in_the_persons_own(
        string said,
        string? language,
        string expected
    ) => Assert.Equal(expected, SmallTalk.Find(said, language)!.Value.Language);

    [Theory]
    [InlineData("no", true)]
    [InlineData("noo", false)]
    [InlineData("nooo", true)]
    public void Three_equal_letters_become_one_and_two_stay(string said, bool isKnown) =>
        Assert.Equal(isKnown, SmallTalk.Find(said, "en") is not null);

    [Theory]
    [InlineData("https://news.example/sochi?a=1&b=2", "Rebels reject the Sochi congress")]
    [InlineData("http://www.news.example/sochi?a=1&b=2#top", "Rebels reject the Sochi congress")]
    [InlineData("https://news.example/other", "I don't open links")]
    [InlineData("https://news.example/sochi?a=1&b=3", "I don't open links")]
    [InlineData("congress:Sochi", "Nearly forty")]
    public void A_link_alone_opens_its_article_or_says_that_links_are_not_opened(string link, string expected) =>
        Assert.StartsWith(
            expected,
            Some.Conversation(Some.Sochi, Some.Bridge).Says(link).Text.ToString(),
            StringComparison.Ordinal
        );
}
