using System.CommandLine;

namespace ChipWatch.Cli.Commands;

internal static class InputArgument
{
    public static Argument<string[]> Create() => new("inputs")
    {
        Description = "Files (.html .txt .pdf .xml .json .jsonl .warc and their .gz), folders of them, or http(s) addresses",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<bool> Jsonl(string shape) => new("--jsonl") { Description = $"JSON Lines: {shape}" };
}
