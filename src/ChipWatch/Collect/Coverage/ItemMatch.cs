using System.Globalization;
using System.Text;

namespace ChipWatch.Collect.Coverage;

/// <summary>Whether two lists speak of one thing: same key, same document, or same ticker, day and title; of IPO lists, the same company.</summary>
/// <param name="byFiler">For lists with one row a company.</param>
internal sealed class ItemMatch(bool byFiler)
{
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    public void Add(Item item)
    {
        foreach (var key in KeysOf(item))
            keys.Add(key);
    }

    public bool Has(Item item) => KeysOf(item).Any(keys.Contains);

    private IEnumerable<string> KeysOf(Item item)
    {
        yield return "id " + item.ExternalId;
        if (item.Document is { } document)
            yield return "at " + document.Host + document.PathAndQuery;
        if (item.Ticker is { } ticker && item.PublishedOn is { } day)
            yield return string.Create(CultureInfo.InvariantCulture, $"of {ticker} {day:yyyy-MM-dd} {Bare(item.Title)}");
        if (byFiler && item.Filer is { } filer)
            yield return "by " + Bare(filer.Name);
    }

    /// <summary>Letters and digits alone, behind the short name that some lists put before a colon.</summary>
    private static string Bare(string title)
    {
        var colon = title.IndexOfAny(['：', ':']);
        var bare = new StringBuilder(title.Length);
        foreach (var letter in (colon is > 0 and < 12 ? title[(colon + 1)..] : title).Normalize(NormalizationForm.FormKC))
            if (char.IsLetterOrDigit(letter))
                bare.Append(char.ToLowerInvariant(letter));
        return bare.ToString();
    }
}

/// <summary>What a source lists at all, learnt from its ledger: a second list may cover more exchanges and more forms.</summary>
internal sealed class ItemScope
{
    private readonly HashSet<string> exchanges = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> forms = new(StringComparer.OrdinalIgnoreCase);

    public ItemScope(IEnumerable<Item> items)
    {
        foreach (var item in items)
        {
            Known = true;
            if (Exchange(item) is { } exchange)
                exchanges.Add(exchange);
            if (Form(item) is { } form)
                forms.Add(form);
        }
    }

    /// <summary>False while the source has listed nothing.</summary>
    public bool Known { get; }

    public bool Has(Item item) =>
        (exchanges.Count == 0 || Exchange(item) is not { } exchange || exchanges.Contains(exchange)) && (forms.Count == 0 || Form(item) is not { } form || forms.Contains(form));

    private static string? Exchange(Item item) => item.Ticker?.LastIndexOf('.') is { } dot and > 0 ? item.Ticker[(dot + 1)..] : null;

    private static string? Form(Item item) => item.Facts.GetValueOrDefault("form");
}
