using System.Globalization;
using ChipWatch.Collect;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using Microsoft.Extensions.Options;

namespace ChipWatch.Backfill;

/// <summary>
/// Collects a range of a source's past, slice after slice. An id names source and range, so that starting the same one twice
/// goes on with it; the ledger knows what was collected before, so that running it twice adds nothing.
/// </summary>
public sealed class BackfillService
{
    private readonly SourceCatalogue catalogue;
    private readonly BackfillStates states;
    private readonly IWorkQueue queue;
    private readonly TimeProvider clock;
    private readonly SliceRun run;

    public BackfillService(SourceCatalogue catalogue, BackfillStates states, SourceStates live, SeenLedger ledger, Collect.Rates.HostRates rates, Collect.Http.SourceHttp http, IBlobStore store, IWorkQueue queue, IOptions<CollectOptions> options, TimeProvider clock)
    {
        (this.catalogue, this.states, this.queue, this.clock) = (catalogue, states, queue, clock);
        run = new(states, live, ledger, rates, new(http), new(http, store, queue, clock), options.Value, clock);
    }

    /// <summary>Starts a backfill, or goes on with the same one; one that is finished is gone through again.</summary>
    public async Task<BackfillStart> StartAsync(BackfillRequest request, CancellationToken cancellation = default)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{request.Source}-{request.From:yyyyMMdd}-{request.To:yyyyMMdd}");
        if (Refusal(request) is { } refusal)
            return new(id, 0, refusal);
        var source = catalogue.Find(request.Source)!;
        var now = clock.GetUtcNow();
        var state = await states.UpdateAsync(id, before => before switch
        {
            null => new(id, request) { StartedAt = now, UpdatedAt = now, Starts = 1, Slices = Slices(request, source.SliceDays) },
            { Finished: true } or { Cancelled: true } => before with
            {
                Request = request,
                Cancelled = false,
                Starts = before.Starts + 1,
                UpdatedAt = now,
                Slices = before.Finished && !before.Cancelled ? Slices(request, source.SliceDays) : [.. before.Slices.Select(s => s.Status == SliceStatus.Cancelled ? s with { Status = SliceStatus.Queued } : s)],
            },
            _ => before with { Starts = before.Starts + 1 },
        }, cancellation);
        await SendNextAsync(state!, cancellation);
        return new(id, state!.Slices.Count(s => s.Status is SliceStatus.Queued or SliceStatus.Running));
    }

    /// <returns>Null when there is no such backfill.</returns>
    public async Task<BackfillProgress?> GetAsync(string id, CancellationToken cancellation = default) =>
        await states.ReadAsync(id, cancellation) is { } state ? BackfillProgress.Of(state) : null;

    /// <summary>What was collected stays; what was not will not be.</summary>
    /// <returns>False when there is no such backfill.</returns>
    public async Task<bool> CancelAsync(string id, CancellationToken cancellation = default)
    {
        if (await states.ReadAsync(id, cancellation) is null)
            return false;
        await states.UpdateAsync(id, state => state is null or { Finished: true } ? state : state with
        {
            Cancelled = true,
            UpdatedAt = clock.GetUtcNow(),
            Slices = [.. state.Slices.Select(s => s.Status is SliceStatus.Queued or SliceStatus.Running ? s with { Status = SliceStatus.Cancelled } : s)],
        }, cancellation);
        return true;
    }

    /// <summary>Runs one slice, or goes on with it, and puts the next on the queue: a backfill is one slice at a time.</summary>
    public async Task<WorkOutcome> RunSliceAsync(BackfillMessage message, CancellationToken cancellation = default)
    {
        if (await states.ReadAsync(message.BackfillId, cancellation) is not { } state)
            return WorkOutcome.Failed($"There is no backfill '{message.BackfillId}'");
        if (message.Slice < 0 || message.Slice >= state.Slices.Count)
            return WorkOutcome.Failed($"Backfill '{message.BackfillId}' has {state.Slices.Count.ToString(CultureInfo.InvariantCulture)} slices, the message asks for slice {message.Slice.ToString(CultureInfo.InvariantCulture)}, counted from 0");
        if (catalogue.Find(state.Request.Source) is not { } source)
            return WorkOutcome.Failed($"Backfill '{message.BackfillId}' is of '{state.Request.Source}', which is no source any more");
        if (message.Start != state.Starts)
            return WorkOutcome.Done;
        if (!state.Cancelled && state.Slices[message.Slice].Status is SliceStatus.Queued or SliceStatus.Running)
        {
            var outcome = await run.RunAsync(source, catalogue.ReaderOf(source), state, message.Slice, message.Deferred, cancellation);
            if (outcome.Status == WorkStatus.Deferred)
            {
                await queue.SendAsync(message with { Deferred = outcome.Progressed ? 0 : message.Deferred + 1 }, outcome.RetryAfter, cancellation);
                return outcome;
            }
        }

        if (await states.ReadAsync(message.BackfillId, cancellation) is { } after && after.Starts == message.Start)
            await SendNextAsync(after, cancellation);
        return WorkOutcome.Done;
    }

    private async Task SendNextAsync(BackfillState state, CancellationToken cancellation)
    {
        if (!state.Cancelled && state.NextSlice is { } next)
            await queue.SendAsync(new BackfillMessage(state.Id, next) { Start = state.Starts }, cancellation: cancellation);
    }

    private string? Refusal(BackfillRequest request)
    {
        if (catalogue.Find(request.Source) is not { } source)
            return $"No source is called '{request.Source}'; there is {string.Join(", ", catalogue.Near(request.Source).DefaultIfEmpty("none like it"))}";
        if (request.From > request.To)
            return string.Create(CultureInfo.InvariantCulture, $"The range runs backwards: from {request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}");
        var today = Months.DayIn(source.TimeZone, clock.GetUtcNow());
        if (request.From > today)
            return string.Create(CultureInfo.InvariantCulture, $"{request.From:yyyy-MM-dd} has not come yet; a backfill is of the past");
        return catalogue.ReaderOf(source).First(source, new(clock.GetUtcNow(), request.From, request.To)) is null
            ? $"{source.Id} cannot be asked for its past: {(source.BackfillReach is null ? "it has none" : $"it reaches back to {source.BackfillReach}")}"
            : null;
    }

    /// <summary>Newest first: what matters most comes first, and a cancelled backfill is whole down to a day.</summary>
    private static IReadOnlyList<BackfillSlice> Slices(BackfillRequest request, int days)
    {
        var slices = new List<BackfillSlice>();
        for (var to = request.To; to >= request.From;)
        {
            var from = to.AddDays(1 - days) < request.From ? request.From : to.AddDays(1 - days);
            slices.Add(new(from, to));
            if (from == DateOnly.MinValue)
                break;
            to = from.AddDays(-1);
        }

        return slices;
    }
}
