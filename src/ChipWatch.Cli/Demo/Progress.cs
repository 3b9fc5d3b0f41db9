using ChipWatch.Cli.Host;
using Spectre.Console;

namespace ChipWatch.Cli.Demo;

/// <summary>What the demo's messages came to.</summary>
internal sealed class Tally
{
    private readonly Lock gate = new();
    private readonly List<string> problems = [];

    public int Sources { get; private set; }
    public int Documents { get; private set; }
    public IReadOnlyList<string> Problems => problems;

    public void Add(WorkMessage message, WorkOutcome outcome)
    {
        lock (gate)
        {
            Sources += message is CollectMessage ? 1 : 0;
            Documents += message is DocumentMessage && outcome.Status == WorkStatus.Done ? 1 : 0;
            if (outcome.Status != WorkStatus.Done)
                problems.Add(outcome.Reason ?? message.Subject);
        }
    }
}

/// <summary>A live line on a terminal, plain lines elsewhere.</summary>
internal static class Progress
{
    public static async Task<Tally> RunAsync(LocalPipeline pipeline, Func<Task> work)
    {
        var tally = new Tally();
        if (Console.IsOutputRedirected)
        {
            pipeline.Handled = (message, outcome) =>
            {
                tally.Add(message, outcome);
                if (message is CollectMessage collect)
                    Console.Error.WriteLine($"collected {collect.Source}");
            };
            await work();
            return tally;
        }

        await AnsiConsole.Status().Spinner(Spinner.Known.Dots).StartAsync("collecting", async status =>
        {
            pipeline.Handled = (message, outcome) =>
            {
                tally.Add(message, outcome);
                status.Status(Markup.Escape($"{tally.Sources} sources collected, {tally.Documents} documents read, now {message.Queue}: {message.Subject}"));
            };
            await work();
        });
        return tally;
    }
}
