using System.CommandLine;
using BenchmarkDotNet.Running;
using NewsBot.Benchmarks;
using NewsBot.Benchmarks.Peers;
using NewsBot.Benchmarks.Scale;

if (args is ["updates", var articles, var questions])
    UpdateHandling.Run(articles, questions);
else if (args is ["peers" or "scale" or "desk", ..])
    return new RootCommand { PeersCommand.Create(), ScaleCommand.Create(), DeskPagesCommand.Create() }
        .Parse(args)
        .Invoke();
else
    BenchmarkSwitcher.FromAssembly(typeof(AnswerLatency).Assembly).Run(args);
return 0;
