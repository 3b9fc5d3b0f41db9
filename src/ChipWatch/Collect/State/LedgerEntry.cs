namespace ChipWatch.Collect.State;

/// <summary>What became of an item: captured, or given up with a reason.</summary>
public sealed record LedgerEntry(Item Item)
{
    /// <summary>Month that names its blobs; never changes.</summary>
    public required string Month { get; init; }
    public required DateTimeOffset ListedAt { get; init; }
    public Capture? Capture { get; init; }
    public int Revision { get; init; }

    /// <summary>Why it could not be captured, or null.</summary>
    public string? Failure { get; init; }
    public string? Backfill { get; init; }

    /// <summary>Why the capture may not be the whole, or null.</summary>
    public string? Doubt { get; init; }

    /// <summary>Fetched a second time: what is still unreadable or doubtful is so at the source.</summary>
    public bool Rechecked { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public string Id => DocumentId.Of(Item.Source, Item.ExternalId);

    /// <summary>The message that has it read.</summary>
    public DocumentMessage? Message() => Capture is null ? null : new(Item, Capture) { Month = Month, Revision = Revision, Backfill = Backfill };

    /// <summary>Of two accounts of one item: the later revision, a capture over a failure, of the same bytes the later fetch, the first account otherwise.</summary>
    public static LedgerEntry Better(LedgerEntry first, LedgerEntry second)
    {
        var winner = (first.Capture, second.Capture) switch
        {
            (_, null) => first,
            (null, _) => second,
            _ when second.Revision != first.Revision => second.Revision > first.Revision ? second : first,
            var (old, young) => young.Sha256 == old.Sha256 && young.FetchedAt > old.FetchedAt ? second : first,
        };
        return winner with { Month = first.Month, ListedAt = first.ListedAt < second.ListedAt ? first.ListedAt : second.ListedAt };
    }
}

/// <summary>An item that was listed and is not captured yet.</summary>
/// <param name="Due">When it is tried again.</param>
public sealed record OpenItem(Item Item, string Month, DateTimeOffset ListedAt, DateTimeOffset Due, int Attempts = 0, string? Reason = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public string Id => DocumentId.Of(Item.Source, Item.ExternalId);
}
