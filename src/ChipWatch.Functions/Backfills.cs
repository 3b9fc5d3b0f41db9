using ChipWatch.Api;
using ChipWatch.Backfill;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ChipWatch.Functions;

/// <summary>An HTTP trigger has 230 s: a backfill is accepted here and runs in the queue.</summary>
public sealed class Backfills(BackfillService service)
{
    [Function(nameof(StartBackfill))]
    public Task<IResult> StartBackfill([HttpTrigger(AuthorizationLevel.Function, "post", Route = BackfillApi.Collection)] HttpRequest request, CancellationToken cancellation) =>
        BackfillApi.StartAsync(request, service, cancellation);

    [Function(nameof(GetBackfill))]
    public Task<IResult> GetBackfill([HttpTrigger(AuthorizationLevel.Function, "get", Route = BackfillApi.One)] HttpRequest request, string id, CancellationToken cancellation) =>
        BackfillApi.GetAsync(id, service, cancellation);

    [Function(nameof(CancelBackfill))]
    public Task<IResult> CancelBackfill([HttpTrigger(AuthorizationLevel.Function, "delete", Route = BackfillApi.One)] HttpRequest request, string id, CancellationToken cancellation) =>
        BackfillApi.CancelAsync(id, service, cancellation);
}
