using System.Globalization;
using NewsBot.Commands;

// Numbers and dates are data in every culture: only the bot's replies have a language.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

return await CommandLine.RunAsync(args);
