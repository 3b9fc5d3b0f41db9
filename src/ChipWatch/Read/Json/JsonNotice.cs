using System.Collections.Frozen;
using System.Text.Json;
using ChipWatch.Read.Html;

namespace ChipWatch.Read.Json;

/// <summary>
/// A notice or flash as JSON, by one rule for all: envelopes are opened (data, result, the first row of a list); the field that carries the body is read
/// as what it is (text, HTML, a PDF in base64); parties, project and amounts beside it become lines "name: value". Without a body all readable fields do.
/// Fields of people (contact, phone, mail) are never read.
/// </summary>
internal sealed class JsonNotice
{
    private const int EnvelopeDepth = 6;

    private static readonly string[] Envelopes = ["data", "result", "results", "notice", "detail", "body", "item", "items", "content", "list", "records", "rows", "opportunitiesData"];

    private static readonly string[] Titles = ["title", "noticeTitle", "notice_title", "docTitle", "annoName", "name", "projectName", "LiveTitle", "widgetTitle", "headline", "art_title"];

    private static readonly string[] Bodies =
        ["noticeContent", "notice_content", "annoText", "context", "listPackage", "content_text", "content", "rich_text", "LiveContent", "widgetContent", "articleBody", "body", "text", "html", "brief", "summary", "abstract", "description", "digest", "intro"];

    private static readonly string[] Dates = ["publishDate", "publishTime", "publish_time", "published_at", "publication_date", "display_time", "notice_date", "createDate", "CreateDate", "showTime", "postedDate", "ctime", "date", "pubDate", "publicityStartTime"];

    // Beside a body only these still say something that the body may lack.
    private static readonly FrozenDictionary<string, string> Told = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["companyName"] = "采购人", ["tenantName"] = "采购人", ["buyerName"] = "采购人", ["purchaser"] = "采购人", ["tenderee"] = "招标人", ["projectName"] = "项目名称", ["projectNo"] = "项目编号", ["projectCode"] = "项目编号", ["docCode"] = "项目编号", ["bidNo"] = "招标编号",
        ["winner"] = "中标人", ["supplierName"] = "供应商", ["bidCompany"] = "招标人", ["amount"] = "金额", ["budget"] = "预算金额",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Personal = ["contact", "linkman", "link_man", "phone", "tel", "mobile", "fax", "email", "mail", "person", "author", "editor", "creator", "createby", "updateby", "operator", "user", "login", "联系", "电话", "邮箱"];

    private static readonly string[] Technical = ["id", "prjid", "uuid", "code", "url", "uri", "link", "href", "image", "img", "thumb", "avatar", "score", "level", "type", "status", "sort", "seq", "index", "sign", "token", "flag", "msg", "message", "success", "total", "schema", "version", "count", "page"];

    public static JsonContent? Read(JsonElement root, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var notice = Open(root);
        if (notice.ValueKind != JsonValueKind.Object)
            return null;
        var title = HtmlReader.Collapse(Feeds.FeedText.Plain(First(notice, Titles) ?? ""));
        var date = Dates.Select(d => Text(notice, d)).Select(v => PublicationDate.Parse(v is { } s && s.Length > 19 && s[^4] == ':' ? s[..^4] : v, zone)).FirstOrDefault(d => d is { Day.Year: > 1990 }); // China Mobile writes 1900 for none
        var head = new BlockText(dropContacts: true);
        var body = Bodies.Select(b => Text(notice, b)).FirstOrDefault(b => b is { Length: > 0 });
        foreach (var field in notice.EnumerateObject())
        {
            if (Line(field, body is not null) is { } line && line.Value != title)
            {
                head.Append($"{line.Label}: {line.Value}");
                head.EndBlock();
            }
        }

        if (body is null)
            return new(title, Join(title, head.ToString()), []) { Published = date };
        var (content, failure, reason) = Body(body, cancellation);
        if (failure is not null)
            return new(title, "", []) { Failure = failure, Reason = reason };
        var lines = head.ToString();
        var before = lines.Length == 0 ? "" : lines + "\n";
        if (title.Length > 0 && !content.Text.Contains(title, StringComparison.Ordinal))
            before = $"{title}\n{before}";
        return new(title.Length > 0 ? title : content.Title, before + content.Text, [.. content.Tables.Select(t => Shift(t, before.Length))]) { Published = date };
    }

    private static JsonElement Open(JsonElement at)
    {
        for (var depth = 0; depth < EnvelopeDepth; depth++)
        {
            if (at.ValueKind == JsonValueKind.Array && at.GetArrayLength() > 0)
                at = at[0];
            if (at.ValueKind != JsonValueKind.Object)
                return at;
            JsonElement? inner = null;
            foreach (var name in Envelopes)
            {
                if (at.TryGetProperty(name, out var found) && (found.ValueKind == JsonValueKind.Object || (found.ValueKind == JsonValueKind.Array && found.GetArrayLength() > 0 && found[0].ValueKind == JsonValueKind.Object)))
                {
                    inner = found;
                    break;
                }
            }

            if (inner is not { } opened || First(at, Bodies) is { Length: > 40 })
                return at;
            at = opened;
        }

        return at;
    }

    private static (HtmlContent Content, ReadFailure? Failure, string? Reason) Body(string body, CancellationToken cancellation)
    {
        if (body.StartsWith("JVBERi", StringComparison.Ordinal))
        {
            var bytes = new byte[body.Length];
            if (!Convert.TryFromBase64String(body, bytes, out var length))
                return (new("", "", []), ReadFailure.Damaged, "the PDF inside is no valid base64");
            var (pdf, failure, reason) = Pdf.PdfReader.Read(bytes.AsMemory(0, length), cancellation);
            return pdf is null ? (new("", "", []), failure, reason) : (new(pdf.Title, pdf.Text, pdf.Tables), null, null);
        }

        if (body.Contains('<', StringComparison.Ordinal) && body.Contains('>', StringComparison.Ordinal))
            return (HtmlReader.Read(body, null, "UTC"), null, null);
        var text = new BlockText(ContactDetails.Occur(body));
        text.AppendLines(System.Net.WebUtility.HtmlDecode(body));
        return (new("", text.ToString(), []), null, null);
    }

    private static (string Label, string Value)? Line(JsonProperty field, bool besideBody)
    {
        var name = field.Name;
        if (Personal.Any(p => name.Contains(p, StringComparison.OrdinalIgnoreCase)))
            return null;
        var value = field.Value.ValueKind switch
        {
            JsonValueKind.String => field.Value.GetString(),
            JsonValueKind.Number => field.Value.GetRawText(),
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(value) || value is "null" or "-" || value.Length > 2000)
            return null;
        if (besideBody)
            return Told.TryGetValue(name, out var label) ? (label, Feeds.FeedText.Plain(value)) : null;
        var technical = Technical.Any(t => name.Equals(t, StringComparison.OrdinalIgnoreCase) || (name.Length > t.Length && name.EndsWith(t, StringComparison.OrdinalIgnoreCase) && !char.IsLower(name[^t.Length])));
        return technical || Uri.IsWellFormedUriString(value, UriKind.Absolute) ? null : (Told.GetValueOrDefault(name, name), Feeds.FeedText.Plain(value));
    }

    private static string? First(JsonElement notice, string[] names) => names.Select(n => Text(notice, n)).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));

    private static string? Text(JsonElement notice, string name) =>
        !notice.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Array => Packages(value),
            _ => null,
        };

    /// <summary>China Telecom gives a notice of several packages as a list with the HTML of each.</summary>
    private static string? Packages(JsonElement list) =>
        string.Join('\n', list.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object).Select(p => Text(p, "packageContent")).OfType<string>()) is { Length: > 0 } joined ? joined : null;

    private static string Join(string title, string lines) => title.Length == 0 ? lines : lines.Length == 0 ? title : $"{title}\n{lines}";

    private static Table Shift(Table table, int by) =>
        new(table.Start + by, table.End + by, [.. table.Rows.Select(r => new TableRow([.. r.Cells.Select(c => c with { Start = c.Start + by, End = c.End + by })]))]);
}
