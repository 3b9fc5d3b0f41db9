using System.CommandLine;
using ChipWatch.Cli.Commands;
using ChipWatch.Cli.Files;
using ChipWatch.Cli.Host;
using ChipWatch.Collect.Http;
using ChipWatch.Notify;
using ChipWatch.Publish;
using ChipWatch.Sources;
using Spectre.Console;

namespace ChipWatch.Cli.Demo;

/// <summary><c>demo</c>: the whole pipeline on the bundled sample sources, offline.</summary>
internal static class DemoCommand
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Demo", "Samples");

    /// <summary>The digest of the day that ends an hour after the demo's clock begins, so that it holds all that was found.</summary>
    private static readonly DateTimeOffset WindowEnd = DemoClock.Start.AddHours(1);

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder for the demo's blobs, outbox and site", DefaultValueFactory = _ => Path.Combine(".chipwatch", "demo") };
        var fresh = new Option<bool>("--fresh") { Description = "Forget what earlier demos found and start over" };
        var command = new Command("demo", "Run the whole pipeline on sample sources, offline") { data, fresh };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(data), parsed.GetValue(fresh), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, bool fresh, CancellationToken cancellation)
    {
        if (fresh)
            Forget(data);
        await using var pipeline = LocalPipeline.Open(Setup(data));
        var before = Mails(pipeline);
        var tally = await Progress.RunAsync(pipeline, () => WorkAsync(pipeline, cancellation));
        await DemoReport.WriteAsync(pipeline, tally, Mails(pipeline) - before, cancellation);
        if (pipeline.Queue.Count == 0)
            return ExitCode.Done;
        await Console.Error.WriteLineAsync($"chipwatch: {pipeline.Queue.Count} messages could not be worked and wait; run `chipwatch demo` again to go on");
        return ExitCode.Failed;
    }

    internal static LocalSetup Setup(string data) => new(data)
    {
        Catalogue = SourceCatalogue.LoadFolder(Path.Combine(Samples, "sources")),
        Clock = DemoClock.For(data),
        Transport = new CollectTransport(() => new SampleWeb(Path.Combine(Samples, "web"))),
        Defaults = new Dictionary<string, string?> { ["ChipWatch:Collect:Contact"] = "demo@chipwatch.invalid", ["ChipWatch:Site:Months"] = "3", ["SendGrid:ApiKey"] = "" },
    };

    internal static async Task WorkAsync(LocalPipeline pipeline, CancellationToken cancellation)
    {
        foreach (var source in pipeline.Get<SourceCatalogue>().Enabled)
            await pipeline.Queue.SendAsync(new CollectMessage(source.Id), cancellation: cancellation);
        await pipeline.Pump.RunUntilIdleAsync(TimeSpan.FromSeconds(3), cancellation);
        await pipeline.Get<SubscriberBook>().SaveAsync(new() { Id = "demo", Email = "reader@example.org", Hour = 8, TimeZone = "Asia/Shanghai" }, cancellation);
        await pipeline.Queue.SendAsync(new DigestMessage("demo", WindowEnd), cancellation: cancellation);
        await pipeline.Pump.RunUntilIdleAsync(TimeSpan.Zero, cancellation);
        await pipeline.Get<SiteBuilder>().BuildAsync(cancellation);
    }

    private static int Mails(LocalPipeline pipeline) => Directory.Exists(pipeline.Outbox) ? Directory.GetFiles(pipeline.Outbox, "*.eml").Length : 0;

    /// <summary>Deletes a folder only when it is one of ours.</summary>
    private static void Forget(string data)
    {
        if (!Directory.Exists(data) || !Directory.EnumerateFileSystemEntries(data).Any())
            return;
        if (!File.Exists(Path.Combine(data, ".lock")))
            throw new UserError($"{Path.GetFullPath(data)} holds other files, so --fresh leaves it alone. Name another folder with --data.");
        using (DataFolder.Open(data))
        {
        }

        Directory.Delete(data, recursive: true);
    }
}
