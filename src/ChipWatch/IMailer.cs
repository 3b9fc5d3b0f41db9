namespace ChipWatch;

/// <summary>One mail to one person. <see cref="Id"/> is ours and the same for every attempt at the same mail.</summary>
public sealed record Mail(string Id, string From, string To, string Subject, string Html, string Text)
{
    /// <summary>Extra headers such as <c>List-Unsubscribe</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

public enum MailOutcome
{
    /// <summary>The provider took it.</summary>
    Accepted,

    /// <summary>Try again, after <see cref="MailReceipt.RetryAfter"/> where given (429, 503, time-out).</summary>
    Deferred,

    /// <summary>Will never go through as it is (bad address, bad key): says why.</summary>
    Rejected,
}

/// <param name="ProviderId">The provider's own message id, or the outbox file's name.</param>
public sealed record MailReceipt(MailOutcome Outcome, string? ProviderId = null, TimeSpan? RetryAfter = null, string? Reason = null);

/// <summary>Hands one mail to a provider. Expected failures are outcomes; only bugs throw.</summary>
public interface IMailer
{
    Task<MailReceipt> SendAsync(Mail mail, CancellationToken cancellation = default);
}
