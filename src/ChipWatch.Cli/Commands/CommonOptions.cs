using System.CommandLine;
using ChipWatch.Cli.Host;
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

    /// <summary>Says on stderr what a message came to when it did not simply succeed.</summary>
    public static void Talk(LocalPipeline pipeline) => pipeline.Handled = (message, outcome) =>
    {
        if (outcome.Status != WorkStatus.Done)
            Console.Error.WriteLine($"chipwatch: {message.Queue} {message.Subject}: {outcome.Reason}");
    };
}
