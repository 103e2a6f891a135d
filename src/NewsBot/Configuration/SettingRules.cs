using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using NewsBot.Errors;

namespace NewsBot.Configuration;

/// <summary>Every setting there is, and what may be written for it.</summary>
internal static class SettingRules
{
    private const string FetchSources =
        "hosts, addresses or networks, as in intranet.example.com, 192.168.1.20:8080 or 10.0.0.0/8";

    private static readonly string[] Providers = [StoreSettings.Sqlite, StoreSettings.PostgreSql];

    private static readonly Setting[] Known =
    [
        new(
            "Telegram:Token",
            "a bot token as @BotFather gives it, digits, a colon and letters",
            value => IsToken(value.Trim()),
            IsSecret: true
        ),
        new("Telegram:ApiUrl", "an absolute http or https address", IsServer),
        new("Telegram:Webhook:Url", "an absolute address, https unless the Bot API server is your own", IsServer),
        new(
            "Telegram:Webhook:Secret",
            "1 to 256 letters, digits, '_' and '-'",
            value => value.Length <= 256 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'),
            IsSecret: true
        ),
        new("Telegram:Webhook:Listen", "an http or https address with a port, as in http://127.0.0.1:8080", IsListen),
        new("Telegram:Webhook:Certificate", "a PEM file", IsFolder),
        new("Telegram:Webhook:Key", "a PEM file", IsFolder),
        new("Articles:Folder", "a folder", IsFolder),
        new("Articles:Poll", "a whole number of seconds from 1 to 3600", value => IsWhole(value, 3600)),
        new("Articles:Save", "true or false", IsTrueOrFalse),
        new("Articles:TextInMemory", "true or false", IsTrueOrFalse),
        new("Articles:StaleAfter", "a whole number of days from 1 to 3650", IsDays),
        new("Articles:Fetch", "true or false", IsTrueOrFalse),
        new("Articles:FetchFrom", FetchSources, IsFetchSources),
        new("Articles:FetchFrom:#", FetchSources, IsFetchSources),
        new("Thesauri:Folder", "a folder", IsFolder),
        new("Data:Folder", "a folder", IsFolder),
        new("Store:Provider", $"{StoreSettings.Sqlite} or {StoreSettings.PostgreSql}", value =>
            Array.Exists(Providers, provider => provider.Equals(value, StringComparison.OrdinalIgnoreCase))
        ),
        new(
            "Store:ConnectionString",
            "a connection string of PostgreSQL, as in Host=db.example.com;Database=newsbot;Username=newsbot;Password=…",
            value => value.Contains('=', StringComparison.Ordinal),
            IsSecret: true
        ),
        new("Store:Instance", "a name of 1 to 100 characters", value => value.Length <= 100),
        new("Data:Retention", "a whole number of days from 1 to 3650", IsDays),
        new("Answers:TellWithin", "a whole number of days from 1 to 3650", IsDays),
        new("Answers:KeepAfter", "a whole number of people from 2 to 1000", value =>
            value != "1" && IsWhole(value, 1000)
        ),
        new("Answers:DeliverWithin", "a whole number of minutes from 1 to 1440", value => IsWhole(value, 1440)),
        new("Monitoring:Listen", "an http address with a port, as in http://127.0.0.1:9464", IsHttpListen),
        new(
            "Monitoring:Traces",
            "the http or https address of an OpenTelemetry collector, as in http://127.0.0.1:4318/v1/traces",
            IsServer
        ),
        new("Desk:Listen", "an http address with a port, as in http://127.0.0.1:8090", IsHttpListen),
        new(
            "Desk:Url",
            "the http or https address that people open the desk at, as in https://bot.example.com/desk",
            IsServer
        ),
        new("Moderators:Users:#", "Telegram user ids, whole numbers", IsId),
        new("Moderators:Chats:#", "Telegram chat ids, whole numbers", IsId),
        new("Moderators:Channels:#", "Telegram channel ids, whole numbers", IsId),
        new("Moderators:Digest", "a time of day as in 09:00, or off", IsTimeOrOff),
        new("Answers:Threshold", "a number from 0 to 1, as in 0.6", IsShare),
    ];

    private static readonly string[] Formatters = ["simple", "json", "systemd"];
    private static readonly string[] LogLevels = Enum.GetNames<LogLevel>();

    private static readonly string[] Sections = [.. Known.Select(setting => GetSection(setting.Name)).Distinct()];

    private static string AllNames => string.Join(", ", Known.Select(setting => setting.Name));

    /// <summary>Refuses a name that no setting has.</summary>
    /// <param name="settings">The settings to look through.</param>
    /// <param name="isOurFile">
    /// Whether all names in it are ours; the environment also has other programs' variables.
    /// </param>
    /// <exception cref="UserError">Names the setting and the nearest one that exists.</exception>
    public static void RefuseUnknown(IConfiguration settings, bool isOurFile)
    {
        foreach (var (name, value) in settings.AsEnumerable())
        {
            var section = GetSection(name);
            var isLogging = section.Equals("Logging", StringComparison.OrdinalIgnoreCase);
            var isOurs =
                isOurFile || (name.Contains(':') && Sections.Contains(section, StringComparer.OrdinalIgnoreCase));
            if (string.IsNullOrEmpty(value) || isLogging || !isOurs || Known.Any(setting => setting.IsNamed(name)))
                continue;
            var nearest = DidYouMean.For(name, Known.Select(setting => setting.Name));
            throw UserError.Configuration(
                $"The setting {name} is not known{(nearest is null ? "." : $": did you mean {nearest}?")} Known are {AllNames}."
            );
        }
    }

    /// <summary>Refuses a value that its setting does not allow.</summary>
    /// <exception cref="UserError">Names the setting and what may be written.</exception>
    public static void RefuseWrong(IConfiguration settings)
    {
        foreach (var (name, value) in settings.AsEnumerable())
        {
            if (
                !string.IsNullOrEmpty(value)
                && LoggingRule(name) is { } rule
                && !rule.Allowed.Contains(value, StringComparer.OrdinalIgnoreCase)
            )
                throw UserError.Configuration($"The setting {name} is wrong: '{value}'. Write {rule.Write}.");
            if (
                string.IsNullOrEmpty(value)
                || Known.FirstOrDefault(known => known.IsNamed(name)) is not { } setting
                || setting.Allows(value)
            )
                continue;
            throw UserError.Configuration(
                $"The setting {setting.Name} is wrong{(setting.IsSecret ? "" : $": '{value}'")}. Write {setting.Allowed}."
            );
        }
    }

    /// <summary>
    /// The values that the framework's own section accepts, where it would ignore a wrong value or end the start with a
    /// stack trace; null if it accepts any.
    /// </summary>
    private static (string[] Allowed, string Write)? LoggingRule(string name)
    {
        if (!GetSection(name).Equals("Logging", StringComparison.OrdinalIgnoreCase))
            return null;
        var parts = name.Split(':');
        return name.Equals("Logging:Console:FormatterName", StringComparison.OrdinalIgnoreCase)
                ? (Formatters, $"one of {string.Join(", ", Formatters)}")
            : parts.Length > 2 && parts[^2].Equals("LogLevel", StringComparison.OrdinalIgnoreCase)
                ? (LogLevels, $"one of {string.Join(", ", LogLevels)}")
            : null;
    }

    private static string GetSection(string name) => name.Split(':')[0];

    private static bool IsFolder(string value) =>
        !string.IsNullOrWhiteSpace(value) && value.IndexOfAny(Path.GetInvalidPathChars()) < 0;

    private static bool IsToken(string value) =>
        value.IndexOf(':') is > 0 and < 20 and var colon
        && value[..colon].All(char.IsAsciiDigit)
        && value.Length > colon + 1
        && value[(colon + 1)..].All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static bool IsTrueOrFalse(string value) => bool.TryParse(value, out _);

    private static bool IsServer(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static bool IsHttpListen(string value) =>
        IsListen(value) && value.StartsWith("http:", StringComparison.OrdinalIgnoreCase);

    private static bool IsListen(string value) =>
        IsServer(
            value
                .Replace("*", "localhost", StringComparison.Ordinal)
                .Replace("+", "localhost", StringComparison.Ordinal)
        );

    private static bool IsFetchSources(string value) =>
        Array.TrueForAll(FetchSettings.Split(value), source => FetchSource.Parse(source) is not null);

    private static bool IsDays(string value) => IsWhole(value, 3650);

    private static bool IsWhole(string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= most;

    private static bool IsTimeOrOff(string value) =>
        value.Equals("off", StringComparison.OrdinalIgnoreCase)
        || TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsId(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsShare(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
        && share is >= 0 and <= 1;

    /// <param name="Name">Its name; <c>#</c> is the index of an entry in a list.</param>
    /// <param name="Allowed">What may be written, in words.</param>
    /// <param name="Allows">Whether a value may be written.</param>
    /// <param name="IsSecret">Whether its value is never shown.</param>
    private sealed record Setting(string Name, string Allowed, Func<string, bool> Allows, bool IsSecret = false)
    {
        public bool IsNamed(string name) =>
            Name.EndsWith('#')
                ? name.StartsWith(Name[..^1], StringComparison.OrdinalIgnoreCase)
                    && uint.TryParse(name.AsSpan(Name.Length - 1), CultureInfo.InvariantCulture, out _)
                : name.Equals(Name, StringComparison.OrdinalIgnoreCase);
    }
}
