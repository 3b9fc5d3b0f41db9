using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources.News;

/// <summary>财联社 telegraphs. Every query is signed; the signature was worked out by others and may change, hence off by default.</summary>
public sealed class ClsReader : ISourceReader
{
    private const int PageSize = 50;
    private static readonly TransformSet Transforms = new();

    public string Name => "cls";

    public IReadOnlyList<string> Check(Source source) => [];

    public SourceRequest? First(Source source, ListQuery query) => !Reach.Covers(source, query) ? null : Request(source, null, query.To ?? query.From);

    public SourceRequest? Detail(Source source, Item item) => null;

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        if (JsonAnswer.Open(response, new("errno", "0", "msg"), out var answer) is { } failed)
            return failed;
        using (answer)
        {
            if (JsonPath.Find(answer.RootElement, "data.roll_data") is not { ValueKind: JsonValueKind.Array } rows)
                return ListPage.Failed(ListProblem.Malformed, "no rows at 'data.roll_data'");
            var zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);
            var page = new PageAssembly(source, query);
            long? oldest = null;
            foreach (var row in rows.EnumerateArray())
            {
                var time = long.TryParse(JsonPath.Text(row, "ctime"), CultureInfo.InvariantCulture, out var seconds) ? seconds : (long?)null;
                oldest = Math.Min(oldest ?? long.MaxValue, time ?? long.MaxValue);
                if (JsonPath.Text(row, "is_ad") is not ("1" or "true"))
                    page.Add(Listed(source, zone, row, time, out var reason), reason);
            }

            var next = oldest is { } before && rows.GetArrayLength() >= PageSize && !page.PastRange && query.Page < 40 ? Request(source, before, null) : null;
            return page.Page(null, next);
        }
    }

    /// <summary>md5 of the hexadecimal sha1 of the query, its parameters sorted by name.</summary>
    internal static string Sign(string sortedQuery) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(sortedQuery))))));

    private static ListedItem? Listed(Source source, TimeZoneInfo zone, JsonElement row, long? time, out string? reason)
    {
        var id = JsonPath.Text(row, "id");
        var text = TransformSet.PlainText(JsonPath.Text(row, "content") ?? JsonPath.Text(row, "brief") ?? "");
        var title = JsonPath.Text(row, "title") is { Length: > 0 } given ? TransformSet.PlainText(given) : text.Length > 0 ? Transforms.Apply("head", text) : null;
        reason = id is null || title is null ? $"a telegraph without id or text: '{id}'" : null;
        if (reason is not null)
            return null;
        Published? published = time is { } seconds ? Published.Of(DateTimeOffset.FromUnixTimeSeconds(seconds), zone) : null;
        var item = new Item(source.Id, id!, title!)
        {
            Link = new($"https://www.cls.cn/detail/{id}"),
            PublishedOn = published?.On,
            PublishedAt = published?.At,
            Language = source.Language,
            Ticker = JsonPath.Text(row, "stock_list.0.StockID") is { } stock ? Tickers.Mainland(stock) : null,
            Facts = JsonPath.Text(row, "level") is { } level ? new Dictionary<string, string>(StringComparer.Ordinal) { ["level"] = level } : [],
        };
        return new(item, Encoding.UTF8.GetBytes(text.StartsWith(title!, StringComparison.Ordinal) ? text : $"{title}\n{text}"), "text/plain");
    }

    /// <summary>Back from <paramref name="before"/> (unix seconds), or from the end of a day in China.</summary>
    private static SourceRequest Request(Source source, long? before, DateOnly? until)
    {
        var last = before ?? (until is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).ToUnixTimeSeconds() : null);
        var query = string.Create(CultureInfo.InvariantCulture, $"appName=CailianpressWeb&last_time={last}&os=web&refresh_type=1&rn={PageSize}&sv=7.7.5");
        return new(new($"{source.Url.OriginalString}?{query}&sign={Sign(query)}")) { Headers = new Dictionary<string, string> { ["Referer"] = "https://www.cls.cn/telegraph" } };
    }
}
