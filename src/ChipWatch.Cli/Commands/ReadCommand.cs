using System.CommandLine;
using ChipWatch.Cli.Inputs;

namespace ChipWatch.Cli.Commands;

/// <summary><c>read FILE|DIR|URL… [--jsonl]</c>: documents.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var inputs = InputArgument.Create();
        var jsonl = InputArgument.Jsonl("one document a line: id, url, title, published, language, text");
        var command = new Command("read", "Make files, folders or addresses readable and print their text") { inputs, jsonl };
        command.SetAction((parsed, cancellation) => DocumentRun.RunAsync(
            parsed.GetRequiredValue(inputs),
            parsed.GetValue(jsonl)
                ? read => Json.Write(new { id = read.Input.Id, url = read.Document!.Url, title = read.Document.Title, published = Published(read.Document), language = read.Document.Language, text = read.Document.Text })
                : read => Plain(read.Document!),
            parsed.GetValue(jsonl),
            cancellation));
        return command;
    }

    private static string? Published(Document document) =>
        document.PublishedAt?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture)
        ?? document.PublishedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Plain(Document document)
    {
        var about = string.Join(" · ", new[] { Published(document), document.Language, document.Url?.ToString() }.Where(p => p is not null));
        return $"# {document.Title}\n{(about.Length > 0 ? about + "\n" : "")}\n{document.Text}\n";
    }
}
