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
    private readonly DocumentFrame frame = new(register);
    private readonly CompanyIndex index = new(store, register);

    public Task<IReadOnlyList<Signal>> ReconcileAsync(Document document, IReadOnlyList<Claim> claims, CancellationToken cancellation = default) =>
        ReconcileAsync(document, claims, silent: false, cancellation);

    /// <param name="silent">What the document changes mails nobody: a backfill brought it.</param>
    /// <returns>The signals that the document supports, as they are now; claims that do not tell whose they are support none.</returns>
    /// <exception cref="IOException">A signal kept changing under twenty attempts to update it; the message is tried again.</exception>
    public async Task<IReadOnlyList<Signal>> ReconcileAsync(Document document, IReadOnlyList<Claim> claims, bool silent, CancellationToken cancellation = default)
    {
        var published = PublishedOf(document);
        var events = frame.Settle(document, claims).Where(c => c.Evidence.Count > 0)
            .Select(claim => (Claim: claim, Place: keys.Of(claim, document, published)))
            .Where(c => c.Place is not null)
            .GroupBy(c => (c.Claim.Kind, Place: c.Place!));
        var signals = new Dictionary<string, Signal>(StringComparer.Ordinal);
        foreach (var group in events)
        {
            var (kind, place) = group.Key;
            var support = SupportOf(document, published, Best(group.Select(c => c.Claim))) with { Open = place.Open };
            foreach (var signal in await PlaceAsync(kind, place, support, silent, cancellation))
                signals[signal.Id] = signal;
        }

        return [.. signals.Values.Where(s => s.Support.Any(d => d.DocumentId == document.Id))];
    }

    private async Task<IReadOnlyList<Signal>> PlaceAsync(string kind, SignalPlace place, SignalSupport support, bool silent, CancellationToken cancellation)
    {
        if (place.Family is null)
            return await UpdateAsync(kind, place.Key, null, support, silent, cancellation) is { } only ? [only] : [];

        // The family first: whoever writes a signal reads it again, so that the last writer knows all that was told.
        var name = SignalFamily.BlobOf(kind, place.Family);
        var statement = new OpenStatement(place.Key, support);
        var told = new ToldEvent(place.Key, EventFrame.ValueOf(support.Claim), support.Published);
        var family = await store.UpdateJsonAsync<SignalFamily>(
            name,
            before => place.Open ? (before ?? new() { Key = place.Family }).With(statement) : (before ?? new() { Key = place.Family }).With(told),
            cancellation);
        var signals = new List<Signal>();
        foreach (var key in (place.Open ? family!.Homes(statement) : family!.Homes(told)).ToList())
            if (await UpdateAsync(kind, key, name, place.Open || key != place.Key ? null : support, silent, cancellation) is { } signal)
                signals.Add(signal);
        return signals;
    }

    /// <param name="family">Whose open statements belong to the signal too, or null.</param>
    /// <param name="support">What is told of it now, or null to bring it in step with its family.</param>
    /// <returns>The signal, or null where nothing supports it any more: all of it has turned out to mean another.</returns>
    private async Task<Signal?> UpdateAsync(string kind, string key, BlobName? family, SignalSupport? support, bool silent, CancellationToken cancellation)
    {
        var id = DocumentId.Hash(kind, key);
        var name = Containers.SignalOf(kind, id);
        SignalChange? announced = null;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var read = await store.ReadJsonAsync<Signal>(name, cancellation);
            var before = read?.Value;
            var all = (before?.Support ?? []).Where(s => !s.Open && (s.DocumentId != support?.DocumentId || s.Revision != support.Revision)).ToList();
            if (support is { Open: false })
                all.Add(support);
            var known = family is { } relatives ? await store.ReadJsonAsync<SignalFamily>(relatives, cancellation) : null;
            if (known is not null)
                all.AddRange(known.Value.Value.OpenOf(key).Where(o => !all.Exists(s => s.DocumentId == o.DocumentId && s.Revision == o.Revision)).ToList());
            if (all.Count == 0)
            {
                if (before is null)
                    return null;

                // Deleting has no condition: the next round looks whether somebody has put a statement here meanwhile. The index forgets
                // first, for nobody comes back for the entry of a signal that is gone; and again, for who wrote the signal meanwhile.
                await index.RemoveAsync(before, cancellation);
                await store.DeleteAsync(name, cancellation);
                await index.RemoveAsync(before, cancellation);
                continue;
            }

            var after = SignalFold.Of(id, key, all);

            // The change is written first: a crash in between repeats it, which digests notice, where the other order would lose it.
            if (before?.Version != after.Version || announced is not null)
                announced = await AnnounceAsync(after, silent || IsPast(before, after), announced, cancellation);
            var same = before is not null && Json.Write(before) == Json.Write(after);
            if (!same && !await store.WriteJsonAsync(name, after, WriteCondition.SinceRead(read?.Blob), cancellation))
                continue;
            await IndexAsync(name, before, after, cancellation);

            // Whoever changed the family meanwhile and found nothing to do here did not know what we were about to write.
            if (same || family is null || (await store.ReadAsync(family.Value, cancellation))?.ETag == known?.Blob.ETag)
                return after;
            announced = null;
        }

        throw new IOException($"{name} kept changing under twenty attempts to update it");
    }

    /// <summary>Whoever changed the signal behind us may have indexed it before us: then ours was the older entry, and the newer one is put back, or ours taken out.</summary>
    private async Task IndexAsync(BlobName name, Signal? before, Signal after, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await index.UpdateAsync(before, after, cancellation);
            var now = (await store.ReadJsonAsync<Signal>(name, cancellation))?.Value;
            if (now is null)
            {
                // Whoever deleted it may have been before us at the index.
                await index.RemoveAsync(after, cancellation);
                now = (await store.ReadJsonAsync<Signal>(name, cancellation))?.Value;
                if (now is null)
                    return;
            }
            else if (Json.Write(now) == Json.Write(after))
            {
                return;
            }

            (before, after) = (after, now);
        }
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
