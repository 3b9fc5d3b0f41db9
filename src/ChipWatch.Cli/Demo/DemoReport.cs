using ChipWatch.Cli.Host;
using ChipWatch.Cli.Terminal;
using ChipWatch.Collect.Coverage;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using Spectre.Console;

namespace ChipWatch.Cli.Demo;

/// <summary>What the demo found, what it could not read, and where all of it lies.</summary>
internal static class DemoReport
{
    /// <summary>Where nobody's terminal sets a width.</summary>
    private const int PlainWidth = 190;

    public static async Task WriteAsync(LocalPipeline pipeline, Tally tally, int mails, CancellationToken cancellation)
    {
        var signals = new List<Signal>();
        var store = pipeline.Get<IBlobStore>();
        await foreach (var entry in store.ListAsync(Containers.Signals, cancellation: cancellation))
        {
            if ((await store.ReadJsonAsync<Signal>(entry.Name, cancellation))?.Value is { } signal)
                signals.Add(signal);
        }

        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = PlainWidth;
        AnsiConsole.Write(SignalTable.Of(signals, AnsiConsole.Profile.Width));
        foreach (var problem in await UnreadAsync(pipeline, cancellation))
            Console.WriteLine(TerminalText.Safe($"not read  {problem}"));
        Console.WriteLine();
        Console.WriteLine($"{tally.Sources} sources, {tally.Documents} new documents, {signals.Count} signals ({signals.Sum(s => s.Support.Count)} reports from {signals.Sum(s => s.Origins)} origins), {mails} new {(mails == 1 ? "mail" : "mails")}");
        foreach (var mail in Directory.Exists(pipeline.Outbox) ? Directory.GetFiles(pipeline.Outbox, "*.html") : [])
            Console.WriteLine($"digest    {mail}\nas mail   {Path.ChangeExtension(mail, ".eml")}");
        Console.WriteLine($"site      {pipeline.Site}");
        Console.WriteLine($"blobs     {pipeline.Data}");
    }

    /// <summary>Captured and unreadable, or listed and not to be had: both stay visible until they are mended.</summary>
    private static async Task<IReadOnlyList<string>> UnreadAsync(LocalPipeline pipeline, CancellationToken cancellation)
    {
        var store = pipeline.Get<IBlobStore>();
        var problems = new List<string>();
        await foreach (var entry in store.ListAsync(Containers.State, "unread/", cancellation))
        {
            if ((await store.ReadJsonAsync<ReadFault>(entry.Name, cancellation))?.Value is { } fault)
                problems.Add($"“{fault.Title}” ({entry.Name.Name.Split('/')[1]}): {fault.Reason}");
        }

        foreach (var source in pipeline.Get<SourceCatalogue>().Sources)
        {
            if ((await store.ReadJsonAsync<SourceState>(SourceState.NameOf(source.Id), cancellation))?.Value is not { } state)
                continue;
            problems.AddRange(state.Open.Where(o => o.Reason is not null).Select(o => $"“{o.Item.Title}” ({source.Id}): {o.Reason}; it is tried again later"));
            problems.AddRange(state.Recent.Where(e => e.Failure is not null).Select(e => $"“{e.Item.Title}” ({source.Id}): {e.Failure}"));
            if (state.Problem is { } problem)
                problems.Add($"{source.Id}: {problem.Reason}");
        }

        return [.. problems.Order(StringComparer.Ordinal)];
    }
}
