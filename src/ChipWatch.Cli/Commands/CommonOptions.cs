using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using ChipWatch.Cli.Host;
using ChipWatch.Cli.Terminal;
using ChipWatch.Sources;

namespace ChipWatch.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string> Data() => new("--data")
    {
        Description = "Folder that holds everything: blobs, queues, outbox, site",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CHIPWATCH_DATA") is { Length: > 0 } set ? set : ".chipwatch",
    };

    /// <summary>A day as people write it once and for all.</summary>
    public static Option<DateOnly> Day(string name, string description) => new(name)
    {
        Description = $"{description}, yyyy-MM-dd",
        Required = true,
        CustomParser = result =>
        {
            var written = result.Tokens is [var token] ? token.Value : "";
            if (!DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                result.AddError($"'{written}' is no day for {name}: write it as yyyy-MM-dd, such as 2025-08-27.");
            return day;
        },
    };

    public static Option<string?> Definitions() => new("--sources") { Description = "Folder of source definitions to use beside the shipped ones" };

    /// <exception cref="UserError">A definition is broken.</exception>
    public static SourceCatalogue Catalogue(string? folder)
    {
        try
        {
            return SourceCatalogue.Load(folder);
        }
        catch (SourceDefinitionException error)
        {
            throw new UserError(error.Message);
        }
    }

    /// <exception cref="UserError">No source has that id; the line offers what looks like it.</exception>
    public static Source Source(SourceCatalogue catalogue, string id) => catalogue.Find(id) ?? throw new UserError(
        catalogue.Near(id) is { Count: > 0 } near
            ? $"there is no source '{id}'. Did you mean {string.Join(", ", near)}? `chipwatch sources` lists all."
            : $"there is no source '{id}'. `chipwatch sources` lists all.");

    public static LocalPipeline Open(ParseResult parsed, Option<string> data, Option<string?> definitions) =>
        LocalPipeline.Open(new(parsed.GetRequiredValue(data)) { Catalogue = Catalogue(parsed.GetValue(definitions)) });

    /// <summary>Says on stderr how the work goes, and what a message came to when it did not simply succeed; the same trouble of many is said once.</summary>
    public static Talk Follow(LocalPipeline pipeline)
    {
        var talk = Talk.ToPerson();
        var known = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var done = 0;
        pipeline.Handled = (message, outcome) =>
        {
            var count = Interlocked.Increment(ref done);
            if (outcome.Status != WorkStatus.Done && known.AddOrUpdate(outcome.Reason ?? "", 1, (_, n) => n + 1) is var times and <= 2)
                talk.Say(times == 1 ? $"{message.Queue} {message.Subject}: {outcome.Reason}" : $"{message.Queue} {message.Subject}: the same; of others it is not said again");
            talk.Progress($"{count} done, {pipeline.Queue.Count} waiting, now {message.Queue}: {message.Subject}");
        };
        pipeline.Pump.Waiting = wait => talk.Say($"waits {wait.TotalSeconds:0} s for what is to be tried again; Ctrl-C leaves it for the next run");
        return talk;
    }
}
