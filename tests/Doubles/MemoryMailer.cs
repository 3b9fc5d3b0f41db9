using System.Collections.Concurrent;

namespace ChipWatch.Doubles;

/// <summary>Mails in memory; <see cref="Next"/> decides what the provider answers.</summary>
public sealed class MemoryMailer : IMailer
{
    public ConcurrentQueue<Mail> Sent { get; } = new();

    public Func<Mail, MailReceipt> Next { get; set; } = mail => new(MailOutcome.Accepted, mail.Id);

    public Task<MailReceipt> SendAsync(Mail mail, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<MailReceipt>(cancellation);
        var receipt = mail.Fault() is { } fault ? new(MailOutcome.Rejected, Reason: fault) : Next(mail);
        if (receipt.Outcome == MailOutcome.Accepted)
            Sent.Enqueue(mail);
        return Task.FromResult(receipt);
    }
}
