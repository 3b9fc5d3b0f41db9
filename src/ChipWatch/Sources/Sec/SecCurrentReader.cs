using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources.Sec;

/// <param name="Form">The form; its amendments (<c>/A</c>) come along. The service takes it for a prefix, so entries are filtered again.</param>
/// <param name="Pages">Pages of 100 that one poll reads at most.</param>
internal sealed record SecCurrentSettings(string Form, int Pages = 5);

/// <summary>EDGAR's latest filings of one form, as Atom: one entry a role, so one filing may stand there several times.</summary>
public sealed partial class SecCurrentReader : ISourceReader
{
    private const int PageSize = 100;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public string Name => "sec-current";

    public IReadOnlyList<string> Check(Source source) => SettingsCheck.Of<SecCurrentSettings>(source, s =>
        string.IsNullOrWhiteSpace(s.Form) ? ["settings.form is missing: one of 8-K, 10-Q, 6-K, F-1, …"] : []);

    /// <summary>The list has no past; the daily index has.</summary>
    public SourceRequest? First(Source source, ListQuery query) =>
        query.IsRange ? null : Request(source, ListSettings.Of<SecCurrentSettings>(source), 0);

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        var settings = ListSettings.Of<SecCurrentSettings>(source);
        if (query.Page > 0 && response.Status == 503)
            return new([]); // past the end it answers 503
        if (Refusals.Of(response) is { } refusal)
            return refusal;
        if (Feed(response) is not { } feed)
            return Refusals.NotTheShape(response, BodyText.Of(response), "EDGAR's Atom feed");

        var page = new PageAssembly(source, query);
        var entries = feed.Elements(Atom + "entry").ToList();
        foreach (var filing in entries.Select(Entry.Of).GroupBy(e => e.Accession))
            if (filing.Key is null)
                foreach (var broken in filing)
                    page.Add(null, $"an entry without accession number: '{broken.Title}'");
            else if (filing.First().Form is { } form && (form == settings.Form || form == settings.Form + "/A"))
                page.Add(new(Item(source, [.. filing])), null);
            else
                page.Pass(filing.Key); // F-10 where F-1 was asked for: a page of nothing else is not the end
        var next = entries.Count >= PageSize && query.Page + 1 < settings.Pages ? Request(source, settings, query.Page + 1) : null;
        return page.Page(null, next);
    }

    private static SourceRequest Request(Source source, SecCurrentSettings settings, int page) => new(new(string.Create(
        CultureInfo.InvariantCulture,
        $"{source.Url.OriginalString}?action=getcurrent&type={Uri.EscapeDataString(settings.Form)}&company=&dateb=&owner=include&start={page * PageSize}&count={PageSize}&output=atom")));

    private static XElement? Feed(SourceResponse response)
    {
        try
        {
            // the bytes, since the declaration (ISO-8859-1) is right and the header says nothing
            using var xml = XmlReader.Create(new MemoryStream(response.Body.ToArray()), new() { DtdProcessing = DtdProcessing.Ignore });
            return XDocument.Load(xml).Root is { } root && root.Name == Atom + "feed" ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static Item Item(Source source, IReadOnlyList<Entry> roles)
    {
        var filer = roles.FirstOrDefault(r => r.Role is "Filer" or "Subject" or "Issuer") ?? roles[0];
        Published? published = filer.Updated is { } updated ? Published.Of(updated, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone)) : null;
        var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["form"] = filer.Form!, ["cik"] = string.Join(' ', roles.Select(r => r.Cik).Distinct()) };
        if (filer.Items is { } items)
            facts["items"] = items;
        return new(source.Id, filer.Accession!, $"{filer.Form} - {filer.Company}{(filer.Items is null ? "" : $": {filer.Items}")}")
        {
            Link = SecArchive.Index(filer.Cik, filer.Accession!),
            Document = SecArchive.Submission(filer.Cik, filer.Accession!),
            PublishedOn = published?.On,
            PublishedAt = published?.At,
            Language = source.Language,
            Filer = new(filer.Company),
            Facts = facts,
        };
    }

    private sealed record Entry(string? Accession, string Title, string? Form, string Company, string Cik, string Role, DateTimeOffset? Updated, string? Items)
    {
        public static Entry Of(XElement entry)
        {
            var title = (string?)entry.Element(Atom + "title") ?? "";
            var named = TitleParts().Match(title);
            var accession = AccessionNumber().Match((string?)entry.Element(Atom + "id") ?? "");
            var items = ItemLines().Matches((string?)entry.Element(Atom + "summary") ?? "").Select(m => m.Groups["item"].Value);
            return new(
                accession.Success && named.Success ? accession.Value : null,
                title,
                (string?)entry.Element(Atom + "category")?.Attribute("term"),
                named.Groups["company"].Value,
                named.Groups["cik"].Value,
                named.Groups["role"].Value,
                DateTimeOffset.TryParse((string?)entry.Element(Atom + "updated"), CultureInfo.InvariantCulture, out var updated) ? updated : null,
                string.Join(", ", items.Distinct()) is { Length: > 0 } joined ? joined : null);
        }
    }

    [GeneratedRegex(@"^(?<form>.+?) - (?<company>.+) \((?<cik>\d{10})\) \((?<role>[^)]+)\)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TitleParts();

    [GeneratedRegex(@"\d{10}-\d{2}-\d{6}", RegexOptions.NonBacktracking)]
    private static partial Regex AccessionNumber();

    [GeneratedRegex(@"Item (?<item>\d\.\d{2})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ItemLines();
}
