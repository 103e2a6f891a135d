using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace NewsBot.Localization;

/// <summary>
/// The bot's own words in one language: everything except quotes. They are in <c>Phrases.resx</c> and its
/// translations, each under the name of the member here. Immutable.
/// </summary>
internal sealed class Phrases
{
    private static readonly ResourceManager Resources = new(typeof(Phrases));

    private const string DefaultLanguage = "en";

    // Created when the language is first used, because loading a culture takes time.
    private static readonly Dictionary<string, Lazy<Phrases>> ByLanguage = new[]
    {
        DefaultLanguage,
        "ar",
        "ru",
        "es",
        "fr",
        "de",
        "tr",
        "uk",
        "fa",
    }.ToDictionary(
        language => language,
        language => new Lazy<Phrases>(() => new Phrases(language)),
        StringComparer.OrdinalIgnoreCase
    );

    private Phrases(string language)
    {
        Code = language;
        var culture = new CultureInfo(language);

        // News dates are Gregorian in every language.
        if (culture.DateTimeFormat.Calendar is not GregorianCalendar)
            culture.DateTimeFormat.Calendar = new GregorianCalendar();
        Culture = CultureInfo.ReadOnly(culture);
    }

    public static Phrases Default { get; } = In(DefaultLanguage);

    /// <summary>One for each language that the bot speaks, English first.</summary>
    public static IEnumerable<Phrases> All =>
        ByLanguage
            .Values.Select(words => words.Value)
            .OrderBy(words => words.Code != DefaultLanguage)
            .ThenBy(words => words.Code, StringComparer.Ordinal);

    /// <summary>ISO 639-1.</summary>
    public string Code { get; }

    public CultureInfo Culture { get; }

    /// <summary>The phrases in a user's language, or in English if there is no translation.</summary>
    /// <param name="tag">A language tag such as "pt-br"; null if unknown.</param>
    public static Phrases In(string? tag) =>
        (ByLanguage.GetValueOrDefault((tag ?? "").Split('-', '_')[0]) ?? ByLanguage[DefaultLanguage]).Value;

    /// <summary>A day with its weekday, so "on Monday" in a quote can be resolved.</summary>
    public string Day(DateOnly date) => date.ToString(DayPattern, Culture);

    /// <summary>A day for a button.</summary>
    public string ShortDay(DateOnly date) => date.ToString(ShortDayPattern, Culture);

    private string DayPattern => Text();

    private string ShortDayPattern => Text();

    // Greetings, help and failures.

    public string Greeting => Text();

    public string TryOne => Text();

    public string Help => Text();

    public string GroupHelp => Text();

    public string AskHow => Text();

    public string Joined => Text();

    public string AskInPrivate => Text();

    public string Hello => Text();

    public string YouAreWelcome => Text();

    public string WhoIAm => Text();

    public string HowIAm => Text();

    public string Goodbye => Text();

    public string NoOffence => Text();

    public string AskMe => Text();

    public string NoLinks => Text();

    public string UnknownCommand(string name) => Format([name]);

    public string Wordless => Text();

    public string Failure => Text();

    public string Flood => Text();

    // The library.

    public string EmptyLibrary => Text();

    public string NoArticles => Text();

    public string LibraryLine(string articles, string newest) => Format([articles, newest]);

    public string UndatedLibrary(string articles) => Format([articles]);

    public string Articles(int count) => Plural(count);

    public string Latest => Text();

    public string NoOutlet => Text();

    public string ArticleGone => Text();

    public string OverviewAsks => Text();

    public string Previous => Text();

    public string Next => Text();

    public string OlderLeft(int count) => Plural(count);

    public string OutletsLeft(int count) => Plural(count);

    // An answer.

    public string Undated => Text();

    public string YearsOld(int count) => Plural(count);

    public string Correction => Text();

    /// <summary>{0} what was searched for, {1} what was written.</summary>
    public string SearchedFor => Text();

    public string Retracted => Text();

    public string FollowUp(string earlier) => Format([earlier]);

    public string Unsure => Text();

    public string Closest => Text();

    public string PassageChanged => Text();

    public string PassageGone => Text();

    public string QuestionGone => Text();

    public string OldButton => Text();

    public string AlsoIn(string outlets) => Format([outlets]);

    public string OtherLanguage(string language) => Format([language]);

    public string WhichOne => Text();

    public string NoneOfThese => Text();

    public string More(int number, int count) => Format([number, count]);

    public string Around => Text();

    public string Back => Text();

    public string CopyCitation => Text();

    public string Share => Text();

    public string Helpful => Text();

    public string NotIt => Text();

    public string ThanksForHelpful => Text();

    public string OthersInstead => Text();

    public string NothingElse => Text();

    public string NoneNoted => Text();

    // No answer.

    public string NothingFound => Text();

    public string NotInAnyArticle(string words) => Format([words]);

    public string TryFewerWords => Text();

    /// <summary>Also for a word in another language or script that may name the same thing.</summary>
    public string NotInThisSpelling(string words) => Format([words]);

    /// <summary>How many articles mention something, above a list of all of them.</summary>
    public string MentionIt(int count, string subject) => Format([Mentioning(count), subject]);

    /// <summary>How many articles mention something, above a list of three.</summary>
    public string MentionItThree(int count, string subject) => Format([Mentioning(count), subject]);

    private string Mentioning(int count) => Plural(count);

    /// <summary>Replaces a confirmation if the database fails.</summary>
    public string NotDone => Text();

    public string AskModerators => Text();

    public string ModeratorsAsked => Text();

    public string SayItAgain => Text();

    // The bot's profile and its commands.

    public string BotDescription => Text();

    public string BotShort => Text();

    public string StartDoes => Text();

    public string HelpDoes => Text();

    public string LatestDoes => Text();

    public string SourcesDoes => Text();

    public string NewDoes => Text();

    public string Forgotten => Text();

    // What is stored, in the privacy notice.

    public string TellIfChanged => Text();

    public string WillTell => Text();

    public string WasCorrected => Text();

    public string WasRetracted => Text();

    public string Stale(int days) => Plural(days);

    public string PrivacyDoes => Text();

    public string ForgetDoes => Text();

    public string PrivacyQuestions => Text();

    public string PrivacyKept(int days) => Plural(days);

    public string PrivacyTold(int days) => Plural(days);

    public string PrivacyForget => Text();

    public string OptedOut => Text();

    public string KeepNothing => Text();

    public string KeepAgain => Text();

    public string AllForgotten => Text();

    // For moderators.

    public string Preview => Text();

    public string Publish => Text();

    public string Discard => Text();

    public string Published(string what) => Format([what]);

    public string Discarded => Text();

    public string DraftGone => Text();

    public string Remove => Text();

    public string Keep => Text();

    public string Removed(string what) => Format([what]);

    public string Undo => Text();

    public string NoSuchArticle => Text();

    public string ReallyRemove(string what) => Format([what]);

    public string NoQuestions => Text();

    public string AnsweredSince(string what) => Format([what]);

    public string NowAnswered(string what) => Format([what]);

    public string NotAnsweredYet => Text();

    public string Told(int count) => Plural(count);

    public string Export => Text();

    public string ExportHere => Text();

    public string FilesNotLive(int count) => Plural(count);

    public string AnsweredIn(int days, int answered, int unsure, int refused) =>
        Format([days, answered, unsure, refused]);

    public string FeedbackIn(int helped, int missed) => Format([helped, missed]);

    public string WaitingQuestions(int count) => Plural(count);

    public string NotWritten(string reason) => Format([reason]);

    public string AddHow => Text();

    public string LinksOff => Text();

    public string LinkBad => Text();

    public string LinkPrivate => Text();

    public string LinkUnreachable(string host) => Format([host]);

    public string LinkTooSlow(string host) => Format([host]);

    public string LinkTooLarge(int megabytes) => Format([megabytes]);

    public string LinkCircular => Text();

    public string LinkNotFound(string host) => Format([host]);

    public string LinkForbidden(string host) => Format([host]);

    public string LinkThrottled(string host) => Format([host]);

    public string LinkServerFailed(string host) => Format([host]);

    public string LinkLogin => Text();

    public string LinkForSubscribers => Text();

    public string LinkScripts => Text();

    public string LinkPdf => Text();

    public string LinkFeed => Text();

    public string LinkNoPage => Text();

    public string SendPage => Text();

    public string AddLinkAsked => Text();

    public string AddLink => Text();

    public string AskAnyway => Text();

    public string TooManyLinks(int most) => Format([most]);

    public string CheckForChanges => Text();

    public string NothingNew(string headline) => Format([headline]);

    public string TooLarge(int megabytes) => Format([megabytes]);

    public string ArticlesDoes => Text();

    public string AddDoes => Text();

    public string RemoveDoes => Text();

    public string QuestionsDoes => Text();

    public string StatusDoes => Text();

    // Changes of articles.

    public string ChangedMeanwhile(string what) => Format([what]);

    public string NotLogged => Text();

    public string Undone(string what) => Format([what]);

    public string AlreadyUndone => Text();

    public string EditHow => Text();

    public string NothingChanged => Text();

    public string AskCorrection(string what) => Format([what]);

    public string AskNotice(string what) => Format([what]);

    public string AskValue(string field, string headline, string value) => Format([field, headline, value]);

    public string Cancel => Text();

    public string WithoutReason => Text();

    public string ReadersWillBeTold(int count) => Plural(count);

    public string Changed(string what) => Format([what]);

    public string NewTextHow => Text();

    public string SendFile => Text();

    public string ThisIsTheFile => Text();

    public string Correct => Text();

    public string Retract => Text();

    public string Reinstate => Text();

    public string FieldTitle => Text();

    public string FieldDate => Text();

    public string FieldOutlet => Text();

    public string FieldLink => Text();

    public string EditDoes => Text();

    public string CorrectDoes => Text();

    public string RetractDoes => Text();

    public string EditThis => Text();

    public string NewVersionOf(string what) => Format([what]);

    public string NoDifference => Text();

    public string Replace => Text();

    public string ReplaceAndCorrect => Text();

    public string KeepBoth => Text();

    public string Replaced(string what) => Format([what]);

    public string Paragraphs(int added, int removed, int changed) => Format([added, removed, changed]);

    // What readers did not get.

    public string RejectedAnswers => Text();

    public string Nearest => Text();

    public string AnswersIt(string what) => Format([what]);

    public string SynonymFor(string what) => Format([what]);

    public string NoArticleYet => Text();

    public string DealtWith => Text();

    public string AskSynonym(string what) => Format([what]);

    public string AskNote(string what) => Format([what]);

    public string NoteKept => Text();

    public string QuestionWritten(string what) => Format([what]);

    public string TellAll(int count) => Plural(count);

    public string CanBeTold(int count) => Plural(count);

    public string PrivacyCounted(int people) => Format([people]);

    // The daily digest.

    public string DigestMisses(int count) => Plural(count);

    public string DigestRejected(int count) => Plural(count);

    public string DigestAdded(int count) => Plural(count);

    public string DigestAge(int count) => Plural(count);

    // The explanation of an answer.

    public string WhyDoes => Text();

    public string WhyHow => Text();

    public string WhyKnown(string likely, string needed) => Format([likely, needed]);

    public string WhyConfidence(string likely, string needed) => Format([likely, needed]);

    public string WhySearched(string what) => Format([what]);

    public string WhyIgnored(string what) => Format([what]);

    public string WhyInSentence(string what) => Format([what]);

    public string WhyInParagraph(string what) => Format([what]);

    public string WhyInHeadline(string what) => Format([what]);

    public string WhyInArticle(string what) => Format([what]);

    public string WhyNowhere(string what) => Format([what]);

    public string WhyCounted(string what) => Format([what]);

    public string WhyWords => Text();

    public string WhyHeadline => Text();

    public string WhyArticle => Text();

    public string WhyNearness => Text();

    public string WhyOrder => Text();

    public string WhyRelated => Text();

    public string WhyAuthored => Text();

    public string WhyEarly => Text();

    public string WhyBefore => Text();

    public string WhyNewest => Text();

    // The desk.

    public string DeskOverview => Text();

    public string DeskQuestions => Text();

    public string DeskTry => Text();

    public string DeskArticles => Text();

    public string DeskWords => Text();

    public string DeskLogOut => Text();

    public string DeskAll => Text();

    public string DeskAttention => Text();

    public string DeskWarnings => Text();

    public string DeskRetracted => Text();

    public string DeskRemoved => Text();

    public string DeskWaiting => Text();

    public string DeskAnsweredSince => Text();

    public string DeskNoted => Text();

    public string DeskRejected => Text();

    public string DeskAnswered => Text();

    public string DeskUnsure => Text();

    public string DeskRefused => Text();

    public string DeskSave => Text();

    public string DeskFind => Text();

    public string DeskAdd => Text();

    public string DeskAsk => Text();

    public string DeskShow => Text();

    public string DeskRead => Text();

    public string DeskTest => Text();

    public string DeskAddSynonym => Text();

    public string DeskAnswersIt => Text();

    public string DeskLogIn => Text();

    public string DeskLogOutHere => Text();

    public string DeskLogOutEverywhere => Text();

    public string DeskDoes => Text();

    public string DeskInPrivate => Text();

    public string DeskNotYours => Text();

    public string DeskLink => Text();

    public string DeskOpen => Text();

    public string DeskCopy => Text();

    private string Text([CallerMemberName] string name = "") =>
        Resources.GetString(name, Culture)
        ?? throw new MissingManifestResourceException($"Phrases.resx has no '{name}'.");

    private string Format(object[] arguments, [CallerMemberName] string name = "") =>
        string.Format(Culture, Text(name), arguments);

    /// <summary>The form for a number, with {0} for the number.</summary>
    private string Plural(int count, [CallerMemberName] string name = "") =>
        string.Format(
            Culture,
            Resources.GetString($"{name}_{PluralRule.Select(count, Code)}", Culture) ?? Text($"{name}_other"),
            count
        );
}
