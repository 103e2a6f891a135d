using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using NewsBot.Evaluation;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Tests.Conversations;

namespace NewsBot.Tests.Localization;

public sealed partial class PhrasesTests
{
    private static readonly ResourceManager Resources = new(typeof(Phrases));

    private static readonly Dictionary<string, string> English = PhrasesIn("en");

    public static TheoryData<string> Translations =>
        [.. Phrases.All.Select(words => words.Code).Where(code => code != "en")];

    [Fact]
    public void The_bot_speaks_nine_languages() =>
        Assert.Equal(["en", "ar", "de", "es", "fa", "fr", "ru", "tr", "uk"], Phrases.All.Select(words => words.Code));

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_phrase_is_translated_with_the_same_holes(string language)
    {
        var phrases = PhrasesIn(language);
        foreach (var (name, phrase) in English.Where(entry => !entry.Key.Contains('_')))
        {
            Assert.True(phrases.TryGetValue(name, out var translated), $"{language} lacks {name}.");
            Assert.False(string.IsNullOrWhiteSpace(translated));
            Assert.Equal(Holes(phrase), Holes(translated));
        }

        Assert.Empty(phrases.Keys.Where(name => !name.Contains('_')).Except(English.Keys));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_number_has_its_form(string language)
    {
        var phrases = PhrasesIn(language);
        foreach (
            var name in English
                .Keys.Where(name => name.EndsWith("_other", StringComparison.Ordinal))
                .Select(name => name[..^"_other".Length])
        )
        {
            foreach (
                var category in Enumerable
                    .Range(0, 200)
                    .Select(number => PluralRule.Select(number, language))
                    .Distinct()
            )
            {
                Assert.True(
                    phrases.TryGetValue($"{name}_{category}", out var form),
                    $"{language} lacks {name}_{category}."
                );
                Assert.All(Holes(form), hole => Assert.Equal("{0}", hole));
            }
        }
    }

    [Theory]
    [InlineData("en", "1 article", "2 articles", "5 articles", "21 articles")]
    [InlineData("ru", "1 статья", "2 статьи", "5 статей", "21 статья")]
    [InlineData("uk", "1 стаття", "2 статті", "5 статей", "21 стаття")]
    [InlineData("ar", "مقال واحد", "مقالان", "5 مقالات", "21 مقالًا")]
    [InlineData("fr", "1 article", "2 articles", "5 articles", "21 articles")]
    public void Numbers_have_the_plural_forms_of_the_language(
        string language,
        string one,
        string two,
        string five,
        string twentyOne
    ) => Assert.Equal([one, two, five, twentyOne], new[] { 1, 2, 5, 21 }.Select(Phrases.In(language).Articles));

    [Theory]
    [InlineData("en", "Tue 26 December 2017")]
    [InlineData("de", "Di 26. Dezember 2017")]
    [InlineData("ru", "вт 26 декабря 2017")]
    [InlineData("es", "mar 26 de diciembre de 2017")]
    [InlineData("tr", "26 Aralık 2017 Sal")]
    [InlineData("ar", "الثلاثاء 26 ديسمبر 2017")]
    [InlineData("fa", "سه‌شنبه 26 دسامبر 2017")]
    public void A_day_is_Gregorian_and_in_the_words_of_the_language(string language, string day) =>
        Assert.Equal(
            day,
            Phrases
                .In(language)
                .Day(new DateOnly(2017, 12, 26))
                .Replace("di.", "Di", StringComparison.Ordinal)
                .Replace("Di.", "Di", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("pt-br", "en")]
    [InlineData("de-AT", "de")]
    [InlineData("RU", "ru")]
    [InlineData("zh_hans", "en")]
    [InlineData(null, "en")]
    public void The_language_tag_decides_the_language_and_English_is_the_fallback(string? tag, string spoken) =>
        Assert.Equal(spoken, Phrases.In(tag).Code);

    [Theory]
    [InlineData("ar")]
    [InlineData("fa")]
    public void What_is_written_from_right_to_left_begins_so(string language) =>
        Assert.All(
            PhrasesIn(language)
                .Where(entry =>
                    !entry.Key.EndsWith("Pattern", StringComparison.Ordinal) && !entry.Value.StartsWith('{')
                ),
            entry =>
                Assert.True(
                    FirstStrong(entry.Value) is '\u200f' or (>= '\u0600' and <= '\u06ff') or null,
                    $"{entry.Key}: {entry.Value}"
                )
        );

    [Fact]
    public void Every_member_says_something_in_every_language() => Assert.All(Phrases.All, words =>
        {
            foreach (
                var member in typeof(Phrases)
                    .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.PropertyType == typeof(string))
            )
                Assert.False(string.IsNullOrEmpty((string?)member.GetValue(words)), member.Name);
        });

    [Fact]
    public void A_person_is_answered_in_their_language_and_quoted_in_the_articles()
    {
        var reply = Some.Conversation(Some.Sochi)
            .ReplyTo(new IncomingMessage(Some.Question, new Person(1, "ru"), ChatContext.Private));
        Assert.EndsWith(
            $"Sample Wire · вт 26 декабря 2017 · {Some.SochiAge} лет назад",
            reply.Text.ToString(),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Nearly forty",
            reply.Text.Parts.OfType<Part.Quote>().Single().Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_passage_in_another_language_than_the_question_is_marked()
    {
        var conversation = Some.SampleConversation();
        Assert.StartsWith(
            "The article is in español.",
            conversation.Says("Who is Luis Urzúa?").Text.ToString(),
            StringComparison.Ordinal
        );
        var questions = JudgedQuestion
            .ReadFile(Path.Combine(AppContext.BaseDirectory, "Relevance", "sample-library.jsonl"))
            .Where(question => question is { Tag: "same-words" or "competing" or "foreign" });
        Assert.All(questions, question =>
            Assert.DoesNotContain(
                "another language",
                conversation.Says(question.Question).Text.ToString(),
                StringComparison.Ordinal
            )
        );
    }

    [Theory]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    public void The_culture_of_the_process_changes_nothing(string culture)
    {
        var before = Said();
        var (current, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (
                new CultureInfo(culture),
                new CultureInfo(culture)
            );
            Assert.Equal(before, Said());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (current, ui);
        }

        static string Said()
        {
            var conversation = Some.Conversation(Some.Sochi, Some.Bridge);
            return string.Join(
                '\n',
                new[] { Some.Question, "/latest", "WHO OPENED THE BRIDGE IN MAY 2019?", "/privacy" }.Select(text =>
                    conversation.Says(text).Text.ToString()
                )
            );
        }
    }

    private static Dictionary<string, string> PhrasesIn(string language) =>
        Resources
            .GetResourceSet(
                new CultureInfo(language == "en" ? "" : language),
                createIfNotExists: true,
                tryParents: false
            )!
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static IEnumerable<string> Holes(string phrase) =>
        Hole()
            .Matches(phrase)
            .Select(match => match.Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static char? FirstStrong(string text) =>
        text.Cast<char?>().FirstOrDefault(c => char.IsLetter(c!.Value) || c is '\u200f');

    [GeneratedRegex(@"\{[0-9]\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}
