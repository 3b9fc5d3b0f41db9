using System.Globalization;
using ChipWatch.Reconcile;
using ChipWatch.Register;
using Microsoft.AspNetCore.Http;

namespace ChipWatch.Api;

/// <summary><c>GET /api/signals</c>, newest first, and <c>GET /api/signals/{id}</c>.</summary>
public static class SignalApi
{
    /// <param name="Next">Given back as <c>before</c> it brings the next page; absent on the last.</param>
    private sealed record Page(IReadOnlyList<Signal> Signals, string? Next);

    /// <summary>Where a signal stands in the order, and its blob. <see cref="Order"/> begins with a time, so that ordinal order is time's.</summary>
    private readonly record struct Place(string Order, string SignalId, BlobName Blob);

    public static async Task<IResult> ListAsync(HttpRequest request, IBlobStore store, CompanyRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var (query, errors) = SignalQuery.Parse(request.Query, clock.GetUtcNow(), register);
        if (query is null)
            return Problem.Inputs(errors);
        var places = query.Company is null ? await ChangesAsync(store, query, cancellation) : await OfCompanyAsync(store, query, cancellation);
        var found = new List<Signal>();
        var last = "";
        foreach (var place in places.OrderByDescending(p => p.Order, StringComparer.Ordinal).Where(p => query.Before is null || string.CompareOrdinal(p.Order, query.Before) < 0))
        {
            if (found.Count == query.Limit)
                return TypedResults.Json(new Page(found, last), Json.Options);
            if (await ReadAsync(store, place.Blob, cancellation) is not { } signal || (query.Kind is not null && signal.Current.Kind != query.Kind))
                continue;
            found.Add(signal);
            last = place.Order;
        }

        return TypedResults.Json(new Page(found, null), Json.Options);
    }

    public static async Task<IResult> GetAsync(string id, IBlobStore store, CancellationToken cancellation)
    {
        if (id.Length is < 2 or > 64 || !id.All(char.IsAsciiLetterOrDigit))
            return Problem.NotFound($"There is no signal '{id}'");
        var reads = await Task.WhenAll(Claim.Kinds.Select(kind => store.ReadJsonAsync<Signal>(Containers.SignalOf(kind, id), cancellation)));
        return reads.FirstOrDefault(r => r is not null) is { } found ? TypedResults.Json(found.Value, Json.Options) : Problem.NotFound($"There is no signal '{id}'");
    }

    /// <summary>From the names alone: what changed in the range, each signal once, at its latest change.</summary>
    private static async Task<IEnumerable<Place>> ChangesAsync(IBlobStore store, SignalQuery query, CancellationToken cancellation)
    {
        var latest = new Dictionary<string, Place>(StringComparer.Ordinal);
        for (var day = query.From; day <= query.To; day = day.AddDays(1))
        {
            await foreach (var entry in store.ListAsync(Containers.Changes, day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), cancellation))
            {
                // yyyyMMddHH/{signalId}.{version}.json: the hour grows with the version, so the last seen is the latest
                if (entry.Name.Name.Split('/', '.') is [_, var id, ..])
                    latest[id] = new(entry.Name.Name, id, entry.Name);
            }
        }

        return latest.Values;
    }

    private static async Task<IEnumerable<Place>> OfCompanyAsync(IBlobStore store, SignalQuery query, CancellationToken cancellation)
    {
        var places = new List<Place>();
        for (var month = new DateTimeOffset(query.From.Year, query.From.Month, 1, 0, 0, 0, TimeSpan.Zero); DateOnly.FromDateTime(month.UtcDateTime) <= query.To; month = month.AddMonths(1))
        {
            if (await store.ReadJsonAsync<CompanyMonth>(CompanyMonth.NameOf(query.Company!, month), cancellation) is not { } read)
                continue;
            places.AddRange(
                from signal in read.Value.Signals
                let published = DateOnly.FromDateTime(signal.Value.Published.UtcDateTime)
                where published >= query.From && published <= query.To && (query.Kind is null || signal.Value.Kind == query.Kind)
                select new Place(string.Create(CultureInfo.InvariantCulture, $"{signal.Value.Published.UtcDateTime:yyyyMMddHHmmss}/{signal.Key}"), signal.Key, Containers.SignalOf(signal.Value.Kind, signal.Key)));
        }

        return places;
    }

    private static async Task<Signal?> ReadAsync(IBlobStore store, BlobName blob, CancellationToken cancellation) => blob.Container == Containers.Changes
        ? (await store.ReadJsonAsync<SignalChange>(blob, cancellation))?.Value.Signal
        : (await store.ReadJsonAsync<Signal>(blob, cancellation))?.Value;
}
