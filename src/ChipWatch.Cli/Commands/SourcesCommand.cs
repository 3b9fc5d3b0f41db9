using System.CommandLine;
using ChipWatch.Collect;
using Spectre.Console;

namespace ChipWatch.Cli.Commands;

/// <summary><c>sources</c>: what is watched and how it fares.</summary>
internal static class SourcesCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var definitions = CommonOptions.Definitions();
        var jsonl = new Option<bool>("--jsonl") { Description = "JSON Lines: one source's health a line" };
        var command = new Command("sources", "List what is watched and how it fares") { data, definitions, jsonl };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var pipeline = CommonOptions.Open(parsed, data, definitions);
            var all = await pipeline.Get<SourceHealthReader>().ReadAsync(cancellation);
            if (parsed.GetValue(jsonl))
            {
                foreach (var source in all)
                    Console.WriteLine(Json.Write(source));
                return ExitCode.Done;
            }

            var table = new Spectre.Console.Table().Border(TableBorder.Simple);
            foreach (var heading in (ReadOnlySpan<string>)["Source", "State", "Last success", "Newest entry", "Waiting"])
                table.AddColumn(new TableColumn(heading).NoWrap().PadLeft(0).PadRight(1));
            table.AddColumn(new TableColumn("Remark").PadLeft(0).PadRight(0));
            if (Console.IsOutputRedirected)
                AnsiConsole.Profile.Width = 160;
            foreach (var s in all.OrderBy(s => s.Status is HealthStatus.Off).ThenBy(s => s.Source, StringComparer.Ordinal))
                table.AddRow(Markup.Escape(s.Source), Coloured(s.Status), Day(s.LastSuccess), Day(s.NewestContent), s.Waiting.ToString(), Markup.Escape(string.Join("; ", new[] { s.Reason, s.Yesterday?.Summary }.OfType<string>())));
            AnsiConsole.Write(table);
            return all.Any(s => s.Status is HealthStatus.Alarm) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static string Day(DateTimeOffset? instant) => instant?.ToString("MM-dd HH:mm'Z'") ?? "";

    private static string Coloured(HealthStatus status) => status switch
    {
        HealthStatus.Ok or HealthStatus.Quiet => $"[green]{status.ToString().ToLowerInvariant()}[/]",
        HealthStatus.Alarm => "[red]alarm[/]",
        HealthStatus.Failing or HealthStatus.Waiting => $"[yellow]{status.ToString().ToLowerInvariant()}[/]",
        _ => $"[grey]{status.ToString().ToLowerInvariant()}[/]",
    };
}
