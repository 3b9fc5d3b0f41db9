using System.CommandLine;
using ChipWatch.Cli.Host;
using ChipWatch.Notify;

namespace ChipWatch.Cli.Commands;

/// <summary><c>digest [--preview ID]</c>: sends what is due, or shows what a subscriber would get.</summary>
internal static class DigestCommand
{
    public static Command Create()
    {
        var preview = new Option<string?>("--preview") { Description = "Subscriber whose next digest is printed and not sent" };
        var add = new Option<string?>("--subscribe") { Description = "A mail address to add as a subscriber first" };
        var data = CommonOptions.Data();
        var definitions = CommonOptions.Definitions();
        var command = new Command("digest", "Send the digests that are due, or preview one") { preview, add, data, definitions };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var pipeline = CommonOptions.Open(parsed, data, definitions);
            using var talk = CommonOptions.Follow(pipeline);
            if (parsed.GetValue(add) is { } address)
                await SubscribeAsync(pipeline, address, cancellation);
            if (parsed.GetValue(preview) is { } id)
                return await PreviewAsync(pipeline, id, cancellation);
            var sent = await pipeline.Get<DigestScheduler>().ScheduleAsync(cancellation);
            await pipeline.Pump.RunUntilIdleAsync(TimeSpan.Zero, cancellation);
            Console.WriteLine(sent == 0 ? "no digest is due this hour" : $"{sent} {(sent == 1 ? "digest was" : "digests were")} due; mails are in {pipeline.Outbox}");
            return pipeline.Failures > 0 ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static async Task SubscribeAsync(LocalPipeline pipeline, string address, CancellationToken cancellation)
    {
        var subscriber = new Subscriber { Id = DocumentId.Hash("subscriber", address), Email = address };
        try
        {
            await pipeline.Get<SubscriberBook>().SaveAsync(subscriber, cancellation);
        }
        catch (ArgumentException fault)
        {
            throw new UserError($"{fault.Message.Replace(" (Parameter 'subscriber')", "", StringComparison.Ordinal)}. Give an address such as name@example.org.");
        }

        Console.WriteLine($"subscriber {subscriber.Id}: {address}, daily at {subscriber.Hour:00}:00 {subscriber.TimeZone}");
    }

    private static async Task<int> PreviewAsync(LocalPipeline pipeline, string id, CancellationToken cancellation)
    {
        var subscriber = await pipeline.Get<SubscriberBook>().FindAsync(id, cancellation)
            ?? throw new UserError($"there is no subscriber '{id}' in {pipeline.Data}. Add one with `chipwatch digest --subscribe name@example.org`.");
        var end = pipeline.Get<TimeProvider>().GetUtcNow().AddHours(1);
        var content = await pipeline.Get<DigestWindow>().ReadAsync(subscriber, end, cancellation);
        Console.WriteLine(pipeline.Get<DigestComposer>().Compose(subscriber, content, "preview").Text);
        return ExitCode.Done;
    }
}
