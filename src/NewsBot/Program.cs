using NewsBot.Commands;

return await CommandLine.RunAsync(args);
