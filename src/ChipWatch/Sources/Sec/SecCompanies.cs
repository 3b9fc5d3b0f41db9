using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources.Sec;

/// <summary>Lists that EDGAR keeps per company: one request each, one after the other.</summary>
/// <param name="Companies">Ten-digit CIK by ticker.</param>
/// <param name="Forms">Forms that are listed, amendments included.</param>
/// <param name="Days">Days back that a poll looks.</param>
internal sealed record SecCompanies(IReadOnlyDictionary<string, string> Companies, IReadOnlyList<string> Forms, int Days = 30)
{
    public IEnumerable<string> Mistakes()
    {
        if (Companies is null || Companies.Count == 0)
            yield return "settings.companies is missing: ten-digit CIKs by ticker";
        else if (Companies.Values.FirstOrDefault(c => c.Length != 10 || !c.All(char.IsAsciiDigit)) is { } cik)
            yield return $"settings.companies has '{cik}'; a CIK is written with ten digits";
        if (Forms is null or [])
            yield return "settings.forms is missing: the forms to list";
    }

    public SourceRequest First(Source source) => Request(source, Companies.Values.First());

    /// <summary>The next company's list, or null after the last.</summary>
    public SourceRequest? Next(Source source, SourceRequest request)
    {
        var all = Companies.Values.ToList();
        var at = all.IndexOf(CikOf(request.Url) ?? "");
        return at >= 0 && at + 1 < all.Count ? Request(source, all[at + 1]) : null;
    }

    /// <summary>The company that an address asks for.</summary>
    public string? CikOf(Uri url) => Companies.Values.FirstOrDefault(c => url.AbsolutePath.Contains(c, StringComparison.Ordinal));

    /// <summary>A company's ticker with its suffix.</summary>
    public string? Ticker(string cik) => Companies.FirstOrDefault(c => c.Value == cik).Key is { } ticker ? ticker + ".US" : null;

    public bool Wants(string form) => Forms.Contains(form.Replace("/A", "", StringComparison.Ordinal));

    /// <summary>The query, with a poll's days written out.</summary>
    public ListQuery Bounded(ListQuery query) =>
        query.IsRange ? query : query with { From = DateOnly.FromDateTime(query.Now.UtcDateTime).AddDays(-Days), To = DateOnly.FromDateTime(query.Now.UtcDateTime).AddDays(1) };

    private static SourceRequest Request(Source source, string cik) =>
        new(new Uri(source.Url.OriginalString.Replace("0000000000", cik, StringComparison.Ordinal)));

    public static SecCompanies Of(Source source) => ListSettings.Of<SecCompanies>(source);
}
