using System.Globalization;
using Microsoft.Extensions.Logging;

namespace ChipWatch.Notify;

/// <summary>
/// Sends one subscriber's digest for one window, at most once. The intent is written before the provider is called and the outcome
/// after it; a repeated message finds the outcome and does nothing.
/// </summary>
public sealed partial class DigestSender(IBlobStore store, IWorkQueue queue, IMailer mailer, SubscriberBook book, DigestWindow window, DigestComposer composer, TimeProvider clock, ILogger<DigestSender> log)
{
    /// <summary>No provider takes longer; an intent older than this was interrupted.</summary>
    private static readonly TimeSpan AttemptLasts = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(6);

    public async Task<WorkOutcome> SendAsync(DigestMessage message, CancellationToken cancellation = default)
    {
        if (await book.FindAsync(message.SubscriberId, cancellation) is not { Active: true } subscriber)
            return WorkOutcome.Done;

        var name = DigestReceipt.BlobOf(subscriber.Id, message.WindowEnd);
        var read = await store.ReadJsonAsync<DigestReceipt>(name, cancellation);
        if (read?.Value is { IsFinal: true })
            return WorkOutcome.Done;
        if (read?.Value is { } interrupted && !mailer.Idempotent)
            return await SettleAsync(message, name, interrupted, read.Value.Blob, cancellation);

        var content = await window.ReadAsync(subscriber, message.WindowEnd, cancellation);
        var intent = new DigestReceipt
        {
            SubscriberId = subscriber.Id,
            WindowStart = content.Start,
            WindowEnd = message.WindowEnd,
            MailId = $"digest-{DocumentId.Hash(subscriber.Id, message.WindowEnd.ToString("O", CultureInfo.InvariantCulture))}",
            AttemptedAt = clock.GetUtcNow(),
            Signals = [.. content.Changes.Select(c => c.Name)],
        };
        if (content.Changes.Count == 0 && !subscriber.QuietNote)
            return await FinishAsync(name, intent with { State = DigestState.Empty }, WriteCondition.SinceRead(read?.Blob), cancellation);

        // A first window has no beginning on record: without one, a mail that fails now would fall out of the next window.
        await window.AdvanceAsync(subscriber.Id, content.Start, cancellation);
        var etag = await store.WriteAsync(name, Json.WriteBytes(intent), WriteCondition.SinceRead(read?.Blob), cancellation: cancellation);
        if (etag is null)
            return await DeferAsync(message, AttemptLasts, "another host sends it", cancellation);

        var receipt = await mailer.SendAsync(composer.Compose(subscriber, content, intent.MailId), cancellation);
        switch (receipt.Outcome)
        {
            case MailOutcome.Accepted:
                return await FinishAsync(name, intent with { State = DigestState.Accepted, ProviderId = receipt.ProviderId }, WriteCondition.Matches(etag), cancellation);
            case MailOutcome.Rejected:
                LogRejected(subscriber.Id, receipt.Reason);
                await FinishAsync(name, intent with { State = DigestState.Rejected, Reason = receipt.Reason }, WriteCondition.Matches(etag), cancellation);
                return WorkOutcome.Failed($"the digest for {subscriber.Id} was rejected: {receipt.Reason}");
            case MailOutcome.Unknown:
                LogUnconfirmed(intent.MailId, subscriber.Id);
                return await FinishAsync(name, intent with { State = DigestState.Unconfirmed, Reason = $"{receipt.Reason}; the next digest covers its window too" }, WriteCondition.Matches(etag), cancellation);
            default:
                // The provider said that it did not take it, so the intent may go and the message come again.
                await store.DeleteAsync(name, cancellation);
                return await DeferAsync(message, receipt.RetryAfter ?? TimeSpan.FromMinutes(Math.Pow(2, Math.Min(message.Deferred, 8))), receipt.Reason ?? "the provider asks to wait", cancellation);
        }
    }

    /// <summary>An intent without an outcome: still under way elsewhere, or interrupted.</summary>
    private async Task<WorkOutcome> SettleAsync(DigestMessage message, BlobName name, DigestReceipt intent, StoredBlob blob, CancellationToken cancellation)
    {
        var left = intent.AttemptedAt + AttemptLasts - clock.GetUtcNow();
        if (left > TimeSpan.Zero)
            return await DeferAsync(message, left, "another attempt is under way", cancellation);
        LogUnconfirmed(intent.MailId, intent.SubscriberId);
        var settled = intent with { State = DigestState.Unconfirmed, Reason = "interrupted while it was handed over; the next digest covers its window too" };
        await store.WriteJsonAsync(name, settled, WriteCondition.Matches(blob.ETag), cancellation);
        return WorkOutcome.Done;
    }

    private async Task<WorkOutcome> FinishAsync(BlobName name, DigestReceipt receipt, WriteCondition condition, CancellationToken cancellation)
    {
        await store.WriteJsonAsync(name, receipt, condition, cancellation);
        if (receipt.State is DigestState.Accepted or DigestState.Empty)
            await window.AdvanceAsync(receipt.SubscriberId, receipt.WindowEnd, cancellation);
        return WorkOutcome.Done;
    }

    private async Task<WorkOutcome> DeferAsync(DigestMessage message, TimeSpan delay, string reason, CancellationToken cancellation)
    {
        var wait = delay < LongestDelay ? delay : LongestDelay;
        await queue.SendAsync(message with { Deferred = message.Deferred + 1 }, wait, cancellation);
        return WorkOutcome.Deferred(wait, reason);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The digest for {Subscriber} was rejected: {Reason}")]
    private partial void LogRejected(string subscriber, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Mail} to {Subscriber} was interrupted while it was handed over; it is not sent again, its signals stand in the next digest")]
    private partial void LogUnconfirmed(string mail, string subscriber);
}
