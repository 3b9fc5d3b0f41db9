using System.CommandLine;
using ChipWatch.Cli.Host;
using ChipWatch.Collect;
using ChipWatch.Publish;
using ChipWatch.Sources;

namespace ChipWatch.Cli.Commands;

/// <summary><c>collect [SOURCE…] [--once]</c>: polls now, reads what is new, and rebuilds the site.</summary>
internal static class CollectCommand
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("source") { Description = "Source ids; all enabled ones when none is named", Arity = ArgumentArity.ZeroOrMore };
        var once = new Option<bool>("--once") { Description = "Poll each source once, also when it is not due yet" };
        var data = CommonOptions.Data();
        var definitions = CommonOptions.Definitions();
        var command = new Command("collect", "Poll sources now and read what is new") { ids, once, data, definitions };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var pipeline = CommonOptions.Open(parsed, data, definitions);
            var catalogue = pipeline.Get<SourceCatalogue>();
            var named = parsed.GetValue(ids)!.Select(id => CommonOptions.Source(catalogue, id)).ToList();
            using var talk = CommonOptions.Follow(pipeline);
            if (named.Count == 0 && !parsed.GetValue(once))
                await pipeline.Get<CollectScheduler>().ScheduleAsync(cancellation);
            foreach (var source in named.Count > 0 ? named : parsed.GetValue(once) ? [.. catalogue.Enabled] : [])
                await pipeline.Queue.SendAsync(new CollectMessage(source.Id), cancellation: cancellation);
            return await RunAsync(pipeline, cancellation);
        });
        return command;
    }

    /// <summary>Works the queues empty, waiting for short delays, and says what there is to see.</summary>
    public static async Task<int> RunAsync(LocalPipeline pipeline, CancellationToken cancellation)
    {
        await pipeline.Pump.RunUntilIdleAsync(TimeSpan.FromSeconds(90), cancellation);
        var site = await pipeline.Get<SiteBuilder>().BuildAsync(cancellation);
        Console.WriteLine($"{site.Signals} signals in {pipeline.Site}");
        if (pipeline.Queue.Count > 0)
            await Console.Error.WriteLineAsync($"chipwatch: {pipeline.Queue.Count} messages wait for their time; run `chipwatch collect` or `chipwatch run` again to go on");
        return pipeline.Failures > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
