using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Running;
using ChatServer.Benchmarks;

// In this process: a benchmark's own build would have to repeat the settings of this one. Medians, because machines are rarely idle.
var config = DefaultConfig.Instance
    .WithArtifactsPath("artifacts/benchmarks")
    .AddColumn(StatisticColumn.Median)
    .AddDiagnoser(MemoryDiagnoser.Default);
BenchmarkSwitcher.FromAssembly(typeof(GroupWriting).Assembly).Run([.. args, "--inProcess"], config);
