using System.Text.Json;

namespace ChipWatch.Read.Json;

internal sealed record JsonContent(string Title, string Text, IReadOnlyList<Table> Tables)
{
    public PublicationDate? Published { get; init; }
    public string? Language { get; init; }
    public ReadFailure? Failure { get; init; }
    public string? Reason { get; init; }

    /// <returns>Null for what is no JSON, or JSON that is no record.</returns>
    public static JsonContent? Read(string text, TimeZoneInfo zone, CancellationToken cancellation)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return CompanyFacts.Is(json.RootElement) ? CompanyFacts.Read(json.RootElement) : JsonNotice.Read(json.RootElement, zone, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
