using System.CommandLine;
using ChipWatch.Backfill;
using ChipWatch.Sources;

namespace ChipWatch.Cli.Commands;

/// <summary><c>backfill SOURCE --from D --to D</c>: a range of a source's past, in slices; run it again to go on where it stopped.</summary>
internal static class BackfillCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("source") { Description = "Source id" };
        var from = CommonOptions.Day("--from", "First day, in the source's zone");
        var to = CommonOptions.Day("--to", "Last day");
        var mail = new Option<bool>("--mail") { Description = "Let digests tell what is found; by default it only fills the record" };
        var data = CommonOptions.Data();
        var definitions = CommonOptions.Definitions();
        var command = new Command("backfill", "Read a range of a source's past") { id, from, to, mail, data, definitions };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var pipeline = CommonOptions.Open(parsed, data, definitions);
            var source = CommonOptions.Source(pipeline.Get<SourceCatalogue>(), parsed.GetRequiredValue(id));
            using var talk = CommonOptions.Follow(pipeline);
            var service = pipeline.Get<BackfillService>();
            var started = await service.StartAsync(new(source.Id, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(mail)), cancellation);
            if (started.Refused is { } refused)
                throw new UserError(refused.TrimEnd('.') + ". Mend --from and --to, or choose another source.");
            Console.WriteLine($"backfill {started.Id}: {started.Slices} slices");
            var code = await CollectCommand.RunAsync(pipeline, cancellation);
            if (await service.GetAsync(started.Id, cancellation) is { } progress)
                Console.WriteLine($"{progress.Status}: {progress.SlicesDone} of {progress.Slices} slices, {progress.Listed} listed, {progress.Captured} captured, {progress.Known} known before, {progress.Failed} failed");
            return code;
        });
        return command;
    }
}
