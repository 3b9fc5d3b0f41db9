using ChipWatch.Cli.Host;
using ChipWatch.Cli.Terminal;

namespace ChipWatch.Cli.Demo;

/// <summary>What the demo's messages came to.</summary>
internal sealed class Tally
{
    private readonly Lock gate = new();
    private readonly HashSet<string> sources = new(StringComparer.Ordinal);

    public int Sources => sources.Count;
    public int Documents { get; private set; }

    public void Add(WorkMessage message, WorkOutcome outcome)
    {
        lock (gate)
        {
            if (message is CollectMessage collect)
                sources.Add(collect.Source);
            Documents += message is DocumentMessage && outcome.Status == WorkStatus.Done ? 1 : 0;
        }
    }
}

/// <summary>A changing line on a terminal, a plain line a source elsewhere.</summary>
internal static class Progress
{
    public static async Task<Tally> RunAsync(LocalPipeline pipeline, Func<Task> work)
    {
        var tally = new Tally();
        using var talk = Talk.ToPerson();
        pipeline.Handled = (message, outcome) =>
        {
            tally.Add(message, outcome);
            if (outcome.Status == WorkStatus.Failed && message is not DocumentMessage)
                talk.Say($"{message.Queue} {message.Subject}: {outcome.Reason}");
            if (Console.IsOutputRedirected && message is CollectMessage collect)
                talk.Say($"collected {collect.Source}");
            else if (!Console.IsOutputRedirected)
                talk.Progress($"{tally.Sources} sources collected, {tally.Documents} documents read, now {message.Queue}: {message.Subject}");
        };
        await work();
        pipeline.Handled = null;
        return tally;
    }
}
