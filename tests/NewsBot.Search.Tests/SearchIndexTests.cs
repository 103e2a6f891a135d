using CsCheck;
using NewsBot.Search.Queries;

namespace NewsBot.Search.Tests;

public sealed class SearchIndexTests
{
    private static readonly Article Sochi = Some.Article(
        "sochi.txt",
        "Rebels reject the Sochi congress",
        "Nearly forty rebel groups rejected the congress in Sochi on Monday.",
        "The envoy said that the talks in Geneva must come first. He spoke for an hour. Journalists waited outside the hall.",
        "Assad has ruled the country since 2000."
    );

    private static readonly Article Bridge = Some.Article(
        "bridge.txt",
        "New bridge opens in the capital",
        "The new bridge was opened on Friday by the mayor.",
        "It cost 1,200 million crowns and took nine years."
    );

    private static readonly SearchIndex Library = Some.Library(Sochi, Bridge);

    [Fact]
    public void A_question_finds_its_paragraph_in_other_forms_of_its_words()
    {
        var hit = Library.Search("Who was rejecting the Sochi congress?").Hits[0];
        Assert.Equal(("sochi.txt", 1), (hit.Article.Id, hit.Paragraph));
    }

    [Fact]
    public void A_rare_term_outweighs_a_common_one()
    {
        var library = Some.Library(
            Some.Article("a", "A", "talks talks talks resumed", "talks went on", "talks ended", "the zeppelin landed")
        );
        Assert.Equal(4, library.Search("talks zeppelin").Hits[0].Paragraph);
    }

    [Fact]
    public void Of_two_articles_that_say_the_same_the_one_whose_headline_is_asked_for_wins()
    {
        var library = Some.Library(
            Some.Article("a", "Storm in Lisbon", "Three people were injured."),
            Some.Article("b", "Storm in Porto", "Three people were injured.")
        );
        Assert.Equal("b", library.Search("How many people were injured in Porto?").Hits[0].Article.Id);
    }

    [Fact]
    public void Ties_are_broken_by_the_articles_id_and_the_earlier_paragraph_goes_first()
    {
        var library = Some.Library(
            Some.Article("b", "Same", "The zeppelin landed.", "The zeppelin landed."),
            Some.Article("a", "Same", "The zeppelin landed.", "The zeppelin landed.")
        );
        Assert.Equal(
            [("a", 1), ("b", 1), ("a", 2), ("b", 2)],
            library.Search("zeppelin").Hits.Select(hit => (hit.Article.Id, hit.Paragraph))
        );
    }

    [Fact]
    public void A_build_that_is_cancelled_when_all_is_read_says_so()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            SearchIndex.Build(
                [Some.Article("a", "A", "The zeppelin landed.")],
                synonyms: null,
                new Cancels(source),
                source.Token
            )
        );
    }

    [Fact]
    public void A_headline_may_have_thousands_of_words()
    {
        var headline = string.Join(' ', Enumerable.Range(0, 3_000).Select(i => $"w{i}"));
        Assert.Equal(
            "a",
            Some.Library(
                    Some.Article("a", headline, "The zeppelin landed."),
                    Some.Article("b", "B", "The bridge opened.")
                )
                .Search("w2999")
                .Hits[0]
                .Article.Id
        );
    }

    [Fact]
    public void Articles_that_are_read_side_by_side_make_the_same_index_each_time()
    {
        // Forms of the same words in many articles: whichever thread meets one first, it gets the same number.
        string[] words =
        [
            "Talks",
            "talks",
            "TALKS",
            "talk",
            "rebels",
            "Rebel",
            "congress",
            "Congresses",
            "opened",
            "opening",
            "bridge",
            "Bridges",
        ];
        var random = new Random(5);
        var articles = Enumerable
            .Range(0, 60)
            .Select(i => Some.Article($"{i:00}", Sentence(), Sentence(), Sentence()))
            .ToArray();
        var expected = Texts(Some.Library(articles));
        for (var build = 0; build < 5; build++)
            Assert.Equal(expected, Texts(Some.Library(articles)));

        string Sentence() =>
            string.Join(' ', Enumerable.Range(0, 8).Select(_ => words[random.Next(words.Length)])) + ".";

        static List<string> Texts(SearchIndex library) =>
            [
                .. new[] { "Who opened the bridges?", "rebels congress", "Talking openly" }
                    .SelectMany(question => library.Search(question, SearchIndex.MaxHits).Hits)
                    .Select(hit => $"{hit.Article.Id} {hit.Paragraph} {hit.Score:R}"),
            ];
    }

    [Fact]
    public void The_order_in_which_articles_are_given_changes_nothing()
    {
        var (one, other) = (Some.Library(Sochi, Bridge), Some.Library(Bridge, Sochi));
        Assert.Equivalent(
            one.Search("When was the new bridge opened?"),
            other.Search("When was the new bridge opened?"),
            strict: true
        );
    }

    [Fact]
    public void A_misspelt_word_is_corrected_and_said()
    {
        var result = Library.Search("who rejected the sotchi congress");
        var word = Assert.Single(result.Words, word => word.Role == WordRole.Corrected);
        Assert.Equal(("sotchi", "sochi", "Sochi"), (word.Written, word.Correction, word.CorrectionWritten));
        Assert.Equal(("sochi.txt", 1), (result.Hits[0].Article.Id, result.Hits[0].Paragraph));
    }

    [Theory]
    [InlineData("Wheue is the congress?")]
    [InlineData("what abotu the congress")]
    public void A_slip_in_a_function_word_is_not_searched_for(string question) =>
        Assert.Equal(
            ["congress"],
            Library.Search(question).Words.Where(word => word.Role != WordRole.Ignored).Select(word => word.Word)
        );

    [Fact]
    public void A_slip_that_may_have_been_one_of_two_words_finds_both()
    {
        var library = Some.Library(
            Some.Article("a", "News", "The casting was full.", "The pasting was hard.", "The hall was cold.")
        );
        Assert.Equal([1, 2], library.Search("what about the xasting").Hits.Select(hit => hit.Paragraph).Order());
    }

    [Theory]
    [InlineData("What happened in Sochi on 2017-12-26?", "b")]
    [InlineData("What happened in Sochi on 26 December 2017?", "b")]
    [InlineData("What happened in Sochi in 2016?", "a")]
    [InlineData("the latest on Sochi", "c")]
    public void A_date_prefers_the_articles_of_it_and_the_latest_the_newest(string question, string article)
    {
        Article On(string id, int year, int month, int day) =>
            Some.Article(id, "News from Sochi", "The hall in Sochi was full.") with
            {
                Date = new DateOnly(year, month, day),
            };
        Assert.Equal(
            article,
            Some.Library(On("a", 2016, 3, 4), On("b", 2017, 12, 26), On("c", 2018, 1, 30))
                .Search(question)
                .Hits[0]
                .Article.Id
        );
    }

    [Fact]
    public void A_corrected_word_is_less_sure_than_a_word_as_written() =>
        Assert.True(Library.Search("the sotchi").Answerability < Library.Search("the sochi").Answerability);

    [Fact]
    public void Words_in_one_sentence_bring_a_paragraph_forward_from_far_behind()
    {
        var filler = string.Join(' ', Enumerable.Range(0, 20).Select(i => $"word{i}"));
        var apart = Enumerable
            .Range(10, 19)
            .Select(i =>
                Some.Article(
                    $"{i}",
                    "News",
                    $"The zeppelin zeppelin came. Many {filler}. The harbour harbour was full. Many {filler}. The envoy envoy slept."
                )
            );
        var others = Enumerable
            .Range(30, 50)
            .Select(i => Some.Article($"{i}", "News", $"Nothing of interest happened on day {i}."));
        var library = Some.Library([
            .. apart,
            .. others,
            Some.Article("z", "News", $"The zeppelin took the envoy from the harbour. Many {filler}. Many {filler}."),
        ]);
        Assert.Equal("z", library.Search("zeppelin harbour envoy").Hits[0].Article.Id);
    }

    [Fact]
    public void A_number_is_never_corrected()
    {
        var result = Library.Search("What happened in 2001?");
        Assert.Equal(WordRole.Unknown, result.Words.Single(word => word.Written == "2001").Role);
    }

    [Fact]
    public void A_number_is_found_however_it_is_separated() =>
        Assert.Equal(2, Library.Search("1200 million crowns").Hits[0].Paragraph);

    [Fact]
    public void A_question_of_function_words_alone_is_searched_for_them()
    {
        var library = Some.Library(Some.Article("a", "Music", "The Who played in the city.", "Nothing else was on."));
        Assert.Equal(1, library.Search("the who").Hits[0].Paragraph);
    }

    [Theory]
    [InlineData("What did the US say?")]
    [InlineData("What did the U.S. say?")]
    public void A_country_is_not_a_pronoun(string question)
    {
        var library = Some.Library(
            Some.Article(
                "a",
                "Talks",
                "They told nothing to anybody.",
                "The U.S. rejected the plan, the others did not."
            )
        );
        Assert.Equal(2, library.Search(question).Hits[0].Paragraph);
    }

    [Fact]
    public void A_function_word_with_a_capital_inside_a_sentence_is_part_of_a_name()
    {
        var library = Some.Library(
            Some.Article("a", "Canal", "The Ever Given ran aground.", "Given the wind, tugs waited.")
        );
        Assert.Equal(1, library.Search("Where is the Ever Given?").Hits[0].Paragraph);
    }

    [Theory]
    [InlineData("Who is Uma Norris?")]
    [InlineData("Who is Ursula Schmidt?")]
    [InlineData("What did Ursula Schmidt say?")]
    public void A_strangers_initials_are_no_evidence(string question)
    {
        var library = Some.Library(
            Some.Article("a", "Talks", "The UN envoy spoke to us in the hall.", "They told us nothing.")
        );
        var result = library.Search(question);
        Assert.Equal(Outcome.None, result.Outcome);
        Assert.DoesNotContain(result.Words, word => word.Role == WordRole.Corrected);
    }

    [Fact]
    public void A_name_that_the_library_has_by_its_initials_is_found_and_said()
    {
        var library = Some.Library(
            Some.Article("a", "Talks", "The envoy of the U.N. spoke in the hall.", "The envoy of the bakers spoke too.")
        );
        var result = library.Search("Which envoy did the United Nations send?");
        Assert.Equal(1, result.Hits[0].Paragraph);
        var word = Assert.Single(result.Words, word => word.Role == WordRole.Corrected);
        Assert.Equal(("United Nations", "UN"), (word.Written, word.CorrectionWritten));
    }

    [Fact]
    public void A_word_with_capitals_among_small_letters_is_no_abbreviation()
    {
        var library = Some.Library(
            Some.Article("a", "Talks", "The envoy of UnI spoke in the hall.", "The envoy of the bakers spoke too.")
        );
        Assert.DoesNotContain(library.Search("Which envoy did the Union of Northern Islands send?").Words, word =>
            word.Role == WordRole.Corrected
        );
        Assert.DoesNotContain(library.Search("Which envoy did Umberto Nader Ibrahim send?").Words, word =>
            word.Role == WordRole.Corrected
        );
    }

    [Theory]
    [InlineData("Who attended the Unitd Nations?", "United")] // a typo is likelier than initials
    [InlineData("Who attended the United Nations of Geneva?", null)] // one word of the run is known
    public void Initials_come_after_spelling_and_for_whole_names_alone(string question, string? corrected)
    {
        var library = Some.Library(
            Some.Article("a", "Talks", "United as never before, they attended the talks.", "The UN was not there.")
        );
        Assert.Equal(
            corrected,
            library.Search(question).Words.SingleOrDefault(word => word.Role == WordRole.Corrected)?.CorrectionWritten
        );
    }

    [Theory]
    [InlineData(
        "ru",
        "Агентство NASA сообщило о запуске ракеты.",
        "Другое агентство сообщило и о других ракетах.",
        "Что сообщило NASA?"
    )]
    [InlineData("ja", "日本の首相は東京で会見した。", "それはとてもよいことです。", "首相 会見")]
    [InlineData("ar", "أعلنت وكالة NASA إطلاق الصاروخ.", "أعلنت وكالة أخرى ذلك أيضا.", "NASA")]
    [InlineData("en", "The word 平和 means peace.", "The word is short.", "平和")]
    public void Words_in_another_script_than_their_texts_are_found(
        string language,
        string paragraph,
        string other,
        string question
    )
    {
        var library = Some.Library(Some.Article("a", "", other, paragraph) with { Language = language });
        var result = library.Search(question);
        Assert.Equal(2, result.Hits[0].Paragraph);
        Assert.DoesNotContain(result.Words, word => word.Role == WordRole.Unknown);
    }

    [Fact]
    public void A_foreign_word_is_found_beside_a_language_that_would_stem_it()
    {
        var library = Some.Library(
            Sochi,
            Some.Article("ru", "Новости", "Агентство Reuters сообщило о переговорах, и это было всё.") with
            {
                Language = "ru",
            }
        );
        Assert.Equal("ru", library.Search("Reuters").Hits[0].Article.Id);
    }

    [Fact]
    public void A_paragraph_that_has_a_word_stands_above_its_sibling_that_lacks_it()
    {
        var filler = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"Word{i} and so on."));
        var library = Some.Library(
            Some.Article("a", "Zeppelin over Geneva", "Nothing of interest.", $"The zeppelin came. {filler}")
        );
        Assert.Equal(2, library.Search("zeppelin").Hits[0].Paragraph);
    }

    [Fact]
    public void Without_a_hit_there_is_no_answer_whatever_the_threshold() =>
        Assert.Equal(Outcome.None, Library.Search("Melbourne", thresholds: ConfidenceThresholds.FromAnswer(0)).Outcome);

    [Theory]
    [InlineData("iPhone", "phone")]
    [InlineData("mine", "miner")]
    [InlineData("port", "porto")]
    [InlineData("rebuild", "rebuilt", "build")]
    [InlineData("lawmakers", "carmakers")]
    [InlineData("watchtower", "watchtowel", "watch", "tower")]
    public void A_word_that_is_well_written_is_not_corrected(string asked, params string[] known)
    {
        var library = Some.Library(Some.Article("a", "News", $"The {string.Join(" and the ", known)} were there."));
        Assert.Equal(
            WordRole.Unknown,
            library.Search($"what about the {asked}").Words.Single(word => word.Written == asked).Role
        );
    }

    [Fact]
    public void The_best_sentence_is_the_one_that_says_what_was_asked()
    {
        var hit = Library.Search("What did the envoy say about the talks in Geneva?").Hits[0];
        Assert.Equal("The envoy said that the talks in Geneva must come first.", hit.Best.Of(hit.Text).ToString());
    }

    [Fact]
    public void A_question_on_another_matter_is_refused()
    {
        var result = Library.Search("Who won the tennis final in Melbourne?");
        Assert.Equal(Outcome.None, result.Outcome);
        Assert.Contains(result.Words, word => word is { Written: "Melbourne", Role: WordRole.Unknown });
    }

    [Fact]
    public void A_question_that_the_text_answers_word_by_word_is_answered() =>
        Assert.Multiple(
            () => Assert.Equal(Outcome.Answer, Library.Search("Who opened the new bridge?").Outcome),
            () => Assert.Equal(1, Library.Search("nearly forty rebel groups rejected the congress").Answerability, 1)
        );

    [Theory]
    [InlineData("why?")] // function words alone
    [InlineData("2000")] // a number alone
    [InlineData("how many people")] // common words alone
    [InlineData("Sochi")] // a word alone
    [InlineData("When was the congress in Sochi rejected by nearly forty rebel groups?", "answer")]
    [InlineData("When was the congress in Vienna rejected by nearly forty rebel groups?")] // a name that the article does not have
    [InlineData("How much money did the envoy ask for in Geneva?")] // money is asked for, and none is there
    public void A_question_without_a_subject_or_without_the_kind_of_answer_asked_for_gets_no_sure_answer(
        string question,
        string outcome = "unsure"
    )
    {
        var library = Some.Library(
            Some.Article(
                "sochi.txt",
                Sochi.Headline,
                "Why not, they said, and waited with many people in 2000.",
                "Nearly forty rebel groups rejected the congress in Sochi in December 2017.",
                "The envoy asked for patience in Geneva.",
                "Nothing was said about money much."
            ),
            Bridge
        );
        Assert.Equal(
            outcome == "answer",
            library.Search(question, thresholds: new ConfidenceThresholds(Answer: 0, Answerability: 0)).Outcome
                == Outcome.Answer
        );
    }

    [Fact]
    public void Languages_live_side_by_side_in_one_library()
    {
        var library = Some.Library(
            Sochi,
            Some.Article(
                "ru",
                "Конгресс в Сочи",
                "Группы оппозиции отвергли конгресс, и это было ожидаемо.",
                "Переговоры в Женеве не начались."
            ),
            Some.Article("ar", "مؤتمر سوتشي", "رفضت فصائل المعارضة المؤتمر في المدينة.", "لم تبدأ المحادثات في جنيف.")
        );
        Assert.Multiple(
            () => Assert.Equal(("ru", 2), First(library, "когда начнутся переговоры в Женеве?")),
            () => Assert.Equal(("ar", 1), First(library, "من رفض المؤتمر؟")),
            () => Assert.Equal(("sochi.txt", 1), First(library, "Which groups rejected the congress?"))
        );
    }

    [Fact]
    public void A_word_that_looks_like_a_missing_one_is_found_in_its_place()
    {
        var library = Some.Library(
            Some.Article(
                "a",
                "Talks",
                "The talks were held in a hall.",
                "The Russian envoy arrived late.",
                "The hall was cold."
            )
        );
        Assert.Equal(2, library.Search("Russia").Hits[0].Paragraph);
    }

    [Theory]
    [InlineData("北大在哪里？", 2)]
    [InlineData("德語呢？", 3)]
    public void A_chinese_word_that_falls_into_other_pairs_is_found_by_its_characters(string question, int paragraph)
    {
        var library = Some.Library(
            Some.Article("a", "新聞", "上海有很多工廠。", "北京大學位於海淀區。", "他在德國學過外語。", "河水很冷。")
        );
        Assert.Equal(paragraph, library.Search(question).Hits[0].Paragraph);
    }

    [Fact]
    public void Where_nothing_asked_weighs_anything_the_numbers_are_numbers()
    {
        var result = Some.Library(Some.Article("a", "新聞", "北京。")).Search("東京");
        Assert.InRange(result.Answerability, 0, 1);
        Assert.InRange(result.Confidence, 0, 1);
    }

    [Fact]
    public void A_paragraph_in_another_language_than_its_article_is_read_in_its_own()
    {
        var english = string.Join(
            ' ',
            Enumerable.Repeat("The envoy said that the talks would go on when the sides are ready for it.", 8)
        );
        const string german =
            "Der Gesandte sagte, dass die Gespräche erst dann weitergehen, wenn alle Seiten dazu bereit "
            + "sind, und dass es mit den Häusern der Flüchtlinge noch lange nicht getan ist.";
        var library = Some.Library(Some.Article("a", "Talks", english, german, english));
        Assert.Equal(2, library.Search("Wer sagte etwas über das Haus?").Hits[0].Paragraph);
    }

    [Fact]
    public void An_empty_library_answers_nothing()
    {
        var result = Some.Library().Search("Who rejected Sochi?");
        Assert.Equal((Outcome.None, 0, 0.0), (result.Outcome, result.Hits.Count, result.Confidence));
    }

    [Fact]
    public void Articles_without_paragraphs_are_passed_over() =>
        Assert.Equal(
            ("c", 1),
            First(
                Some.Library(
                    Some.Article("a", "A"),
                    Some.Article("b", "B"),
                    Some.Article("c", "C", "The zeppelin landed.")
                ),
                "zeppelin"
            )
        );

    [Fact]
    public void Two_articles_with_one_id_are_refused() =>
        Assert.Throws<ArgumentException>(() => Some.Library(Sochi, Sochi));

    [Fact]
    public void Building_can_be_stopped() =>
        Assert.Throws<OperationCanceledException>(() =>
            SearchIndex.Build([Sochi], cancellationToken: new CancellationToken(canceled: true))
        );

    [Fact]
    public void No_text_breaks_the_search_and_every_hit_is_verbatim() =>
        Gen.Select(Some.AnyText, Some.AnyText.Array[1, 4], Some.AnyText)
            .Sample(
                (headline, paragraphs, question) =>
                {
                    var article = Some.Article("a", headline, paragraphs);
                    var result = Some.Library(article, Sochi).Search(question);
                    Assert.InRange(result.Answerability, 0, 1);
                    Assert.InRange(result.Confidence, 0, 1);
                    foreach (var hit in result.Hits)
                    {
                        Assert.Same(hit.Article.Paragraphs[hit.Paragraph - 1], hit.Text);
                        Assert.InRange(hit.Best.End, hit.Best.Start, hit.Text.Length);
                    }
                },
                iter: 10_000
            );

    private static (string, int) First(SearchIndex library, string question) =>
        library.Search(question).Hits[0] is var hit ? (hit.Article.Id, hit.Paragraph) : default;

    private sealed class Cancels(CancellationTokenSource source) : IProgress<int>
    {
        public void Report(int value) => source.Cancel();
    }
}
