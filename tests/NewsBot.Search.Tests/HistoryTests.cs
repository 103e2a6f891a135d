using CsCheck;

namespace NewsBot.Search.Tests;

/// <summary>A library that has changed, however often, answers as one that was built of what it has now.</summary>
public sealed class HistoryTests
{
    // Few words, so that ranks are close, ties are many, and a word comes, goes and comes back.
    private static readonly Gen<string> Word = Some.OneOf(
        "rebels",
        "rebel",
        "Sochi",
        "SOCHI",
        "talks",
        "Talks",
        "Russia",
        "Russian",
        "Russians",
        "ship",
        "UN",
        "un",
        "2017",
        "2018",
        "conference",
        "confrence",
        "bridge",
        "is",
        "the",
        "in",
        "was",
        "opened",
        "мир",
        "北京"
    );

    private static readonly Gen<string> Sentence = Word.Array[1, 9].Select(words => string.Join(' ', words) + ".");

    // Some are longer than what a short one counts for, so that it matters which are there.
    private static readonly Gen<string> Paragraph = Gen.Frequency((4, Sentence.Array[1, 3]), (1, Sentence.Array[8, 20]))
        .Select(sentences => string.Join(' ', sentences));

    private static readonly Gen<(int Id, Article Article)> AnyArticle = Gen.Select(
            Gen.Int[0, 11],
            Sentence,
            Paragraph.Array[0, 5],
            Gen.Int[0, 3],
            Some.OneOf("en", "es", "ru", ""),
            Gen.Bool,
            Paragraph
        )
        .Select(
            (id, headline, paragraphs, day, language, hasQuestion, question) =>
                (
                    id,
                    new Article($"{id:00}", headline, paragraphs)
                    {
                        Date = day == 0 ? null : new DateOnly(2018, 1, day),
                        Language = language.Length > 0 ? language : null,
                        Standfirst = day == 1 ? headline : null,
                        Outlet = day == 2 ? "Wire" : null,
                        Url = hasQuestion ? new Uri($"https://news.example/{id}") : null,
                        Correction = day == 3 ? question : null,
                        Questions = hasQuestion ? [new AuthoredQuestion(question)] : [],
                    }
                )
        );

    /// <summary>What moderators say means the same.</summary>
    private static readonly Gen<SynonymRule[]> Synonyms = Some.OneOf(
            "ship, bridge",
            "vessel => ship",
            "Moscow => Russia, rebels",
            "meeting => conference"
        )
        .HashSet[0, 3]
        .Select(lines => lines.Order(StringComparer.Ordinal).Select(line => SynonymRule.Parse(line)!).ToArray());

    /// <summary>
    /// Sizes from which on a library is a large one: those of real ones, and such that every library is, or becomes
    /// one.
    /// </summary>
    private static readonly Gen<IndexSizes> Sizes = Gen.OneOf(
        Gen.Const(IndexSizes.Default),
        Gen.Const(new IndexSizes(MergedAtOnce: 0, LongFrom: 0)),
        Gen.Const(new IndexSizes(MergedAtOnce: 0, LongFrom: 20)),
        Gen.Const(new IndexSizes(MergedAtOnce: 6, LongFrom: 5))
    );

    /// <summary>
    /// Articles that come, under an id that may be taken, ids that go, synonyms from then on, and what happens to the
    /// library then.
    /// </summary>
    private static readonly Gen<(
        (int Id, Article Article)[] Come,
        int[] Go,
        SynonymRule[] Synonyms,
        Turn Turn
    )[]> Histories = Gen.Select(AnyArticle.Array[0, 4], Gen.Int[0, 11].Array[0, 2], Synonyms, Gen.Enum<Turn>()).Array[
        1,
        8
    ];

    private enum Turn
    {
        Stays,
        IsMerged,
        IsSaved,
    }

    private static readonly Gen<string> Question = Gen.OneOf(
        Word.Array[1, 6].Select(words => string.Join(' ', words) + "?"),
        Some.OneOf("Who met the United Nations in Sochi?", "Where is the confernce?", "Russias rebles")
    );

    [Fact]
    public void A_changed_index_answers_like_one_built_from_scratch()
    {
        Gen.Select(Histories, Sizes, Question.Array[1, 5])
            .Sample(
                (history, sizes, questions) =>
                {
                    var live = new SortedDictionary<int, Article>();
                    var changed = SearchIndex.Build([], [], sizes);
                    foreach (var (come, go, synonyms, turn) in history)
                    {
                        foreach (var id in go)
                            live.Remove(id);
                        foreach (var (id, article) in come)
                            live[id] = article;
                        changed = changed.With(live.Values.Reverse(), synonyms);
                        if (turn == Turn.IsMerged)
                            changed = changed.Compact() ?? changed;
                        if (turn == Turn.IsSaved)
                            changed = Loaded(changed, textInMemory: true, synonyms, sizes);
                        AssertSame(SearchIndex.Build(live.Values, synonyms), changed, questions);
                    }
                }
            );
    }

    [Fact]
    public void A_changed_index_with_a_large_unchanged_part_answers_like_one_built_from_scratch()
    {
        Gen.Select(
                AnyArticle.Array[12, 18],
                AnyArticle.Array[1, 8],
                Gen.Int[0, 17].Array[0, 6],
                Sizes,
                Question.Array[1, 5]
            )
            .Sample(
                (first, come, go, sizes, questions) =>
                {
                    var live = new SortedDictionary<string, Article>(StringComparer.Ordinal);
                    foreach (var (number, (_, article)) in first.Index())
                        live[$"{number:00}"] = article with { Id = $"{number:00}" };
                    var changed = SearchIndex.Build(live.Values, [], sizes);
                    for (var step = 0; step < Math.Max(come.Length, go.Length); step++)
                    {
                        if (step < go.Length)
                            live.Remove($"{go[step]:00}");
                        if (step < come.Length)
                            live[$"{3 * step:00}+"] = come[step].Article with { Id = $"{3 * step:00}+" };
                        changed = changed.With(live.Values);
                    }

                    var anew = SearchIndex.Build(live.Values);
                    AssertSame(anew, changed, questions);
                    AssertSame(anew, changed.Compact() ?? changed, questions);
                    AssertSame(anew, Loaded(changed, textInMemory: true), questions);
                    AssertSame(anew, Loaded(Loaded(changed, textInMemory: false), textInMemory: false), questions);
                },
                iter: 60
            );
    }

    [Fact]
    public void A_large_library_is_merged_when_it_is_asked_for_and_once_only()
    {
        var vessel = new SynonymRule(["vessel"], ["ship"]);
        var index = SearchIndex.Build(
            Others,
            [vessel],
            new IndexSizes(MergedAtOnce: 0, LongFrom: 0),
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Null(index.Compact(TestContext.Current.CancellationToken));
        index = index.With(
            [
                .. index.Articles,
                Some.Article("b", "B", "The bridge opened. ", "It was new.", "It was long."),
                Some.Article("c", "C", "The ship sank."),
            ],
            [vessel],
            cancellationToken: TestContext.Current.CancellationToken
        );
        var merged = index.Compact(TestContext.Current.CancellationToken);
        Assert.NotNull(merged);
        Assert.Null(merged.Compact(TestContext.Current.CancellationToken));
        Assert.Equal("c", merged.Search("Where did the vessel sink?").Hits[0].Article.Id);
    }

    [Fact]
    public void A_library_of_the_same_articles_is_not_read_again()
    {
        var read = 0;
        var index = Some.Library(
            Some.Article("a", "A", "The zeppelin landed."),
            Some.Article("b", "B", "The bridge opened.")
        );
        var again = index.With(
            [Some.Article("c", "C", "The ship sank."), .. index.Articles],
            synonyms: null,
            new Counts(() => read++),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(1, read);
        Assert.Equal("c", again.Search("Who sank the ship?").Hits[0].Article.Id);
    }

    [Fact]
    public void A_library_in_which_nothing_has_changed_is_the_same()
    {
        var synonyms = new SynonymRule(["ship"], ["vessel"]);
        var index = Some.Library(synonyms, Some.Article("a", "A", "The zeppelin landed."));
        Assert.Same(
            index,
            index.With(index.Articles, [synonyms], cancellationToken: TestContext.Current.CancellationToken)
        );
        Assert.NotSame(index, index.With(index.Articles, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_previous_library_still_answers_from_its_own_texts()
    {
        var index = Some.Library(
            Some.Article("a", "A", "The zeppelin landed."),
            Some.Article("b", "B", "The bridge opened.")
        );
        index.With([index.Articles[1]], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("a", index.Search("Where did the zeppelin land?").Hits[0].Article.Id);
    }

    [Fact]
    public void A_removed_word_is_no_correction()
    {
        var index = Some.Library([Some.Article("a", "A", "The conferences of the rebels went on."), .. Others]);
        index = index.With(index.Articles.Skip(1), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(Assert.Single(index.Search("confrences").Words).Correction);
        var meant = Some.Library([
            Some.Article("a", "A", "The confrencez of the rebels."),
            Some.Article("b", "B", "The conferences."),
            .. Others,
        ]);
        meant = meant.With(
            meant.Articles.Where(article => article.Id != "a"),
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal("conferences", Assert.Single(meant.Search("confrences").Words).Correction);
    }

    [Fact]
    public void A_removed_abbreviation_replaces_no_name()
    {
        var index = Some.Library([
            Some.Article("a", "A", "The UN sent an envoy."),
            Some.Article("b", "B", "It was un envoy of the king."),
            .. Others,
        ]);
        Assert.Contains(index.Search("Who is the envoy of the United Nations?").Words, word => word.Correction == "un");
        Assert.DoesNotContain(
            index
                .With(index.Articles.Skip(1), cancellationToken: TestContext.Current.CancellationToken)
                .Search("Who is the envoy of the United Nations?")
                .Words,
            word => word.Correction == "un"
        );
    }

    [Fact]
    public void A_loaded_library_can_be_changed()
    {
        var index = Loaded(
            Some.Library([
                Some.Article("a", "A", "The UN sent an envoy."),
                Some.Article("b", "B", "Послы в Москве 北京大学."),
                .. Others,
            ]),
            textInMemory: false
        );
        index = index.With(
            [Some.Article("c", "C", "The ship sank."), .. index.Articles.Skip(1)],
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal("c", index.Search("Who sank the ship?").Hits[0].Article.Id);
        Assert.Equal("b", index.Search("Кто послы в Москве?").Hits[0].Article.Id);
        Assert.Empty(index.Search("Who was the UN envoy?").Hits);
    }

    [Fact]
    public void A_saved_index_that_ends_too_early_is_no_index()
    {
        var stream = new MemoryStream();
        Some.Library(Some.Article("a", "A", "The zeppelin landed."), Some.Article("b", "B", "The bridge opened."))
            .Save(stream);
        var bytes = stream.ToArray();
        for (var length = 0; length < bytes.Length; length++)
            Assert.ThrowsAny<IOException>(() =>
                SearchIndex.Load(
                    new MemoryStream(bytes, 0, length),
                    cancellationToken: TestContext.Current.CancellationToken
                )
            );
    }

    private static SearchIndex Loaded(
        SearchIndex index,
        bool textInMemory,
        SynonymRule[]? synonyms = null,
        IndexSizes? sizes = null
    )
    {
        var stream = new MemoryStream();
        index.Save(stream);
        var saved = stream.ToArray();
        stream.Position = 0;
        var loaded = SearchIndex.Load(
            stream,
            synonyms,
            sizes ?? IndexSizes.Default,
            textInMemory ? null : (position, bytes) => saved.AsSpan((int)position, bytes.Length).CopyTo(bytes)
        );
        Assert.Equal(stream.Length, stream.Position);
        foreach (var (article, read) in index.Articles.Zip(loaded.Articles))
        {
            Assert.Equal(
                article with
                {
                    Paragraphs = [],
                    Questions = [],
                },
                read with
                {
                    Paragraphs = [],
                    Questions = [],
                }
            );
            Assert.Equal(article.Paragraphs, read.Paragraphs);
            Assert.Equal(article.Questions, read.Questions);
        }

        return loaded;
    }

    /// <summary>So that one article is not half of the library.</summary>
    private static Article[] Others =>
        [.. Enumerable.Range(0, 4).Select(i => Some.Article($"z{i}", "Z", "The zeppelin landed."))];

    private static void AssertSame(SearchIndex expected, SearchIndex actual, string[] questions)
    {
        Assert.Equal(expected.Articles.Select(article => article.Id), actual.Articles.Select(article => article.Id));
        Assert.Equal(expected.Languages, actual.Languages);
        Assert.Equal(expected.ParagraphCount, actual.ParagraphCount);
        Assert.Equal(
            expected.AuthoredQuestions.Select(link => (link.Article.Id, link.Question, link.Paragraph, link.FoundBy)),
            actual.AuthoredQuestions.Select(link => (link.Article.Id, link.Question, link.Paragraph, link.FoundBy))
        );
        foreach (var question in questions)
        {
            var (one, other) = (
                expected.Search(question, SearchIndex.MaxHits),
                actual.Search(question, SearchIndex.MaxHits)
            );
            Assert.Equal(Told(one), Told(other));
            Assert.Equal(expected.FindSubject(one)?.Words, actual.FindSubject(other)?.Words);
            Assert.Equal(
                expected.FindSubject(one)?.Articles.Select(article => article.Id),
                actual.FindSubject(other)?.Articles.Select(article => article.Id)
            );
            if (one.Hits.Count == 0)
                continue;
            var (article, paragraph) = (one.Hits[^1].Article.Id, one.Hits[^1].Paragraph);
            Assert.Equal(
                Told(expected.Continue(one, "Who met in Sochi?", article, paragraph)),
                Told(actual.Continue(other, "Who met in Sochi?", article, paragraph))
            );
        }
    }

    /// <summary>All that a result says, to the last bit.</summary>
    private static string Told(SearchResult? result) =>
        result is null
            ? ""
            : $"{result.Outcome} {result.Answerability:R} {result.Confidence:R} {string.Join(", ", result.Words)} "
                + $"{string.Join(", ", result.Hits.Select(hit => $"{hit.Article.Id} {hit.Paragraph} {hit.Score:R} {hit.Best}"))}";

    private sealed class Counts(Action count) : IProgress<int>
    {
        public void Report(int value) => count();
    }
}
