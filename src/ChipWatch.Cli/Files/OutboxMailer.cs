using MimeKit;

namespace ChipWatch.Cli.Files;

/// <summary>Mail as <c>{outbox}/{mail id}.eml</c>, which every mail program opens, and its HTML beside it for a browser. The id names the file: the same mail is there once.</summary>
internal sealed class OutboxMailer(string outbox, TimeProvider clock) : IMailer
{
    public bool Idempotent => true;

    public async Task<MailReceipt> SendAsync(Mail mail, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (mail.Fault() is { } fault)
            return new(MailOutcome.Rejected, Reason: fault);
        Directory.CreateDirectory(outbox);
        var name = string.Concat(mail.Id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_')) + ".eml";
        var path = Path.Combine(outbox, name);
        if (File.Exists(path))
            return new(MailOutcome.Accepted, name);
        using var message = Compose(mail);
        var draft = $"{path}.{Guid.NewGuid():n}.draft";
        await File.WriteAllTextAsync(draft, mail.Html, cancellation);
        File.Move(draft, Path.ChangeExtension(path, ".html"), overwrite: true);
        await using (var file = File.Create(draft))
            await message.WriteToAsync(file, cancellation);
        File.Move(draft, path, overwrite: true);
        return new(MailOutcome.Accepted, name);
    }

    private MimeMessage Compose(Mail mail)
    {
        var message = new MimeMessage([MailboxAddress.Parse(mail.From)], [MailboxAddress.Parse(mail.To)], mail.Subject, new BodyBuilder { HtmlBody = mail.Html, TextBody = mail.Text }.ToMessageBody())
        {
            Date = clock.GetUtcNow(),
            MessageId = $"{mail.Id}@chipwatch.invalid",
        };
        foreach (var (name, value) in mail.Headers)
            message.Headers.Replace(name, value);
        return message;
    }
}
