namespace ChipWatch.Read.Feeds;

/// <summary>A feed of any format, read as far as it goes.</summary>
/// <param name="Title">Plain text; empty when it has none.</param>
/// <param name="Entries">In the feed's order.</param>
public sealed record FeedDocument(string Title, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary><c>rss20</c>, <c>rss10</c>, <c>rss</c>, <c>atom10</c>, <c>atom03</c>, <c>cdf</c>; empty when it is no feed.</summary>
    public string Format { get; init; } = "";
    public string? Link { get; init; }

    /// <summary>Plain text of description, subtitle or tagline.</summary>
    public string? Description { get; init; }
    public string? Language { get; init; }

    /// <summary>What is wrong with it: not well-formed (what could be saved stands in the entries), or no feed at all. Null when nothing is.</summary>
    public string? Problem { get; init; }
}

/// <summary>One entry. Authors are left out on reading.</summary>
/// <param name="Id">guid, id, rdf:about, or else the link: the publisher's own key; empty when there is none of them.</param>
/// <param name="Title">Plain text.</param>
public sealed record FeedEntry(string Id, string Title)
{
    /// <summary>Absolute where the feed says against what to resolve it.</summary>
    public string? Link { get; init; }

    /// <summary>Plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>Full content as HTML, where the feed carries it.</summary>
    public string? Content { get; init; }

    /// <summary>First publication, or the last update when only that is given; null when only the day is known or nothing.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Its day in the zone that was asked for.</summary>
    public DateOnly? PublishedOn { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }
    public string? Language { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];
}
