using ChipWatch.Collect.Coverage;
using ChipWatch.Collect.Rates;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using Microsoft.Extensions.Options;

namespace ChipWatch.Collect;

/// <summary>
/// Polls one source: list, fetch what is new, capture, send on, remember. Each step can be killed and repeated: the ledger is
/// written after the message is sent, and everything downstream takes a message twice.
/// </summary>
public sealed class Collector
{
    private static readonly TimeSpan Trust = TimeSpan.FromDays(1);

    private readonly SourceCatalogue catalogue;
    private readonly SourceStates states;
    private readonly SeenLedger ledger;
    private readonly HostRates rates;
    private readonly Reconciliation reconciliation;
    private readonly IWorkQueue queue;
    private readonly CollectOptions options;
    private readonly TimeProvider clock;
    private readonly ListWalker walker;
    private readonly ItemRun items;
    private readonly StandingNames standing;

    public Collector(SourceCatalogue catalogue, SourceStates states, SeenLedger ledger, HostRates rates, Http.SourceHttp http, Reconciliation reconciliation,
        IBlobStore store, IWorkQueue queue, IOptions<CollectOptions> options, TimeProvider clock)
    {
        (this.catalogue, this.states, this.ledger, this.rates, this.reconciliation, this.queue, this.clock) = (catalogue, states, ledger, rates, reconciliation, queue, clock);
        this.options = options.Value;
        walker = new(http);
        standing = new(store);
        items = new(new(http, store, queue, clock), states, this.options, clock);
    }

    public async Task<WorkOutcome> CollectAsync(CollectMessage message, CancellationToken cancellation = default)
    {
        if (catalogue.Find(message.Source) is not { } source)
            return WorkOutcome.Failed($"No source is called '{message.Source}'; there is {string.Join(", ", catalogue.Near(message.Source).DefaultIfEmpty("none like it"))}");
        var (state, etag) = await states.LoadAsync(source.Id, cancellation);
        if (message.Reconcile is { } day)
        {
            // The schedule may ask twice before the first is done; a person may ask as often as they like.
            return message is { Deferred: 0, Slot: not null } && state.ReconciledDay >= day
                ? WorkOutcome.Done
                : await AgainAsync(message, await reconciliation.RunAsync(source, day, message.Deferred, cancellation), cancellation);
        }

        if (message.Slot is { } slot && slot <= state.Slot)
            return WorkOutcome.Done;
        return await PollAsync(source, message, state, etag, cancellation);
    }

    private async Task<WorkOutcome> PollAsync(Source source, CollectMessage message, SourceState before, string? etag, CancellationToken cancellation)
    {
        var reader = catalogue.ReaderOf(source);
        var now = clock.GetUtcNow();
        var pass = rates.PassFor(source, Lane.Live, message.Window);
        var known = new KnownItems(before);
        var first = before.LastSuccess is null;
        var plan = new WalkPlan(new(now), known.Contains, before.Depth, first ? options.FirstRunPages : Math.Max(options.MaxPages, before.Depth))
        {
            // Once a day the whole list, whatever its validators say.
            Validators = before.Depth > 1 || before.LastWhole is null || now - before.LastWhole > Trust ? null : before.Validators,
            Deferred = message.Deferred,
        };
        var (listing, names) = await standing.CompareAsync(source, reader, await walker.WalkAsync(source, reader, pass, plan, cancellation), now, cancellation);
        var found = await known.NewAsync(source, listing, before, ledger, now, cancellation);
        var after = PollVerdict.Of(source, before, listing, first, now) with { Slot = message.Slot ?? before.Slot };
        var run = await items.RunAsync(source, reader, pass, after, etag, found, message.Deferred, cancellation);
        await states.SaveAsync(run.State, run.ETag, cancellation);
        // Put off, its items are found again by the same comparison.
        if (names is not null && run.Outcome is null)
            await standing.SaveAsync(names, cancellation);
        return await AgainAsync(message, run.Outcome ?? PollVerdict.Outcome(listing, message.Deferred), cancellation);
    }

    /// <summary>A run that is put off goes back to the queue by our own hand; its Retry-After is the queue's delay.</summary>
    private async Task<WorkOutcome> AgainAsync(CollectMessage message, WorkOutcome outcome, CancellationToken cancellation)
    {
        if (outcome.Status == WorkStatus.Deferred)
            await queue.SendAsync(message with { Deferred = outcome.Progressed ? 0 : message.Deferred + 1, Slot = null, Window = null }, outcome.RetryAfter, cancellation);
        return outcome;
    }
}
