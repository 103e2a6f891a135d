using CsCheck;
using NewsBot.Articles;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Tests.Conversations;

namespace NewsBot.Tests.Libraries;

/// <summary>
/// A library that has followed its folder, however long, answers and reports as one that has just been loaded.
/// </summary>
public sealed class LibraryHistoryTests
{
    private const string Story =
        "The old ship sank in the harbour at night, and nobody was on board of it when it did.";

    /// <summary>
    /// What is in a file, or nothing: versions under one link, copies, another language, retractions, a draft, a
    /// broken file.
    /// </summary>
    private static readonly (string File, string?[] Texts)[] Files =
    [
        (
            "a.txt",
            [
                Some.Sochi,
                Some.Sochi.Replace("Nearly forty", "Some thirty", StringComparison.Ordinal),
                "status: retracted\ncorrection: It was thirty groups.\n" + Some.Sochi,
                null,
            ]
        ),
        (
            "b.txt",
            [
                Some.Bridge,
                Some.Bridge.Replace("mayor", "queen", StringComparison.Ordinal),
                "title: Harbour bridge opens after nine years\nstatus: retracted",
                "status: draft\n" + Some.Bridge,
                "\0",
            ]
        ),
        ("c.txt", [null, Some.Sochi.Replace("2017-12-26", "2017-12-28", StringComparison.Ordinal)]),
        ("copy1.txt", [$"title: Ship sinks\noutlet: One\ndate: 2020-01-01\n\n{Story}", null]),
        (
            "copy2.txt",
            [
                null,
                $"title: Night in the harbour\noutlet: Two\ndate: 2020-01-02\n\n{Story}",
                $"title: Night in the harbour\noutlet: Three\nstatus: retracted\n\n{Story}",
            ]
        ),
        (
            "es.txt",
            [
                null,
                "title: El alcalde cierra el puente\nlang: es\n\nEl alcalde cerró el puente viejo el martes "
                    + "porque nadie lo había pintado en nueve años.",
            ]
        ),
        ("synonyms.txt", [null, "burgomaster => mayor", "burgomaster, queen, mayor"]),
        .. Enumerable
            .Range(0, 8)
            .Select(i =>
                (
                    $"z{i}.txt",
                    new string?[]
                    {
                        $"title: Zeppelin {i} lands\ndate: 2019-03-{i + 1:00}\n\nZeppelin number {i} landed "
                            + $"in Geneva on a Monday, and was looked at by {i + 2} people.\n\nIt flew on.",
                    }
                )
            ),
    ];

    private static readonly string[] Questions =
    [
        Some.Question,
        "What did the burgomaster open on Tuesday?",
        "Who opened the harbour bridge?",
        "Which ship sank in the harbour?",
        "¿Quién cerró el puente viejo?",
        "How many people looked at zeppelin number 3?",
        "Who won the rugby final?",
        "/latest",
        "/sources",
        "https://news.example/sochi?a=1&b=2",
    ];

    private static readonly Gen<IndexSizes> Sizes = Gen.OneOf(
        Gen.Const(IndexSizes.Default),
        Gen.Const(new IndexSizes(MergedAtOnce: 0, LongFrom: 0))
    );

    private static readonly Gen<((int File, int Text)[] Changes, Turn Turn)[]> Histories = Gen.Select(
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 4]).Array[1, 3],
        Gen.Enum<Turn>()
    ).Array[2, 9];

    private enum Turn
    {
        Stays,
        IsMerged,
        IsSaved,
        IsSavedWithoutTexts,
    }

    [Fact]
    public void It_answers_and_reports_as_if_it_had_just_been_loaded() =>
        Gen.Select(Histories, Sizes)
            .Sample(
                (history, sizes) =>
                {
                    using var temp = new TempFolder();
                    var folder = new ArticleFolder(
                        Path.Combine(temp.Path, "articles"),
                        Some.Clock(),
                        new LastGoodVersions(Path.Combine(temp.Path, "data", "last-good"))
                    );
                    var written = new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);
                    foreach (var (file, texts) in Files)
                        Write(file, texts[0]);
                    var content = folder.Read(cancellationToken: Test);
                    var library = LibraryBuilder.Build(folder.Path, content, Some.NothingIndexed(sizes));
                    foreach (var (changes, turn) in history)
                    {
                        foreach (var (file, text) in changes)
                            Write(Files[file].File, Files[file].Texts[text % Files[file].Texts.Length]);
                        content = folder.Read(folder.Scan(), library.Content, cancellationToken: Test);
                        folder.Good!.Keep(content);
                        library = LibraryBuilder.Build(folder.Path, content, library.Indexed, cancellationToken: Test);
                        if (turn == Turn.IsMerged)
                            library = library.Compact(Test) ?? library;
                        if (turn is Turn.IsSaved or Turn.IsSavedWithoutTexts)
                            library = Saved(turn == Turn.IsSaved);
                        Assert.Equal(Told(LibraryBuilder.Load(folder, cancellationToken: Test)), Told(library));
                    }

                    // Each write has a time of its own, as it has where they are more than a tick apart.
                    void Write(string file, string? text)
                    {
                        var path = Path.Combine(folder.Path, file);
                        if (text is null)
                            File.Delete(path);
                        else
                            File.SetLastWriteTimeUtc(
                                temp.Write(Path.Combine("articles", file), text),
                                written = written.AddMinutes(1)
                            );
                    }

                    Library Saved(bool textInMemory) =>
                        new LibraryCache(Path.Combine(temp.Path, "data", "library.cache"), textInMemory).Load(
                            folder,
                            line => Assert.Fail(line),
                            cancellationToken: Test
                        );
                },
                iter: 20,
                threads: 1
            );

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    /// <summary>All that readers and moderators see of a library.</summary>
    private static List<string> Told(Library library)
    {
        var services = Some.Services(new CurrentLibrary(library));
        var (conversation, dialogue) = (services.Get<Conversation>(), services.Get<Dialogue>());
        var context = services.Get<ReplyContextFactory>().Create(Person.Unknown, ChatContext.Private);
        return
        [
            library.Fingerprint,
            $"{library.HasSeveralLanguages} {library.NewestOn(Some.Today)} {library.ChangedAt}",
            .. library.SureQuestions.Select(link => $"{link.Article.Id} {link.Question.Text}"),
            // Of a last good version that outlived a restart no more than the article is known.
            .. library.Files.SelectMany(file => file.IsKept ? ReportText.Lines(file).Take(1) : ReportText.Lines(file)),
            .. Questions.Select(question =>
                Told(dialogue.Answer(IncomingMessage.FromUnknown(question), context), question)
            ),
            .. Questions.Select(question =>
                Told(conversation.ReplyTo(IncomingMessage.FromUnknown(question)), question)
            ),
        ];
    }

    private static string Told(Reply reply, string question) =>
        $"{question}\n{reply.Text}\n{string.Join(" | ", reply.CallbackButtons.Select(choice => $"{choice.Label} {choice.Data}"))}";
}
