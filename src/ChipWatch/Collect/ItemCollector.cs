using System.Globalization;
using ChipWatch.Collect.Http;
using ChipWatch.Collect.Rates;
using ChipWatch.Collect.State;
using ChipWatch.Sources;

namespace ChipWatch.Collect;

/// <summary>One item from listing to queue: fetch, capture, message. In that order, so that a kill loses nothing and a rerun changes nothing.</summary>
internal sealed class ItemCollector(SourceHttp http, IBlobStore store, IWorkQueue queue, TimeProvider clock)
{
    /// <param name="origin">What is known of the entry before the bytes are; a capture in it makes other bytes a revision.</param>
    /// <param name="recheck">The bytes may have been at fault: the same again are no news.</param>
    /// <returns>The entry for the ledger, or why there is none.</returns>
    public async Task<(LedgerEntry? Entry, FetchResult? Failure)> CollectAsync(Source source, ISourceReader reader, ListedItem listed, LedgerEntry origin, HostPass pass, int deferred, bool recheck = false, CancellationToken cancellation = default)
    {
        CapturedBody body;
        string? doubt = null;
        if (listed.Content is { } content)
        {
            body = CaptureStream.Of(content.Span, listed.MediaType ?? "application/octet-stream", "utf-8", listed.Item.Link ?? source.Url, clock.GetUtcNow());
        }
        else
        {
            if (reader.Detail(source, listed.Item) is not { } request)
                return (null, new(FetchStatus.Rejected, $"the list of {source.Id} carries no content for '{listed.Item.ExternalId}' and names no address for it"));
            var fetched = await http.CaptureAsync(request, pass, deferred, cancellation);
            if (fetched.Body is null)
                return (null, fetched);
            (body, doubt) = (fetched.Body, fetched.Doubt);
        }

        await StoreAsync(body, origin.Item, cancellation);
        var changed = origin.Capture is { } before && before.Sha256 != body.Capture.Sha256;
        var entry = origin with { Capture = body.Capture, Revision = changed ? origin.Revision + 1 : origin.Revision, Failure = null, Doubt = doubt, Rechecked = origin.Capture is not null };
        if (recheck && !changed)
            return (entry, null);
        try
        {
            await queue.SendAsync(entry.Message()!, cancellation: cancellation);
        }
        catch (ArgumentException e)
        {
            return (null, new(FetchStatus.TooLarge, e.Message));
        }

        return (entry, null);
    }

    private Task StoreAsync(CapturedBody body, Item item, CancellationToken cancellation)
    {
        var capture = body.Capture;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["source"] = item.Source,
            ["item"] = item.ExternalId,
            ["url"] = capture.Url.AbsoluteUri,
            ["mediatype"] = capture.MediaType,
            ["fetched"] = capture.FetchedAt.ToString("O", CultureInfo.InvariantCulture),
        };
        if (capture.Charset is { } charset)
            metadata["charset"] = charset;
        return store.WriteAsync(Containers.RawOf(capture.Sha256), body.Gzip, WriteCondition.New, new() { ContentType = capture.MediaType, ContentEncoding = "gzip", Metadata = metadata }, cancellation);
    }
}
