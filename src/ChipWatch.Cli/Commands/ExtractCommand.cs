using System.CommandLine;
using ChipWatch.Cli.Terminal;
using ChipWatch.Extract;
using ChipWatch.Register;

namespace ChipWatch.Cli.Commands;

/// <summary><c>extract FILE|DIR|URL… [--jsonl]</c>: claims; without <c>--jsonl</c> the text with its evidence marked.</summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        var inputs = InputArgument.Create();
        var jsonl = InputArgument.Jsonl("one document a line: id, language, claims");
        var command = new Command("extract", "Find the claims in files, folders or addresses, each with the words that state it") { inputs, jsonl };
        command.SetAction((parsed, cancellation) =>
        {
            var extractor = new Extractor(CompanyRegister.Default);
            var plain = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
            return DocumentRun.RunAsync(
                parsed.GetRequiredValue(inputs),
                parsed.GetValue(jsonl)
                    ? read => Json.Write(new { id = read.Input.Id, language = read.Document!.Language, claims = extractor.Extract(read.Document) })
                    : read => EvidenceView.Render(read.Document!, extractor.Extract(read.Document!), plain),
                parsed.GetValue(jsonl),
                cancellation);
        });
        return command;
    }
}
