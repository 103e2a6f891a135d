using BenchmarkDotNet.Running;
using NewsBot.Benchmarks;

if (args is ["updates", var articles, var questions]) UpdateHandling.Run(articles, questions);
else BenchmarkSwitcher.FromAssembly(typeof(AnswerLatency).Assembly).Run(args);
