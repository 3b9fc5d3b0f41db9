namespace ChipWatch;

/// <summary>One thing in the world, backed by claims from one or more independent origins.</summary>
public sealed record Signal
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary><c>hash(kind, blocking key)</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Counts up with every change that a subscriber would be told of.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What identifies the event: company, metric, period … as text.</summary>
    public required string Key { get; init; }

    /// <summary>The current values: the claim of the most trusted, latest statement.</summary>
    public required Claim Current { get; init; }
    public required IReadOnlyList<SignalSupport> Support { get; init; }

    /// <summary>Earlier values, oldest first, when a restatement or correction replaced them.</summary>
    public IReadOnlyList<SignalRevision> History { get; init; } = [];

    /// <summary>Earliest publication among the support: when it became known, not when it was collected.</summary>
    public DateTimeOffset FirstPublished { get; init; }
    public DateTimeOffset LastChanged { get; init; }

    /// <summary>Independent origins: reprints of one text count once.</summary>
    public int Origins { get; init; } = 1;

    /// <summary>Standing of the statement that <see cref="Current"/> comes from.</summary>
    public Standing Standing { get; init; } = Standing.News;

    /// <summary>0..1, of the support together: independent origins raise it, a rumour or a contradiction lowers it.</summary>
    public double Confidence { get; init; }

    /// <summary>Values that contradict <see cref="Current"/> and were replaced by nothing: still said by somebody.</summary>
    public IReadOnlyList<Claim> Disputed { get; init; } = [];

    /// <summary>What made the present version.</summary>
    public ChangeReason Reason { get; init; } = ChangeReason.New;
}

/// <summary>How much a statement weighs: an official document, an outlet, hearsay.</summary>
public enum Standing { Rumour, News, Filing }

public enum ChangeReason
{
    New,

    /// <summary>Another value, said later or with more weight.</summary>
    Restated,

    /// <summary>Another value, said to correct the former.</summary>
    Corrected,

    /// <summary>The same event went on: forecast to result, candidate to award.</summary>
    Progressed,

    /// <summary>A rumour that somebody vouches for now.</summary>
    Confirmed,
}

/// <summary>One document's claim for a signal.</summary>
/// <param name="Origin">Host or outlet that the wording comes from; equal for reprints.</param>
public sealed record SignalSupport(string DocumentId, string Source, string Title, Uri? Url, DateTimeOffset Published, string Origin, Claim Claim)
{
    /// <summary>The document's revision; a later one of the same document takes the earlier one's place.</summary>
    public int Revision { get; init; }
    public Standing Standing { get; init; } = Standing.News;

    /// <summary>The document leaves open which event it means; that it is this one follows from what others tell.</summary>
    public bool Open { get; init; }

    /// <summary>Fingerprint of the wording around the evidence, which tells reprints.</summary>
    public IReadOnlyList<uint> Wording { get; init; } = [];
}

/// <param name="Until">When the values were replaced.</param>
/// <param name="ReplacedBy">The document that replaced them.</param>
public sealed record SignalRevision(int Version, Claim Values, DateTimeOffset Until, string? ReplacedBy);
