using System.Globalization;
using System.Text.Json;
using ChipWatch.Backfill;
using Microsoft.AspNetCore.Http;

namespace ChipWatch.Api;

/// <summary>
/// <c>POST /api/backfills</c> with <c>{"source":"sse-bulletins","from":"2025-01-01","to":"2025-03-31"}</c> answers 202 and the
/// place that tells how it goes; <c>GET</c> and <c>DELETE /api/backfills/{id}</c> tell and stop it.
/// </summary>
public static class BackfillApi
{
    /// <summary>Routes behind the host's prefix.</summary>
    public const string Collection = "backfills";
    public const string One = "backfills/{id}";

    /// <summary>Of the request's body, in bytes.</summary>
    private const int MaxBody = 4096;

    public static async Task<IResult> StartAsync(HttpRequest request, BackfillService service, CancellationToken cancellation)
    {
        using var body = await ReadAsync(request, cancellation);
        if (body is null)
            return Problem.Input("body", "The body has to be a JSON object of at most 4 KiB: {\"source\": …, \"from\": \"yyyy-MM-dd\", \"to\": \"yyyy-MM-dd\"}");

        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var source = Text(body.RootElement, "source");
        if (string.IsNullOrWhiteSpace(source))
            errors["source"] = ["source is missing: give the id of a source, as chipwatch sources lists them"];
        var from = Day(body.RootElement, "from", errors);
        var to = Day(body.RootElement, "to", errors);
        if (errors.Count > 0)
            return Problem.Inputs(errors);

        var mails = body.RootElement.TryGetProperty("mailSubscribers", out var asked) && asked.ValueKind == JsonValueKind.True;
        var start = await service.StartAsync(new(source!, from, to, mails), cancellation);
        return start.Refused is { } refused
            ? Problem.Input("request", refused)
            : TypedResults.Accepted($"{request.PathBase}{request.Path.Value?.TrimEnd('/')}/{start.Id}", new { start.Id, start.Slices });
    }

    public static async Task<IResult> GetAsync(string id, BackfillService service, CancellationToken cancellation) =>
        await service.GetAsync(id, cancellation) is { } progress ? TypedResults.Json(progress, Json.Options) : NotFound(id);

    /// <summary>Stops it and tells how far it came. What was collected stays.</summary>
    public static async Task<IResult> CancelAsync(string id, BackfillService service, CancellationToken cancellation) =>
        await service.CancelAsync(id, cancellation) ? await GetAsync(id, service, cancellation) : NotFound(id);

    private static IResult NotFound(string id) => Problem.NotFound($"There is no backfill '{id}'");

    private static async Task<JsonDocument?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var buffer = new byte[MaxBody + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        if (length > MaxBody)
            return null;
        try
        {
            var json = JsonDocument.Parse(buffer.AsMemory(0, length));
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return json;
            json.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateOnly Day(JsonElement body, string name, Dictionary<string, string[]> errors)
    {
        if (DateOnly.TryParseExact(Text(body, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        errors[name] = [$"{name} has to be a day as yyyy-MM-dd, in the source's own zone"];
        return default;
    }
}
