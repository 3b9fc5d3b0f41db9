using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources.Archives;

/// <param name="Prefixes">Addresses whose archived pages are listed (<c>technode.com/2025/</c>).</param>
/// <param name="Pattern">What an article's address looks like; its first three groups, where it has them, are year, month and day.</param>
internal sealed record WaybackSettings(IReadOnlyList<string> Prefixes, string Pattern);

/// <summary>
/// The Wayback Machine's index: articles that a site no longer lists. A row has no title, so the words of the address stand in
/// until the page is read; the day is the address's own or that of the first capture.
/// </summary>
public sealed class WaybackReader : ISourceReader
{
    private const int Most = 5000;

    public string Name => "wayback";

    public IReadOnlyList<string> Check(Source source) => SettingsCheck.Of<WaybackSettings>(source, s =>
    {
        if (s.Prefixes is null or [] || s.Pattern is null)
            return ["settings.prefixes and settings.pattern are needed: whose pages, and what an article's address looks like"];
        _ = Article(s);
        return [];
    });

    public SourceRequest? First(Source source, ListQuery query)
    {
        var today = DateOnly.FromDateTime(query.Now.UtcDateTime);
        return Reach.Covers(source, query) ? Request(source, ListSettings.Of<WaybackSettings>(source).Prefixes[0], query.From ?? today.AddDays(-7), query.To ?? query.From ?? today) : null;
    }

    public SourceRequest? Detail(Source source, Item item) => item.Document is { } copy ? new(copy) : null;

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        if (JsonAnswer.Open(response, null, out var answer) is { } failed)
            return failed;
        using (answer)
        {
            if (answer.RootElement.ValueKind != JsonValueKind.Array)
                return ListPage.Failed(ListProblem.Malformed, "not the index's array of rows");
            var settings = ListSettings.Of<WaybackSettings>(source);
            var article = Article(settings);
            var page = new PageAssembly(source, query);
            foreach (var row in answer.RootElement.EnumerateArray().Skip(1).OrderBy(r => JsonPath.Text(r, "0"), StringComparer.Ordinal))
                if (JsonPath.Text(row, "1")?.Replace(":443/", "/", StringComparison.Ordinal).Replace(":80/", "/", StringComparison.Ordinal) is { } original && article.Match(original) is { Success: true } match)
                    page.Add(Listed(source, original, JsonPath.Text(row, "0") ?? "", match, out var reason), reason);
            var at = settings.Prefixes.ToList().FindIndex(p => request.Url.OriginalString.Contains($"url={Uri.EscapeDataString(p)}&", StringComparison.Ordinal));
            var next = at >= 0 && at + 1 < settings.Prefixes.Count ? request with { Url = new(request.Url.OriginalString.Replace($"url={Uri.EscapeDataString(settings.Prefixes[at])}&", $"url={Uri.EscapeDataString(settings.Prefixes[at + 1])}&", StringComparison.Ordinal)) } : null;
            if (answer.RootElement.GetArrayLength() > Most)
                page.Lacks(FormattableString.Invariant($"the index answered with {Most} rows, as many as were asked for: ask for fewer days"));
            return page.Page(null, next) with { NextIsAnotherList = true };
        }
    }

    private static ListedItem? Listed(Source source, string original, string stamp, Match match, out string? reason)
    {
        var address = new UriBuilder(original) { Scheme = "https", Port = -1, Query = "", Fragment = "" }.Uri;
        var day = match.Groups.Count > 3 && match.Groups[1].Success
            ? $"{match.Groups[1].Value}{match.Groups[2].Value}{match.Groups[3].Value}"
            : stamp[..Math.Min(8, stamp.Length)];
        reason = DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? null : $"{original} has no day";
        var words = address.Segments.LastOrDefault(s => s.Length > 1)?.Trim('/').Replace('-', ' ').Replace('_', ' ') ?? original;
        return reason is not null ? null : new(new Item(source.Id, address.AbsoluteUri, Uri.UnescapeDataString(words))
        {
            Link = address,
            Document = new($"https://web.archive.org/web/{stamp}id_/{original}"),
            PublishedOn = on,
            Language = source.Language,
        });
    }

    private static Regex Article(WaybackSettings settings) => new(settings.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static SourceRequest Request(Source source, string prefix, DateOnly from, DateOnly to) => new(new(string.Create(
        CultureInfo.InvariantCulture,
        $"{source.Url.OriginalString}?url={Uri.EscapeDataString(prefix)}&matchType=prefix&from={from:yyyyMMdd}&to={to.AddDays(30):yyyyMMdd}&output=json&fl=timestamp,original,mimetype,statuscode,digest&filter=statuscode:200&filter=mimetype:text/html&collapse=urlkey&limit={Most}")));
}
