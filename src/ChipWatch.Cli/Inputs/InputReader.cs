using System.Text.Json;
using ChipWatch.Read;

namespace ChipWatch.Cli.Inputs;

/// <summary>An input made readable, or why it could not be.</summary>
internal sealed record ReadInput(Input Input, Document? Document, string? Error);

internal sealed class InputReader(DocumentReader reader, Func<Uri, CancellationToken, Task<(ReadRequest? Request, string? Error)>> fetch)
{
    /// <summary>Larger files are refused: nothing that a person publishes for reading is larger.</summary>
    private const long Limit = 256L << 20;

    public async Task<ReadInput> ReadAsync(Input input, CancellationToken cancellation)
    {
        try
        {
            return input switch
            {
                LineInput line => FromLine(line),
                BrokenInput broken => new(broken, null, broken.Error),
                PageInput page => Read(page, page.Page, cancellation),
                FileInput file => await FromFileAsync(file, cancellation),
                UrlInput url => await FromUrlAsync(url, cancellation),
                _ => throw new InvalidOperationException($"no reader for {input.GetType().Name}"),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(input, null, error.Message);
        }
    }

    private async Task<ReadInput> FromFileAsync(FileInput file, CancellationToken cancellation)
    {
        var length = new FileInfo(file.Path).Length;
        if (length > Limit)
            return new(file, null, $"{file.Path} has {length >> 20} MiB; at most {Limit >> 20} MiB are read");
        return Read(file, new(await File.ReadAllBytesAsync(file.Path, cancellation)) { Id = file.Id, MediaType = IsText(file.Path) ? "text/plain" : null }, cancellation);
    }

    private async Task<ReadInput> FromUrlAsync(UrlInput url, CancellationToken cancellation)
    {
        var (request, error) = await fetch(url.Url, cancellation);
        return request is null ? new(url, null, error) : Read(url, request with { Id = url.Id }, cancellation);
    }

    private ReadInput Read(Input input, ReadRequest request, CancellationToken cancellation)
    {
        var outcome = reader.Read(request, cancellation);
        return outcome.Document is { } document
            ? new(input, document, null)
            : new(input, null, $"{outcome.Failure?.ToString().ToLowerInvariant()}: {outcome.Reason}");
    }

    private ReadInput FromLine(LineInput line)
    {
        try
        {
            using var json = JsonDocument.Parse(line.Json);
            var row = json.RootElement;
            if (row.ValueKind != JsonValueKind.Object || (Field(row, "text") ?? Field(row, "content")) is not { } text)
                return new(line, null, $"{line.Path} line {line.Line}: needs an object with \"id\" and \"text\" or \"content\"");
            var document = new Document
            {
                Id = line.Id,
                Text = text,
                Title = Field(row, "title") ?? "",
                Url = Uri.TryCreate(Field(row, "url"), UriKind.Absolute, out var url) ? url : null,
                PublishedOn = Field(row, "published") is { Length: >= 10 } day && DateOnly.TryParseExact(day[..10], "yyyy-MM-dd", out var on) ? on : null,
                Language = Field(row, "language") ?? Guess(text),
            };
            return new(line, document, null);
        }
        catch (JsonException error)
        {
            return new(line, null, $"{line.Path} line {line.Line}: no JSON: {error.Message}");
        }
    }

    /// <summary>A .txt file is its text, whatever it looks like; the other kinds are told by content.</summary>
    private static bool IsText(string path) =>
        path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".txt.gz", StringComparison.OrdinalIgnoreCase);

    private static string Guess(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh" : "en";

    private static string? Field(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
