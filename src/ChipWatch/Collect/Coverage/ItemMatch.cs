using System.Globalization;
using System.Text;

namespace ChipWatch.Collect.Coverage;

/// <summary>Whether two lists speak of one thing: same key, same document, or same ticker, day and title.</summary>
internal sealed class ItemMatch
{
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    public void Add(Item item)
    {
        foreach (var key in KeysOf(item))
            keys.Add(key);
    }

    public bool Has(Item item) => KeysOf(item).Any(keys.Contains);

    private static IEnumerable<string> KeysOf(Item item)
    {
        yield return "id " + item.ExternalId;
        if (item.Document is { } document)
            yield return "at " + document.Host + document.PathAndQuery;
        if (item.Ticker is { } ticker && item.PublishedOn is { } day)
            yield return string.Create(CultureInfo.InvariantCulture, $"of {ticker} {day:yyyy-MM-dd} {Bare(item.Title)}");
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
