namespace ChipWatch.Notify;

/// <summary>Who gets a digest, of what, and when; the blob <c>subscribers/{id}.json</c>.</summary>
public sealed record Subscriber
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Names blobs: letters, digits, dash, underscore.</summary>
    public required string Id { get; init; }
    public required string Email { get; init; }

    /// <summary><c>en</c> or <c>zh</c>: the language of the frame; quotes stay in the language they were written in.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Kinds of claims wanted; empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Register ids; empty for all companies.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];

    /// <summary>Hour of the day, 0–23, in <see cref="TimeZone"/>.</summary>
    public int Hour { get; init; } = 7;

    /// <summary>IANA zone.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>Signals below it are left out.</summary>
    public double MinConfidence { get; init; } = 0.4;

    /// <summary>Whether a day without news is a mail that says so; otherwise it is no mail.</summary>
    public bool QuietNote { get; init; }
    public bool Active { get; init; } = true;

    /// <summary>What is wrong with it, one line each.</summary>
    public IEnumerable<string> Faults()
    {
        if (Id.Length is 0 or > 64 || !Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            yield return $"subscriber id '{Id}' is not 1 to 64 letters, digits, dashes or underscores";
        if (!System.Net.Mail.MailAddress.TryCreate(Email, out _))
            yield return $"subscriber {Id}: '{Email}' is no mail address";
        if (Language is not ("en" or "zh"))
            yield return $"subscriber {Id}: language '{Language}' is neither en nor zh";
        if (Hour is < 0 or > 23)
            yield return $"subscriber {Id}: the hour is 0 to 23";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return $"subscriber {Id}: '{TimeZone}' is no IANA time zone";
        if (MinConfidence is < 0 or > 1)
            yield return $"subscriber {Id}: minConfidence is 0 to 1";
    }

    /// <summary>Whether the hour that begins at <paramref name="utcHour"/> is theirs; daylight saving is the zone's business.</summary>
    public bool IsDueAt(DateTimeOffset utcHour) =>
        TimeZoneInfo.ConvertTime(utcHour, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)) is var local && local.Hour == Hour;

    public bool Wants(Signal signal) =>
        signal.Confidence >= MinConfidence
        && (Kinds.Count == 0 || Kinds.Contains(signal.Current.Kind))
        && (Companies.Count == 0 || SignalParties.Ids(signal.Current).Any(Companies.Contains));
}
