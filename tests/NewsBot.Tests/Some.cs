using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Monitoring;
using NewsBot.Search;
using NewsBot.Storage;
using NewsBot.Tests.Conversations;

namespace NewsBot.Tests;

/// <summary>Test data in which only what matters is said.</summary>
internal static class Some
{
    /// <summary>
    /// The day on which the tests run: 2 November 2026, or the one that the environment variable
    /// <c>NEWSBOT_TEST_DATE</c> names.
    /// </summary>
    public static readonly DateOnly Today = Environment.GetEnvironmentVariable("NEWSBOT_TEST_DATE") is { } date
        ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : new(2026, 11, 2);

    /// <summary>A question that <see cref="Sochi"/> answers.</summary>
    public const string Question = "Who rejected the congress in Sochi?";

    /// <summary>An article with everything that an article can have.</summary>
    public const string Sochi = """
        title: Rebels reject the Sochi congress
        outlet: Sample Wire
        date: 2017-12-26
        url: https://news.example/sochi?a=1&b=2
        questions: Who rejected the congress in Sochi?

        Nearly forty rebel groups rejected the planned congress in Sochi on Monday. They said that Moscow had not helped.

        The envoy, Staffan de Mistura, said that the congress must support the talks in Geneva. He met the parties in Vienna. The talks had begun on Thursday. No date was set for the next round.
        """;

    public const string Bridge = """
        Harbour bridge opens after nine years
        3 min read
        14 May 2019

        The mayor opened the new harbour bridge on Tuesday. It cost 1,200 million crowns & took nine years.

        Ferries stop running at the end of the month.
        """;

    /// <summary>
    /// Any text at all: every plane of Unicode, lone surrogates, control and bidi characters, markup.
    /// </summary>
    public static Gen<string> AnyText { get; } =
        Gen.OneOf(
            Gen.Char.Array[0, 80].Select(chars => new string(chars)),
            OneOf(
                "Sochi ",
                "congress. ",
                "Who ",
                "<b>",
                "</b>",
                "&",
                "&lt;",
                "<",
                ">",
                "\"",
                "\ud83d\udd25",
                "\ud83d",
                "\udd25",
                "\u202e",
                "\u2066",
                "\0",
                "\u001b[2J",
                "e\u0301\u0302\u0303",
                "مؤتمر ",
                "北京。",
                "\n",
                " ",
                ". ",
                "<blockquote>",
                "[…]",
                "👨‍👩‍👧‍👦"
            )
                .Array[0, 60]
                .Select(string.Concat),
            Gen.Int[0, 6000].Select(length => string.Concat(Enumerable.Repeat("<&> congress 🔥. ", length / 16)))
        );

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>How many years old <see cref="Sochi"/> is <see cref="Today"/>.</summary>
    public static int SochiAge { get; } = Today.Year - 2017 - (Today < new DateOnly(Today.Year, 12, 26) ? 1 : 0);

    /// <summary>One for all conversations: what listens to metrics looks through every instance.</summary>
    private static readonly BotMetrics Metrics = new();

    private static readonly DateTimeOffset Noon = new(Today, new TimeOnly(12, 0), TimeSpan.Zero);

    /// <summary>A clock that stops until a test advances it.</summary>
    public static FakeTimeProvider Clock() => new(Noon);

    /// <summary>A clock for a host that must run: noon of <see cref="Today"/> and what has passed since.</summary>
    public static RunningClock RunningClock() => new(Noon);

    public static FileReport Report(string text, string path = "file.txt") =>
        ArticleReader.Read(path, Encoding.UTF8.GetBytes(text), Today)[0];

    public static Article Article(string text, string path = "file.txt") => Report(text, path).Article!;

    public static Library Library(params string[] texts) => LibraryOf(Today, texts);

    /// <summary>A library whose files were written on a day.</summary>
    public static Library LibraryOf(DateOnly written, params string[] texts) =>
        NewsBot.Libraries.LibraryBuilder.Build(
            "articles",
            new FolderContent([
                .. texts.Select(
                    (text, i) =>
                        new ReadEntry(
                            new FolderEntry(
                                $"{i}.txt",
                                new FileStamp(text.Length, written.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc)),
                                null
                            ),
                            [FileContent.Create(Encoding.UTF8.GetBytes(text), Report(text, $"{i}.txt"))]
                        )
                ),
            ])
        );

    public static Conversation Conversation(params string[] texts) => Services(texts).Get<Conversation>();

    public static Conversation Conversation(ConfidenceThresholds thresholds, params string[] texts) =>
        Services(new CurrentLibrary(Library(texts)), thresholds: thresholds).Get<Conversation>();

    public static ServiceProvider Services(params string[] texts) => Services(new CurrentLibrary(Library(texts)));

    /// <inheritdoc cref="ServiceCollection"/>
    public static ServiceProvider Services(
        CurrentLibrary current,
        Database? database = null,
        ConfidenceThresholds? thresholds = null,
        RetentionPolicy? retention = null,
        TimeProvider? time = null,
        string folder = "nowhere"
    ) => ServiceCollection(current, database, thresholds, retention, time, folder).BuildServiceProvider();

    /// <summary>A conversation wired as in the program, over parts of the test's own.</summary>
    /// <param name="database">The store; null for one that is disposed with the services.</param>
    /// <param name="thresholds">Null for the default ones.</param>
    /// <param name="retention">Null for the default one.</param>
    /// <param name="time">Null for a clock that a test must advance.</param>
    /// <param name="folder">Has the folders "articles" and "data", which are created on demand.</param>
    public static IServiceCollection ServiceCollection(
        CurrentLibrary current,
        Database? database = null,
        ConfidenceThresholds? thresholds = null,
        RetentionPolicy? retention = null,
        TimeProvider? time = null,
        string folder = "nowhere"
    )
    {
        var settings = Settings(
            ("Articles:Folder", Path.Combine(folder, "articles")),
            ("Data:Folder", Path.Combine(folder, "data"))
        );
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(time ?? Clock())
            .AddSingleton(Metrics)
            .AddSingleton(current)
            .AddTemporaryStorage()
            .AddConversation(settings)
            .AddSingleton(thresholds ?? ConfidenceThresholds.Default)
            .AddSingleton(retention ?? RetentionPolicy.Default);
        return database is null ? services : services.AddSingleton(database);
    }

    /// <summary>The articles that come with the program.</summary>
    public static Library SampleLibrary() =>
        NewsBot.Libraries.LibraryBuilder.Load(
            new ArticleFolder(Path.Combine(AppContext.BaseDirectory, "articles"), Clock())
        );

    /// <summary>A conversation over them.</summary>
    public static Conversation SampleConversation() =>
        Services(new CurrentLibrary(SampleLibrary())).Get<Conversation>();

    /// <summary>An index of nothing; what is added later goes by its sizes.</summary>
    public static IndexSnapshot NothingIndexed(IndexSizes sizes) =>
        new(SearchIndex.Build([], [], sizes), ParagraphFingerprints.Compute([], earlier: null));

    /// <summary>A private message as Telegram sends it.</summary>
    public static string RawUpdate(int id, long chat, string text) =>
        $$$$"""{"update_id":{{{{id}}}},"message":{"message_id":9,"date":1,"text":"{{{{text}}}}","from":{"id":{{{{chat}}}}"""
        + $$$$""","is_bot":false,"first_name":"A"},"chat":{"id":{{{{chat}}}},"type":"private"}}}""";

    public static Settings Settings(params (string Name, string? Value)[] settings) =>
        NewsBot.Configuration.Settings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
                .Build()
        );
}
