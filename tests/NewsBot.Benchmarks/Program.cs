using BenchmarkDotNet.Running;
using NewsBot.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(AnswerLatency).Assembly).Run(args);
