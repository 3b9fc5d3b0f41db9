using ChipWatch.Collect.Coverage;
using ChipWatch.Extract;
using ChipWatch.Publish.Ocds;
using ChipWatch.Read;
using ChipWatch.Reconcile;
using ChipWatch.Reconcile.Rates;
using ChipWatch.Sources;

namespace ChipWatch;

/// <summary>
/// One captured item to a document, its claims and their signals. Each blob's name follows from the item, so a repeated message
/// writes nothing new; an older revision that comes late does not replace a newer one's claims.
/// </summary>
public sealed class DocumentProcessor(IBlobStore store, SourceCatalogue catalogue, DocumentReader reader, Extractor extractor, Reconciler reconciler, CoverageLedger coverage, RateStore rates, OcdsLedger notices)
{
    public async Task<WorkOutcome> ProcessAsync(DocumentMessage message, CancellationToken cancellation = default)
    {
        var item = message.Item;
        if (await store.ReadAsync(Containers.RawOf(message.Capture.Sha256), cancellation) is not { } raw)
            return await FailAsync(message, "its capture is gone: collect the source again", cancellation);

        var kind = catalogue.Find(item.Source)?.Kind;
        var outcome = reader.Read(
            new(raw.Content)
            {
                Id = DocumentId.Of(item.Source, item.ExternalId),
                Item = item,
                MediaType = message.Capture.MediaType,
                Charset = message.Capture.Charset,
                Url = message.Capture.Url,
                TimeZone = catalogue.Find(item.Source)?.TimeZone ?? "Asia/Shanghai",
            },
            cancellation);
        if (outcome.Document is not { } read)
            return await FailAsync(message, $"{outcome.Failure?.ToString().ToLowerInvariant()}: {outcome.Reason}", cancellation);

        var document = read with
        {
            Id = DocumentId.Of(item.Source, item.ExternalId),
            Source = item.Source,
            ExternalId = item.ExternalId,
            Revision = message.Revision,
            Capture = message.Capture,
        };
        await store.WriteJsonAsync(Containers.DocumentOf(item.Source, message.Month, document.Id, message.Revision), document, WriteCondition.New, cancellation);
        Diagnostics.DocumentsRead.Count("source", item.Source);

        if (kind == SourceKind.Rates)
            await KeepRatesAsync(raw.Content, cancellation);
        var claims = extractor.Extract(document);
        await KeepClaimsAsync(message, document, claims, cancellation);
        if (kind is SourceKind.Procurement or SourceKind.Filings)
            await notices.AddAsync(document, claims, cancellation); // who tells of a purchase elsewhere gives no notice of it
        foreach (var same in claims.GroupBy(c => c.Kind))
            Diagnostics.Claims.Count("kind", same.Key, same.Count());

        var signals = await reconciler.ReconcileAsync(document, claims, silent: message.Backfill is not null, cancellation);
        foreach (var same in signals.GroupBy(s => s.Current.Kind))
            Diagnostics.Signals.Count("kind", same.Key, same.Count());
        return WorkOutcome.Done;
    }

    private async Task KeepClaimsAsync(DocumentMessage message, Document document, IReadOnlyList<Claim> claims, CancellationToken cancellation)
    {
        var name = Containers.ClaimsOf(document.Source, message.Month, document.Id);
        var set = new ClaimSet { DocumentId = document.Id, Source = document.Source, ExternalId = document.ExternalId, Revision = document.Revision, Extractor = Extractor.Version, Claims = claims };

        // First as new, which costs one write: the usual case. Only a repeated or revised document is read back.
        if (!await store.WriteJsonAsync(name, set, WriteCondition.New, cancellation))
            await store.UpdateJsonAsync<ClaimSet>(name, old => old is not null && old.Revision > set.Revision ? old : set, cancellation);
    }

    /// <summary>A rates source's capture is a day of rates as its reader wrote it.</summary>
    private async Task KeepRatesAsync(ReadOnlyMemory<byte> raw, CancellationToken cancellation)
    {
        var (bytes, _) = GzipContent.Is(raw.Span) ? GzipContent.Unpack(raw, DocumentReader.MaximumLength) : (raw, null);
        if (Json.Read<RateDay>(bytes.Span) is { } day)
            await rates.AddAsync([day], cancellation);
    }

    private async Task<WorkOutcome> FailAsync(DocumentMessage message, string reason, CancellationToken cancellation)
    {
        await coverage.FailAsync(message, reason, cancellation);
        Diagnostics.DocumentsFailed.Count("source", message.Item.Source);
        return WorkOutcome.Failed($"{message.Item.Source}/{message.Item.ExternalId}: {reason}");
    }
}
