using System.Globalization;
using System.Text.Json.Serialization;

namespace ChipWatch;

/// <summary>
/// What goes through the queues: pointers, never bodies, under 48 KiB. The wire name and version are explicit, so that
/// renaming a class strands no message.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CollectMessage), "collect.v1")]
[JsonDerivedType(typeof(DocumentMessage), "document.v1")]
[JsonDerivedType(typeof(DigestMessage), "digest.v1")]
[JsonDerivedType(typeof(BackfillMessage), "backfill.v1")]
public abstract record WorkMessage
{
    /// <summary>How often the message was put back with a delay (429, 503, no rate tokens); not the queue's dequeue count.</summary>
    public int Deferred { get; init; }

    [JsonIgnore]
    public abstract string Queue { get; }

    /// <summary>What it is about, for people: a source, an item, a subscriber's window, a slice.</summary>
    [JsonIgnore]
    public abstract string Subject { get; }
}

/// <summary>Poll one source now.</summary>
public sealed record CollectMessage(string Source) : WorkMessage
{
    /// <summary>The slot of the schedule that it fills, or null when a person asked: a slot is polled once, however often it is delivered.</summary>
    public DateTimeOffset? Slot { get; init; }

    /// <summary>While it lasts the source's hosts are this poll's alone, or null: then it takes a token for each block of requests.</summary>
    public HostWindow? Window { get; init; }

    /// <summary>A past day, in the source's zone, whose completeness is to be checked instead of polling.</summary>
    public DateOnly? Reconcile { get; init; }
    public override string Queue => Queues.Collect;
    public override string Subject => Source;
}

/// <summary>A time that the schedule keeps free on a source's hosts for one poll.</summary>
public sealed record HostWindow(DateTimeOffset From, DateTimeOffset Until);

/// <summary>Read, extract and reconcile one captured item.</summary>
public sealed record DocumentMessage(Item Item, Capture Capture) : WorkMessage
{
    /// <summary>Month of the item's first listing; names the blobs and never changes.</summary>
    public required string Month { get; init; }
    public int Revision { get; init; }

    /// <summary>The backfill that brought it, or null; its signals mail nobody unless the backfill asked.</summary>
    public string? Backfill { get; init; }
    public override string Queue => Queues.Documents;
    public override string Subject => $"{Item.Source}/{Item.ExternalId}";
}

/// <summary>Compose and send one subscriber's digest for the window that ends at <paramref name="WindowEnd"/>.</summary>
public sealed record DigestMessage(string SubscriberId, DateTimeOffset WindowEnd) : WorkMessage
{
    public override string Queue => Queues.Digests;
    public override string Subject => string.Create(CultureInfo.InvariantCulture, $"{SubscriberId} {WindowEnd:u}");
}

/// <summary>Run one slice of a backfill.</summary>
public sealed record BackfillMessage(string BackfillId, int Slice) : WorkMessage
{
    /// <summary>Which start of the backfill sent it: a later start takes over, and messages of earlier ones end.</summary>
    public int Start { get; init; }
    public override string Queue => Queues.Backfills;
    public override string Subject => string.Create(CultureInfo.InvariantCulture, $"{BackfillId} slice {Slice}");
}

public static class Queues
{
    public const string Collect = "collect";
    public const string Documents = "documents";
    public const string Digests = "digests";
    public const string Backfills = "backfills";
    public const string PoisonSuffix = "-poison";

    public static IReadOnlyList<string> All { get; } = [Collect, Documents, Digests, Backfills];
}
