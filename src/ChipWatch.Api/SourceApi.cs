using ChipWatch.Collect;
using Microsoft.AspNetCore.Http;

namespace ChipWatch.Api;

/// <summary><c>GET /api/sources</c>: what is watched and how it fares.</summary>
public static class SourceApi
{
    public static async Task<IResult> ListAsync(SourceHealthReader health, CancellationToken cancellation) =>
        TypedResults.Json(await health.ReadAsync(cancellation), Json.Options);
}
