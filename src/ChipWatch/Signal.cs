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
}

/// <summary>One document's claim for a signal.</summary>
/// <param name="Origin">Host or outlet that the wording comes from; equal for reprints.</param>
public sealed record SignalSupport(string DocumentId, string Source, string Title, Uri? Url, DateTimeOffset Published, string Origin, Claim Claim);

/// <param name="Until">When the values were replaced.</param>
/// <param name="ReplacedBy">The document that replaced them.</param>
public sealed record SignalRevision(int Version, Claim Values, DateTimeOffset Until, string? ReplacedBy);
