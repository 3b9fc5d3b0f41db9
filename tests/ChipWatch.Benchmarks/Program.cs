using ChipWatch.Benchmarks;

if (args is ["ratios", ..])
    return RatioTable.Print([.. FigureReaderBenchmark.Ratios(), .. ReadingBenchmark.Ratios()], Console.Out);

if (args is ["learn-buyers", var labelled, var weights])
    return BuyerLearning.Run(labelled, weights, Console.Out);

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
