using System.Buffers;
using System.Net.Mail;

namespace ChipWatch;

/// <summary>One mail to one person. <see cref="Id"/> is ours and the same for every attempt at the same mail.</summary>
public sealed record Mail(string Id, string From, string To, string Subject, string Html, string Text)
{
    /// <summary>Extra headers such as <c>List-Unsubscribe</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    private static readonly SearchValues<string> Reserved = SearchValues.Create(
        ["From", "To", "Cc", "Bcc", "Reply-To", "Subject", "Date", "Message-ID", "Received", "DKIM-Signature", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "X-SG-ID", "X-SG-EID", "X-SMTPAPI"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Why no mailer takes this mail, or null: every adapter asks before it sends and rejects with this reason.</summary>
    public string? Fault()
    {
        if (!IsAddress(From))
            return $"the sender '{From}' is no mail address";
        if (!IsAddress(To))
            return $"the recipient '{To}' is no mail address";
        if (string.IsNullOrWhiteSpace(Subject) || HasLineBreak(Subject))
            return $"the subject of mail {Id} is empty or spans lines";
        if (string.IsNullOrWhiteSpace(Text) || string.IsNullOrWhiteSpace(Html))
            return $"mail {Id} lacks its plain text or its HTML";
        foreach (var (name, value) in Headers)
        {
            if (Reserved.Contains(name))
                return $"the header {name} of mail {Id} belongs to the mailer";
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || HasLineBreak(value))
                return $"the header '{name}' of mail {Id} is no header";
        }

        return null;
    }

    private static bool IsAddress(string address) =>
        !HasLineBreak(address) && MailAddress.TryCreate(address, out var parsed) && parsed.Address.Length <= 254;

    private static bool HasLineBreak(string text) => text.AsSpan().ContainsAny('\r', '\n', '\0');
}

public enum MailOutcome
{
    /// <summary>The provider took it.</summary>
    Accepted,

    /// <summary>It was certainly not taken: try again, after <see cref="MailReceipt.RetryAfter"/> where given (429, 503, no connection).</summary>
    Deferred,

    /// <summary>It was handed over and the answer was lost (time-out, broken connection, 502): a repeat might reach its reader twice.</summary>
    Unknown,

    /// <summary>Will never go through as it is (bad address, bad key): says why.</summary>
    Rejected,
}

/// <param name="ProviderId">The provider's own message id, or the outbox file's name.</param>
public sealed record MailReceipt(MailOutcome Outcome, string? ProviderId = null, TimeSpan? RetryAfter = null, string? Reason = null);

/// <summary>Hands one mail to a provider. Expected failures are outcomes; only bugs throw.</summary>
public interface IMailer
{
    /// <summary>Whether the same <see cref="Mail.Id"/> handed over twice reaches its reader once, so that an interrupted hand-over may be repeated.</summary>
    bool Idempotent => false;

    Task<MailReceipt> SendAsync(Mail mail, CancellationToken cancellation = default);
}
