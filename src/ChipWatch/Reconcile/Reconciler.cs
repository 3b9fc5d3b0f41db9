using ChipWatch.Register;
using ChipWatch.Sources;

namespace ChipWatch.Reconcile;

/// <summary>
/// Claims to signals. Idempotent by document and revision; documents may come in any order, from any number of instances,
/// any number of times, and the signals end the same.
/// </summary>
/// <param name="sourceKinds">The kind of a source by its id, which tells filings from news; without it a document with a filer is a filing.</param>
public sealed class Reconciler(IBlobStore store, TimeProvider clock, CompanyRegister register, Func<string, SourceKind?>? sourceKinds = null)
{
    private readonly SignalKey keys = new(register);
    private readonly CompanyIndex index = new(store, register);

    public Task<IReadOnlyList<Signal>> ReconcileAsync(Document document, IReadOnlyList<Claim> claims, CancellationToken cancellation = default) =>
        ReconcileAsync(document, claims, silent: false, cancellation);

    /// <param name="silent">What the document changes mails nobody: a backfill brought it.</param>
    /// <returns>The signals that the document supports, as they are now; claims that do not tell whose they are support none.</returns>
    /// <exception cref="IOException">A signal kept changing under twenty attempts to update it; the message is tried again.</exception>
    public async Task<IReadOnlyList<Signal>> ReconcileAsync(Document document, IReadOnlyList<Claim> claims, bool silent, CancellationToken cancellation = default)
    {
        var published = PublishedOf(document);
        var events = claims.Where(c => c.Evidence.Count > 0)
            .Select(claim => (Claim: claim, Key: keys.Of(claim, document, published)))
            .Where(c => c.Key is not null)
            .GroupBy(c => (c.Claim.Kind, Key: c.Key!));
        var signals = new List<Signal>();
        foreach (var group in events)
            signals.Add(await UpdateAsync(group.Key.Kind, group.Key.Key, SupportOf(document, published, Best(group.Select(c => c.Claim))), silent, cancellation));
        return signals;
    }

    private async Task<Signal> UpdateAsync(string kind, string key, SignalSupport support, bool silent, CancellationToken cancellation)
    {
        var id = DocumentId.Hash(kind, key);
        var name = Containers.SignalOf(kind, id);
        SignalChange? announced = null;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var read = await store.ReadJsonAsync<Signal>(name, cancellation);
            var before = read?.Value;
            var after = SignalFold.Of(id, key, (before?.Support ?? []).Where(s => s.DocumentId != support.DocumentId || s.Revision != support.Revision).Append(support));

            // The change is written first: a crash in between repeats it, which digests notice, where the other order would lose it.
            if (before?.Version != after.Version || announced is not null)
                announced = await AnnounceAsync(after, silent || IsPast(before, after), announced, cancellation);
            if ((before is not null && Json.Write(before) == Json.Write(after)) || await store.WriteJsonAsync(name, after, WriteCondition.SinceRead(read?.Blob), cancellation))
            {
                await index.UpdateAsync(before, after, cancellation);
                return after;
            }
        }

        throw new IOException($"{name} kept changing under twenty attempts to update it");
    }

    private async Task<SignalChange> AnnounceAsync(Signal signal, bool silent, SignalChange? former, CancellationToken cancellation)
    {
        var change = new SignalChange(signal.Id, signal.Version, former?.At ?? clock.GetUtcNow(), signal, silent);

        // Somebody faster may have announced the version that we took for ours: both blobs then tell what is true now.
        if (former is not null && former.Version != signal.Version)
            await PutAsync(former.Blob, change, cancellation);
        await PutAsync(change.Blob, change, cancellation);
        return change;
    }

    private Task<SignalChange?> PutAsync(BlobName name, SignalChange change, CancellationToken cancellation) =>
        store.UpdateJsonAsync<SignalChange>(name, known => change with { Silent = change.Silent && (known?.Silent ?? true) }, cancellation);

    /// <summary>An older document that arrives late lengthens the history and says nothing new.</summary>
    private static bool IsPast(Signal? before, Signal after) => before is not null && before.LastChanged >= after.LastChanged && before.Reason == after.Reason;

    private SignalSupport SupportOf(Document document, DateTimeOffset published, Claim claim)
    {
        var support = new SignalSupport(document.Id, document.Source, document.Title, document.Url, published, "", claim)
        {
            Revision = document.Revision,
            Standing = StandingOf.Of(document, claim, sourceKinds?.Invoke(document.Source)),
            Wording = Wording.Around(document.Text, claim),
        };
        return support with { Origin = Origins.Outlet(support) };
    }

    /// <summary>A document that says a thing several times says it best once.</summary>
    private static Claim Best(IEnumerable<Claim> claims) => claims
        .OrderByDescending(ClaimValue.Progress).ThenByDescending(ClaimValue.Richness).ThenByDescending(c => c.Confidence).ThenBy(c => c.Evidence[0].Start).First();

    private DateTimeOffset PublishedOf(Document document)
    {
        if (document.PublishedAt is { } instant)
            return instant.ToUniversalTime();
        if (document.PublishedOn is not { } day)
            return document.Capture?.FetchedAt.ToUniversalTime() ?? clock.GetUtcNow();
        var local = day.ToDateTime(TimeOnly.MinValue);
        var offset = TimeZoneInfo.TryFindSystemTimeZoneById(document.TimeZone, out var zone) ? zone.GetUtcOffset(local) : TimeSpan.Zero;
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
