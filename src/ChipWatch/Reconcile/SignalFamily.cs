namespace ChipWatch.Reconcile;

/// <summary>
/// All that is told of one subject where some documents leave open which of its events they mean: a revenue without its period,
/// a listing without its exchange, an award without its buyer. The blob <c>index/family/{kind}/{hash}.json</c>. Where an open
/// statement belongs follows from the family as a whole, so that it does not matter what was heard first.
/// </summary>
public sealed record SignalFamily
{
    public const int CurrentSchema = 1;
    private const int MostOpen = 100;
    private const int MostTold = 400;

    public int Schema { get; init; } = CurrentSchema;
    public required string Key { get; init; }

    /// <summary>What is told in full, each event and value once.</summary>
    public IReadOnlyList<ToldEvent> Told { get; init; } = [];
    public IReadOnlyList<OpenStatement> Open { get; init; } = [];

    public static BlobName BlobOf(string kind, string key)
    {
        var id = DocumentId.Hash(kind, key);
        return new(Containers.Index, $"family/{kind}/{id[..2]}/{id}.json");
    }

    /// <returns>The same family when it knows that already.</returns>
    internal SignalFamily With(ToldEvent told)
    {
        var known = Told.FirstOrDefault(t => t.Key == told.Key && Same(t.Value, told.Value));
        if (known is not null && known.Published <= told.Published)
            return this;
        var all = Told.Where(t => t != known).Append(told);
        return this with { Told = [.. all.OrderByDescending(t => t.Published).ThenBy(t => t.Key, StringComparer.Ordinal).ThenBy(t => Json.Write(t.Value), StringComparer.Ordinal).Take(MostTold)] };
    }

    /// <inheritdoc cref="With(ToldEvent)"/>
    internal SignalFamily With(OpenStatement statement)
    {
        if (Open.Any(o => o.Key == statement.Key && Json.Write(o.Support) == Json.Write(statement.Support)))
            return this;
        var others = Open.Where(o => o.Key != statement.Key || o.Support.DocumentId != statement.Support.DocumentId || o.Support.Revision != statement.Support.Revision);
        return this with { Open = [.. others.Append(statement).OrderByDescending(o => o.Support.Published).ThenBy(o => o.Support.DocumentId, StringComparer.Ordinal).ThenBy(o => o.Support.Revision).ThenBy(o => o.Key, StringComparer.Ordinal).Take(MostOpen)] };
    }

    /// <summary>Open statements that belong to the event of that key.</summary>
    internal IEnumerable<SignalSupport> OpenOf(string key) => Open.Where(o => HomeOf(o) == key).Select(o => o.Support);

    /// <summary>Every key that an open statement may stand under, now or after more is told.</summary>
    internal IEnumerable<string> Homes(OpenStatement statement) => Told.Where(t => EventFrame.Fits(statement.Support, t)).Select(t => t.Key).Append(statement.Key).Distinct(StringComparer.Ordinal);

    /// <summary>The same of all statements that an event may draw to itself.</summary>
    internal IEnumerable<string> Homes(ToldEvent told) => Open.Where(o => EventFrame.Fits(o.Support, told)).SelectMany(Homes).Append(told.Key).Distinct(StringComparer.Ordinal);

    private string HomeOf(OpenStatement statement) =>
        Told.Where(t => EventFrame.Fits(statement.Support, t)).OrderBy(t => EventFrame.Distance(statement.Support, t)).ThenBy(t => t.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? statement.Key;

    private static bool Same(Claim a, Claim b) => Json.Write(a) == Json.Write(b);
}

/// <param name="Value">What is compared of a claim, without its evidence.</param>
/// <param name="Published">The earliest statement of it.</param>
public sealed record ToldEvent(string Key, Claim Value, DateTimeOffset Published);

/// <param name="Key">Of the signal that the statement makes while nothing told fits it.</param>
public sealed record OpenStatement(string Key, SignalSupport Support);
