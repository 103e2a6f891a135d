using System.Reflection;

namespace NewsBot.Configuration;

/// <summary>The program's version, for logs, status and metrics.</summary>
internal static class ProgramVersion
{
    /// <summary>The service's name, as in OpenTelemetry's <c>service.name</c>.</summary>
    public const string Service = "newsbot";

    /// <summary>As in "0.1.0", without the commit that it was built from.</summary>
    public static string Number { get; } =
        (
            typeof(ProgramVersion)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
            ?? "0.0.0"
        ).Split('+')[0];

    public static string Text { get; } = $"NewsBot {Number}";
}
