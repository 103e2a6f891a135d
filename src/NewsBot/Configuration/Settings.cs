using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NewsBot.Errors;
using NewsBot.Search;

namespace NewsBot.Configuration;

/// <summary>
/// The settings, gathered from <c>appsettings.json</c>, user secrets, environment and command line, the later over the
/// earlier. What is unknown or wrong was refused by <see cref="SettingRules"/>.
/// </summary>
internal sealed class Settings
{
    private const string File = "appsettings.json";

    private readonly IConfiguration _all;

    private Settings(IConfiguration all)
    {
        _all = all;
        Webhook = WebhookSettings.From(
            Text("Telegram:Webhook:Url"),
            Text("Telegram:Webhook:Secret"),
            Text("Telegram:Webhook:Listen"),
            Text("Telegram:Webhook:Certificate"),
            Text("Telegram:Webhook:Key")
        );
        Store = StoreSettings.From(Text("Store:Provider"), Text("Store:ConnectionString"), Text("Store:Instance"));
        Desk = DeskSettings.From(Text("Desk:Listen"), Text("Desk:Url"));
        if (!TextInMemory && LibraryCacheFile is null)
            throw UserError.Configuration(
                "Articles:TextInMemory is false, so that texts are read from where the library is saved, "
                    + "and it is not saved: set Articles:Save to true too, or take Articles:TextInMemory out."
            );
        if (Path.TrimEndingDirectorySeparator(DataFolder) == Path.TrimEndingDirectorySeparator(ArticlesFolder))
            throw UserError.Configuration(
                $"Data:Folder and Articles:Folder are both '{DataFolder}', so the bot's own files would be "
                    + "read as articles. Set Data:Folder to another folder."
            );
    }

    /// <summary>The bot's token from @BotFather, or null. Never in a log or a message.</summary>
    public string? TelegramToken => Text("Telegram:Token")?.Trim();

    /// <summary>Takes the token and the webhook's secret out of texts.</summary>
    public Redactor Redactor => new(TelegramToken, [Webhook?.Secret, .. Store?.Secrets ?? []]);

    /// <summary>The Bot API server.</summary>
    public string TelegramApiUrl => Text("Telegram:ApiUrl") ?? "https://api.telegram.org";

    /// <summary>The absolute path of the articles folder.</summary>
    public string ArticlesFolder => ProgramFolders.Articles(Text("Articles:Folder") ?? ProgramFolders.UsualArticles);

    /// <summary>
    /// How often to poll the articles folder. Needed on file systems without change notifications.
    /// </summary>
    public TimeSpan ArticlesPoll =>
        TimeSpan.FromSeconds(int.Parse(Text("Articles:Poll") ?? "5", CultureInfo.InvariantCulture));

    /// <summary>The absolute path of the saved library; null to save none.</summary>
    public string? LibraryCacheFile =>
        bool.Parse(Text("Articles:Save") ?? "false") ? Path.Combine(DataFolder, "library.cache") : null;

    /// <summary>
    /// Whether the articles' texts are held in memory, or read from the saved library when they are asked for.
    /// </summary>
    public bool TextInMemory => bool.Parse(Text("Articles:TextInMemory") ?? "true");

    /// <summary>The absolute path of the folder that the bot writes to.</summary>
    public string DataFolder => ProgramFolders.Data(Text("Data:Folder") ?? "data");

    /// <summary>The absolute path of the folder with the last good versions of broken articles.</summary>
    public string GoodVersionsFolder => Path.Combine(DataFolder, "last-good");

    /// <summary>The folder with the operator's thesauri, which need not exist.</summary>
    public string ThesauriFolder => Text("Thesauri:Folder") ?? "/usr/share/mythes";

    /// <summary>The lowest confidence of an answer; passages above seven tenths of it are shown as unsure.</summary>
    public ConfidenceThresholds Thresholds =>
        Text("Answers:Threshold") is { } answer
            ? ConfidenceThresholds.FromAnswer(double.Parse(answer, CultureInfo.InvariantCulture))
            : ConfidenceThresholds.Default;

    /// <summary>How long opinions and questions for the moderators are stored.</summary>
    public TimeSpan Retention => Days("Data:Retention", 30);

    /// <summary>How long subscribers are notified of corrections.</summary>
    public TimeSpan TellWithin => Days("Answers:TellWithin", 30);

    /// <summary>How many different people must miss an answer before the words of their question are kept.</summary>
    public int KeepAfter => int.Parse(Text("Answers:KeepAfter") ?? "5", CultureInfo.InvariantCulture);

    /// <summary>How long an answer is of use.</summary>
    public TimeSpan DeliverWithin =>
        TimeSpan.FromMinutes(
            Text("Answers:DeliverWithin") is { } minutes ? int.Parse(minutes, CultureInfo.InvariantCulture) : 60
        );

    /// <summary>How long personal data is stored, and when a library counts as stale.</summary>
    public RetentionPolicy RetentionPolicy => new(Retention, TellWithin, StaleAfter, KeepAfter);

    /// <summary>The webhook; null to poll.</summary>
    public WebhookSettings? Webhook { get; }

    /// <summary>Where health and metrics are served; null if they are not.</summary>
    public string? MonitoringListen => Text("Monitoring:Listen");

    /// <summary>The OpenTelemetry collector for traces; null for none.</summary>
    public Uri? MonitoringTraces => Text("Monitoring:Traces") is { } collector ? new Uri(collector) : null;

    /// <summary>The database that instances share; null for files in the data folder.</summary>
    public StoreSettings? Store { get; }

    /// <summary>Where the moderators' web page is; null if it is off.</summary>
    public DeskSettings? Desk { get; }

    /// <summary>What may be fetched from the web.</summary>
    public FetchSettings Fetch =>
        new(
            bool.Parse(Text("Articles:Fetch") ?? "true"),
            [
                .. Values("Articles:FetchFrom")
                    .Prepend(Text("Articles:FetchFrom") ?? "")
                    .SelectMany(FetchSettings.Split)
                    .Select(source => FetchSource.Parse(source)!),
            ]
        );

    /// <summary>The format of the log: "simple", "json" or "systemd"; null for the default.</summary>
    public string? LogFormat => Text("Logging:Console:FormatterName");

    /// <summary>After how long without a change moderators are notified.</summary>
    public TimeSpan StaleAfter => Days("Articles:StaleAfter", 7);

    /// <summary>When moderators get their digest, by the local clock; null for never.</summary>
    public TimeOnly? Digest =>
        TimeOnly.TryParseExact(
            Text("Moderators:Digest") ?? "09:00",
            "HH:mm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var digest
        )
            ? digest
            : null;

    /// <summary>Who may add and remove articles, and whose posts become articles.</summary>
    public ModeratorIds Moderators =>
        new([.. Ids("Moderators:Users")], [.. Ids("Moderators:Chats")], [.. Ids("Moderators:Channels")]);

    /// <summary>The framework's own section for log levels.</summary>
    public IConfiguration Logging => _all.GetSection("Logging");

    /// <param name="articlesFolder">
    /// The folder named on the command line, or null. A relative one counts from the current directory.
    /// </param>
    /// <exception cref="UserError">The file can't be read, or a setting is unknown or wrong.</exception>
    public static Settings Load(string? articlesFolder)
    {
        var builder = new ConfigurationBuilder()
            .SetBasePath(ProgramFolders.Program)
            .AddJsonFile(File, optional: true)
            .AddUserSecrets(typeof(Settings).Assembly, optional: true);
        try
        {
            SettingRules.RefuseUnknown(builder.Build(), isOurFile: true);
            if (Environment.GetEnvironmentVariable("TELEGRAM_BOT_TOKEN") is { Length: > 0 } token)
                builder.AddInMemoryCollection([new("Telegram:Token", token)]);
            if (Environment.GetEnvironmentVariable("NEWSBOT_STORE") is { Length: > 0 } store)
                builder.AddInMemoryCollection([new("Store:ConnectionString", store)]);
            builder.AddEnvironmentVariables();
            if (articlesFolder is not null && string.IsNullOrWhiteSpace(articlesFolder))
                throw UserError.Configuration(
                    "--articles names no folder: write one behind it, as in  --articles articles"
                );
            if (articlesFolder is not null)
                builder.AddInMemoryCollection([new("Articles:Folder", Path.GetFullPath(articlesFolder))]);
            return From(builder.Build());
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw UserError.Configuration(
                $"The settings '{Path.Combine(ProgramFolders.Program, File)}' can't be read: {exception.Message} Fix its permissions."
            );
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException)
        {
            throw UserError.Configuration(
                exception.InnerException?.InnerException is JsonException json
                    ? $"'{Path.Combine(ProgramFolders.Program, File)}' is not valid JSON at line {json.LineNumber + 1}: correct it there."
                    : $"The settings can't be read: {exception.Message}"
            );
        }
    }

    /// <exception cref="UserError">A setting is unknown or wrong.</exception>
    public static Settings From(IConfiguration all)
    {
        SettingRules.RefuseUnknown(all, isOurFile: false);
        SettingRules.RefuseWrong(all);
        return new Settings(all);
    }

    private TimeSpan Days(string name, int normally) =>
        TimeSpan.FromDays(Text(name) is { } days ? int.Parse(days, CultureInfo.InvariantCulture) : normally);

    private IEnumerable<long> Ids(string name) =>
        Values(name).Select(value => long.Parse(value, CultureInfo.InvariantCulture));

    private IEnumerable<string> Values(string name) =>
        _all.GetSection(name)
            .GetChildren()
            .Select(entry => entry.Value)
            .OfType<string>()
            .Where(value => value.Length > 0);

    private string? Text(string name) => string.IsNullOrEmpty(_all[name]) ? null : _all[name];
}
