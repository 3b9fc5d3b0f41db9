using ChipWatch.Cli.Host;
using ChipWatch.Notify;
using Spectre.Console;

namespace ChipWatch.Cli.Demo;

/// <summary>What the demo found, and where it lies.</summary>
internal static class DemoReport
{
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
            AnsiConsole.Profile.Width = 180;
        AnsiConsole.Write(TableOf(signals));
        foreach (var problem in tally.Problems.Order(StringComparer.Ordinal))
            Console.WriteLine($"not read: {problem}");
        Console.WriteLine();
        Console.WriteLine($"{tally.Sources} sources, {tally.Documents} new documents, {signals.Count} signals, {mails} new {(mails == 1 ? "mail" : "mails")}");
        foreach (var mail in Directory.Exists(pipeline.Outbox) ? Directory.GetFiles(pipeline.Outbox, "*.eml") : [])
            Console.WriteLine($"digest  {mail}");
        Console.WriteLine($"site    {pipeline.Site}");
        Console.WriteLine($"blobs   {pipeline.Data}");
    }

    private static Spectre.Console.Table TableOf(IReadOnlyList<Signal> signals)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple).AddColumns("Kind", "Company", "What", "Figure", "Period", "Change", "Origins");
        foreach (var signal in signals.OrderBy(s => s.Current.Kind, StringComparer.Ordinal).ThenByDescending(s => s.FirstPublished))
        {
            var line = SignalLine.Of(signal, "en");
            table.AddRow(
                Markup.Escape(line.Kind),
                Markup.Escape(Short(line.Subject, 36)),
                Markup.Escape(Short(line.What, 40)),
                Markup.Escape(line.Figure ?? "") + (line.Previous is { } old ? $" [grey](was {Markup.Escape(old)})[/]" : ""),
                Markup.Escape(line.When ?? ""),
                Markup.Escape(line.Change ?? ""),
                signal.Support.Count > signal.Origins ? $"{signal.Origins} ({signal.Support.Count} reports)" : $"{signal.Origins}");
        }

        return table;
    }

    private static string Short(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
