using ChipWatch.Notify;
using Spectre.Console;

namespace ChipWatch.Cli.Terminal;

/// <summary>Signals as a table that fits the terminal: with less room, what belongs together shares a cell.</summary>
internal static class SignalTable
{
    /// <summary>Cells that a change has a column of its own from, and that the company and what it did have.</summary>
    private const int Wide = 150;
    private const int Middling = 110;

    public static Spectre.Console.Table Of(IEnumerable<Signal> signals, int width)
    {
        var rows = signals.OrderBy(s => s.Current.Kind, StringComparer.Ordinal).ThenByDescending(s => s.FirstPublished).ThenBy(s => s.Id, StringComparer.Ordinal).Select(s => (Signal: s, Line: SignalLine.Of(s, "en"))).ToList();
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        var spare = Math.Clamp(width - (width >= Wide ? 94 : width >= Middling ? 64 : 56), 18, 100);
        var (who, what) = width >= Middling ? (spare * 2 / 5, spare * 3 / 5) : (spare, spare);
        foreach (var heading in Headings(width))
            table.AddColumn(new TableColumn(heading).NoWrap().PadLeft(0).PadRight(width >= Wide ? 2 : 1));
        foreach (var (signal, line) in rows)
        {
            var (subject, act) = (Plain(TerminalText.Fit(line.Subject, who)), Plain(TerminalText.Fit(signal.Standing == Standing.Rumour ? $"{line.What} (rumour)" : line.What, what)));
            var change = Plain(Short(line.Change));
            table.AddRow(width switch
            {
                >= Wide => [Plain(line.Kind), subject, act, Figure(line), Plain(line.When), change, Origins(signal)],
                >= Middling => [Plain(line.Kind), subject, act, Lines(Figure(line), change), Plain(line.When), Origins(signal)],
                _ => new[] { Plain(line.Kind), $"{subject}\n[grey]{act}[/]", Lines(Figure(line), change), Plain(line.When), Origins(signal) },
            });
        }

        return table;
    }

    private static string[] Headings(int width) => width switch
    {
        >= Wide => ["Kind", "Company", "What", "Figure", "Period", "Change", "Origins"],
        >= Middling => ["Kind", "Company", "What", "Figure, change", "Period", "Origins"],
        _ => ["Kind", "Company, what", "Figure, change", "Period", "Origins"],
    };

    private static string Lines(string first, string second) => first.Length > 0 && second.Length > 0 ? $"{first}\n{second}" : first + second;

    private static string Figure(SignalLine line) => Lines(Plain(line.Figure), line.Previous is { } old ? $"[grey]was {Plain(old)}[/]" : "");

    private static string Origins(Signal signal) => signal.Support.Count > signal.Origins ? $"{signal.Origins} of {signal.Support.Count}" : $"{signal.Origins}";

    private static string Short(string? change) => change?.Replace("year on year", "yoy", StringComparison.Ordinal).Replace("quarter on quarter", "qoq", StringComparison.Ordinal) ?? "";

    private static string Plain(string? text) => Markup.Escape(TerminalText.Safe(text ?? ""));
}
