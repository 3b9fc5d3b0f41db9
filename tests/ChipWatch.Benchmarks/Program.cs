using ChipWatch.Benchmarks;

if (args is ["ratios", ..])
    return RatioTable.Print([.. FigureReaderBenchmark.Ratios(), .. ReadingBenchmark.Ratios()], Console.Out);

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
