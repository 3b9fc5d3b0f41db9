using ChipWatch.Backfill;
using ChipWatch.Collect;
using ChipWatch.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChipWatch.Api;

/// <summary>The API on a host of our own; who may call what is that host's business.</summary>
public static class ApiRoutes
{
    public static IEndpointRouteBuilder MapChipWatchApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        api.MapGet("signals", (HttpRequest request, IBlobStore store, CompanyRegister register, TimeProvider clock, CancellationToken cancellation) =>
            SignalApi.ListAsync(request, store, register, clock, cancellation));
        api.MapGet("signals/{id}", (string id, IBlobStore store, CancellationToken cancellation) => SignalApi.GetAsync(id, store, cancellation));
        api.MapGet("sources", (SourceHealthReader health, CancellationToken cancellation) => SourceApi.ListAsync(health, cancellation));
        api.MapPost(BackfillApi.Collection, (HttpRequest request, BackfillService service, CancellationToken cancellation) => BackfillApi.StartAsync(request, service, cancellation));
        api.MapGet(BackfillApi.One, (string id, BackfillService service, CancellationToken cancellation) => BackfillApi.GetAsync(id, service, cancellation));
        api.MapDelete(BackfillApi.One, (string id, BackfillService service, CancellationToken cancellation) => BackfillApi.CancelAsync(id, service, cancellation));
        return routes;
    }
}
