using System.IO.Compression;
using System.Text.Json;

namespace ChipWatch.Cli.Inputs;

/// <summary>Arguments to inputs, in the order given and by name inside a folder; lazily, so that a million files cost no memory.</summary>
internal static class InputSet
{
    private static readonly string[] Kinds = [".html", ".htm", ".txt", ".pdf", ".xml", ".json", ".jsonl", ".warc"];

    /// <exception cref="UserError">An argument is neither a file, a folder nor an http(s) address.</exception>
    public static IEnumerable<Input> Expand(IReadOnlyList<string> arguments)
    {
        foreach (var argument in arguments)
        {
            if (!IsUrl(argument, out _) && !File.Exists(argument) && !Directory.Exists(argument))
                throw new UserError($"{argument}: no such file or folder. Give a file, a folder or an http(s) address.");
        }

        return arguments.SelectMany(One);
    }

    private static IEnumerable<Input> One(string argument)
    {
        if (IsUrl(argument, out var url))
            return [new UrlInput(argument, url)];
        if (File.Exists(argument))
            return OfFile(argument);
        var files = Directory.GetFiles(argument, "*", new EnumerationOptions { RecurseSubdirectories = true })
            .Where(f => Kinds.Contains(KindOf(f), StringComparer.OrdinalIgnoreCase));
        return files.Order(StringComparer.Ordinal).SelectMany(OfFile);
    }

    private static IEnumerable<Input> OfFile(string path) => KindOf(path).ToUpperInvariant() switch
    {
        ".JSONL" => Lines(path),
        ".WARC" => WarcArchive.Pages(path),
        _ => [new FileInput(IdOf(path), path)],
    };

    private static IEnumerable<Input> Lines(string path)
    {
        var number = 0;
        foreach (var (line, error) in ReadLines(path))
        {
            number++;
            if (error is not null)
                yield return new BrokenInput(IdOf(path), $"{path} line {number}: {error}");
            else if (!string.IsNullOrWhiteSpace(line))
                yield return new LineInput(LineId(line) ?? $"{IdOf(path)}:{number}", path, number, line);
        }
    }

    /// <summary>Lines as far as they can be read, and then why no further.</summary>
    private static IEnumerable<(string Line, string? Error)> ReadLines(string path)
    {
        var (reader, refused) = Open(path);
        if (reader is null)
        {
            yield return ("", refused);
            yield break;
        }

        using (reader)
        {
            while (true)
            {
                var (line, error) = Next(reader);
                if (error is not null)
                    yield return ("", error);
                if (line is null)
                    yield break;
                yield return (line, null);
            }
        }
    }

    private static (StreamReader? Reader, string? Error) Open(string path)
    {
        try
        {
            var file = File.OpenRead(path);
            return (new(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, error.Message);
        }
    }

    private static (string? Line, string? Error) Next(StreamReader reader)
    {
        try
        {
            return (reader.ReadLine(), null);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return (null, $"the file breaks off or is no gzip file ({error.Message})");
        }
    }

    private static string? LineId(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var id)
                ? id.ValueKind == JsonValueKind.String ? id.GetString() : id.GetRawText()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string IdOf(string path)
    {
        var name = Path.GetFileName(path);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }

    private static string KindOf(string path) =>
        Path.GetExtension(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path);

    private static bool IsUrl(string argument, out Uri url) =>
        Uri.TryCreate(argument, UriKind.Absolute, out url!) && url.Scheme is "http" or "https";
}
