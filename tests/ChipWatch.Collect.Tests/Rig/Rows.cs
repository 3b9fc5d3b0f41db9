using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ChipWatch.Collect.Tests.Rig;

/// <param name="Day"><c>yyyy-MM-dd</c>.</param>
public sealed record Row(string Id, string Day, string? Content = null);

/// <summary>A publisher in good order: a list, newest first, in pages, by range; and a page for each row.</summary>
public sealed class Rows(params IEnumerable<Row> rows)
{
    public List<Row> All { get; } = [.. rows];
    public int PageSize { get; set; } = 10;
    public bool Declares { get; set; } = true;

    /// <summary>Runs before a list page is answered, with its number.</summary>
    public Action<int>? BeforePage { get; set; }

    public async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/item/", StringComparison.Ordinal))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(PageOf(path[6..]));
            return;
        }

        var page = int.Parse(context.Request.Query["page"].ToString(), CultureInfo.InvariantCulture);
        BeforePage?.Invoke(page);
        var asked = All.Where(r => context.Request.Query["from"] is not [{ } from] || (string.CompareOrdinal(r.Day, from) >= 0 && string.CompareOrdinal(r.Day, context.Request.Query["to"]) <= 0)).ToList();
        var shown = asked.Skip(page * PageSize).Take(PageSize).ToList();
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Json.Write(new
        {
            total = Declares ? asked.Count : (int?)null,
            rows = shown.Select(r => new { id = r.Id, title = $"Title of {r.Id}", day = r.Day, content = r.Content }),
            next = (page + 1) * PageSize < asked.Count,
        }));
    }

    public static string PageOf(string id) => $"<html><head><title>{id}</title></head><body><p>{string.Join(' ', Enumerable.Repeat($"What {id} says.", 20))}</p></body></html>";

    public static IEnumerable<Row> Numbered(int from, int count, string day) => Enumerable.Range(from, count).Reverse().Select(n => new Row(string.Create(CultureInfo.InvariantCulture, $"n{n}"), day));
}
