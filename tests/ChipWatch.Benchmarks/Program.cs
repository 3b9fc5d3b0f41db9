using ChipWatch.Benchmarks;
using ChipWatch.Benchmarks.Calibration;
using ChipWatch.Benchmarks.Training;

if (args is ["ratios", .. var which])
{
    (string Name, Func<IEnumerable<Ratio>> Rows)[] groups = [("figures", FigureReaderBenchmark.Ratios), ("reading", ReadingBenchmark.Ratios), ("scaling", ScalingBenchmark.Ratios)];
    return RatioTable.Print([.. groups.Where(g => which.Length == 0 || which.Contains(g.Name)).SelectMany(g => g.Rows())], Console.Out);
}

if (args is ["calibration"])
    return CalibrationTable.Print(Console.Out);

if (args is ["learn-confidence", var confidenceWeights])
    return ConfidenceLearning.Run(confidenceWeights, Console.Out);

if (args is ["learn-buyers", var labelled, var weights])
    return BuyerLearning.Run(labelled, weights, Console.Out);

if (args is ["learn-amounts", var announcements, var amountWeights])
    return AmountTraining.Run(announcements, amountWeights, Console.Out);

if (args is ["learn-projects", var contracts, var lexicon])
    return ProjectTraining.Run(contracts, lexicon, Console.Out);

if (args is ["throughput"])
    return await ChipWatch.Benchmarks.Throughput.ThroughputRun.RunAsync(Console.Out);

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
