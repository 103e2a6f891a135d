using System.CommandLine.Parsing;
using NewsBot.Errors;

namespace NewsBot.Commands;

/// <summary>Error messages for unknown options and for invalid values of known ones.</summary>
internal static class CommandOptions
{
    /// <summary>
    /// Refuses words that look like options where free text or files are expected: they were probably meant as options.
    /// </summary>
    public static void Refuse(ArgumentResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (token.Value.StartsWith("--", StringComparison.Ordinal) && !token.Value.Contains(' '))
                result.AddError(Unknown(token.Value, result));
        }
    }

    /// <summary>What was written for an option of one value; empty if nothing was.</summary>
    public static string Written(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : "";

    /// <summary>Names an option that a command does not have, and the nearest one that it has.</summary>
    public static string Unknown(string option, SymbolResult result)
    {
        var known = new List<string>();
        for (var at = result; at is not null; at = at.Parent)
        {
            if (at is CommandResult { Command: var command })
                known.AddRange(command.Options.Where(other => !other.Hidden).Select(other => other.Name));
        }

        return $"There is no option '{option}'.{(DidYouMean.For(option, known) is { } nearest ? $" Did you mean '{nearest}'?" : "")}";
    }
}
