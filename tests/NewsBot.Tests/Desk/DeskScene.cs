using NewsBot.Libraries;
using NewsBot.Replies;
using NewsBot.Storage;

namespace NewsBot.Tests.Desk;

/// <summary>A newsroom that has been at work for a month, the same in every run.</summary>
internal static class DeskScene
{
    public const string Arabic = """
        title: بلدية الميناء تعلن موعد إصلاح الجسر
        outlet: صحيفة الميناء
        date: 2026-10-22
        lang: ar
        questions: متى يبدأ إصلاح الجسر؟

        أعلنت بلدية الميناء يوم الخميس أن إصلاح جسر الميناء سيبدأ في الأول من كانون الأول، وأن الجسر سيبقى مفتوحًا للمشاة طوال مدة العمل.

        وقالت البلدية إن كلفة الإصلاح تبلغ اثني عشر مليونًا، وإن حركة السيارات ستُحوَّل إلى النفق القديم حتى نهاية شباط.
        """;

    public const string Ferries = """
        title: Ferry crews end their eleven-day strike
        outlet: The Harbour Post
        date: 2026-10-30
        url: https://harbour-post.example/ferry-strike-ends
        questions: How long did the ferry strike last?

        Ferry crews returned to work on Friday morning after a strike of eleven days. Under the agreement, wages rise by four per cent in January, and crews get a free weekend every month.

        The operator, Harbour Lines, said that all twelve routes would run to the normal timetable from Saturday. Season tickets are extended by two weeks.

        The union had asked for six per cent. Its chairwoman, Marta Lindqvist, called the result "a fair end to a hard autumn".
        """;

    public static async Task<RunningDesk> StartAsync(params (string, string?)[] settings)
    {
        var desk = await RunningDesk.StartWithAsync(
            settings,
            [
                .. Directory
                    .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "articles"), "*.txt")
                    .Select(file => (Path.GetFileName(file), File.ReadAllText(file))),
                ("ferry-strike-ends.txt", Ferries),
                ("jisr.txt", Arabic),
                ("harbour-timetable.pdf", "This is no PDF."),
                ("council-minutes.txt", "Minutes\n"),
                ("synonyms.txt", "harbour, port\npremier => prime minister\n"),
            ]
        );
        Fill(desk);
        return desk;
    }

    private static void Fill(RunningDesk desk)
    {
        var (database, library) = (desk.Get<Database>(), desk.Get<CurrentLibrary>().Value);
        var today = DateOnly.FromDateTime(desk.Bot.Telegram.Time.GetUtcNow().UtcDateTime).DayNumber;
        for (var day = 0; day < 30; day++)
        {
            var weight = 6 + (day * 7 % 11) + (day % 7 < 5 ? 6 : 0) + (day == 18 ? 22 : 0);
            Count(UsageCounters.Answered, today - day, weight);
            Count(UsageCounters.Unsure, today - day, weight / 5);
            Count(UsageCounters.Refused, today - day, weight / 3);
            Count(UsageCounters.Helpful, today - day, weight / 4);
            Count(UsageCounters.Rejected, today - day, day % 3);
            Count("handled within 25 ms", today - day, weight);
            Count("handled within 100 ms", today - day, weight / 3);
            Count(day == 9 ? "handled within 2500 ms" : "handled within 250 ms", today - day, weight / 8);
            Count(UsageCounters.Articles, today - day, 16 - (day / 3));
        }

        Ask(desk, "When does the harbour bridge open again?", "en", 9);
        Ask(desk, "when will the harbor bridge open", "en", 5);
        Ask(desk, "How much does a zeppelin ticket cost?", "en", 4);
        Ask(desk, "متى يُفتح المطار الجديد؟", "ar", 3);
        Ask(desk, "¿Cuándo abre el nuevo museo?", "es", 2);
        Ask(desk, "How many people were on board the Ever Given?", "en", 2);
        var canal = library.Index.Articles.First(article => article.Id == "ever-given-aground.txt");
        for (var reader = 0; reader < 8; reader++)
            desk.Get<Feedback>().Add(new Passage(canal, 2, default).Key.ToString(), 900 + reader, helped: reader == 0);

        void Count(string name, int day, int times) =>
            database.Execute(
                "insert into tally (name, day, times) values ($1, $2, $3) on conflict (name, day) do update set times = $3",
                name,
                day,
                times
            );
    }

    private static void Ask(RunningDesk desk, string question, string language, int readers)
    {
        for (var reader = 0; reader < readers; reader++)
            desk.Get<UnansweredQuestions>().Add(question, language, 500 + reader, language);
    }
}
