namespace ChipWatch.Sources.Listing;

/// <summary>Collects the rows of one page: one item an id, what is outside the asked days or the field counted as skipped.</summary>
internal sealed class PageAssembly(Source source, ListQuery query)
{
    private readonly Dictionary<string, ListedItem> _items = new(StringComparer.Ordinal);
    private readonly HashSet<string> _skipped = new(StringComparer.Ordinal);
    private readonly List<string> _reasons = [];
    private int _unreadable;

    /// <summary>Rows as they stood, doubles too.</summary>
    public int Raw { get; private set; }

    /// <summary>The earliest day seen, kept or not.</summary>
    public DateOnly? Oldest { get; private set; }

    public void Add(ListedItem? listed, string? reason)
    {
        Raw++;
        if (reason is not null)
            _reasons.Add(reason);
        if (listed is null)
        {
            _unreadable++;
            return;
        }

        var on = listed.Item.PublishedOn;
        Oldest = on < (Oldest ?? DateOnly.MaxValue) ? on : Oldest;
        if ((query.IsRange && (on < query.From || on > (query.To ?? query.From))) || (source.Watch && !Sources.Watch.Default.Sees(listed)))
            Skip(listed.Item.ExternalId);
        else if (_items.TryAdd(listed.Item.ExternalId, listed))
            _skipped.Remove(listed.Item.ExternalId); // of two filers of one filing, one may be of the field
    }

    /// <summary>A row that stands on the page and is not what the source lists.</summary>
    public void Pass(string id)
    {
        Raw++;
        Skip(id);
    }

    private void Skip(string id)
    {
        if (!_items.ContainsKey(id))
            _skipped.Add(id);
    }

    /// <summary>Why rows of the query stay unread.</summary>
    public void Lacks(string reason) => _reasons.Add(reason);

    /// <summary>Whether a list that is sorted newest first has gone past the asked range.</summary>
    public bool PastRange => query.IsRange && Oldest < query.From;

    public ListPage Page(int? total = null, SourceRequest? next = null) => new([.. _items.Values])
    {
        DeclaredTotal = total,
        Rows = _items.Count + _skipped.Count + _unreadable,
        Doubles = Raw - _items.Count - _skipped.Count - _unreadable,
        Skipped = _skipped.Count,
        SkippedIds = [.. _skipped],
        Next = next,
        Reasons = _reasons,
        Problem = _unreadable > 0 && _unreadable == Raw ? ListProblem.Malformed : null,
    };
}
