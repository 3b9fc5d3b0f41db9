using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ChipWatch.Read.Html;

namespace ChipWatch.Sources.Listing;

internal sealed record HtmlListSettings : ListSettings
{
    /// <summary>CSS selector of the rows.</summary>
    public required string Rows { get; init; }

    /// <summary>Values of a row by name, each a selector inside it: <c>a@href</c>, <c>span.date</c>, <c>@data-id</c> of the row itself, <c>.</c> its text.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>Where the row count stands: a selector and the pattern whose first group it is.</summary>
    public HtmlTotal? Total { get; init; }

    /// <summary>Path of the HTML where the answer is JSON.</summary>
    public string? Html { get; init; }

    /// <summary>Selector of what is there even when no row is: tells an honest nothing from another page.</summary>
    public string? Landmark { get; init; }

    public override IEnumerable<string> Mistakes(Source source)
    {
        foreach (var mistake in base.Mistakes(source))
            yield return mistake;
        if (Item.Id.Texts.Count == 0 || Fields.Count == 0)
            yield return "settings.fields names no value of a row";
        var parser = PageParser.Parse("<html></html>");
        foreach (var selector in Fields.Values.Select(f => HtmlRow.Split(f).Selector).Append(Rows).Append(Total?.Selector).Append(Landmark).OfType<string>().Where(s => s.Length > 0))
            if (!IsSelector(parser, selector))
                yield return $"settings: '{selector}' is no CSS selector";
        foreach (var unknown in Item.All.SelectMany(t => t.Holes).Where(h => !h.StartsWith('$') && !Fields.ContainsKey(h)).Distinct())
            yield return $"settings.item asks for '{unknown}', which settings.fields does not name";
    }

    private static bool IsSelector(IParentNode document, string selector)
    {
        try
        {
            document.QuerySelector(selector);
            return true;
        }
        catch (DomException)
        {
            return false;
        }
    }
}

internal sealed record HtmlTotal(string Selector, string Pattern);

/// <summary>Lists that are web pages, or HTML inside JSON: rows and their values by CSS selectors, items by templates.</summary>
public sealed class HtmlListReader : ISourceReader
{
    public string Name => "html";

    public IReadOnlyList<string> Check(Source source) => SettingsCheck.Of<HtmlListSettings>(source, s => s.Mistakes(source));

    public SourceRequest? First(Source source, ListQuery query) => ListRequests.First(source, ListSettings.Of<HtmlListSettings>(source), query);

    public SourceRequest? Detail(Source source, Item item) => ListRequests.Detail(ListSettings.Of<HtmlListSettings>(source), item);

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        var settings = ListSettings.Of<HtmlListSettings>(source);
        if (Html(settings, response, out var html) is { } failed)
            return failed;
        var document = PageParser.Parse(html);
        var rows = document.QuerySelectorAll(settings.Rows);
        var total = settings.Total is { } where ? Total(document, where) : null;
        if (rows.Length == 0 && total is not 0 && (settings.Landmark is null || document.QuerySelector(settings.Landmark) is null))
            return Refusals.NotTheShape(response, html, $"a page with '{settings.Rows}'");

        var reader = new RowReader(source, settings, response.Url);
        var page = new PageAssembly(source, query);
        foreach (var row in rows)
            page.Add(reader.Read(new HtmlRow(row, settings.Fields).Value, out var reason), reason);
        var cursor = settings.Paging is { By: "link", Next: { } next } ? HtmlRow.Value(document.DocumentElement, next) : null;
        return page.Page(ListRequests.TotalOf(settings, query, total), ListRequests.Next(source, settings, query, request, page, new(total, Cursor: cursor)));
    }

    private static ListPage? Html(HtmlListSettings settings, SourceResponse response, out string html)
    {
        html = "";
        if (settings.Html is null)
        {
            if (Refusals.Of(response) is { } refusal)
                return refusal;
            html = BodyText.Of(response);
            return null;
        }

        if (JsonAnswer.Open(response, settings.Envelope, out var answer) is { } failed)
            return failed;
        using (answer)
        {
            if (JsonPath.Text(answer.RootElement, settings.Html) is not { } inner)
                return ListPage.Failed(ListProblem.Malformed, $"no HTML at '{settings.Html}'");
            html = inner;
            return null;
        }
    }

    private static int? Total(IParentNode document, HtmlTotal where) =>
        document.QuerySelector(where.Selector) is { } element
        && new Regex(where.Pattern, RegexOptions.NonBacktracking).Match(element.TextContent) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var total)
            ? total
            : null;
}

/// <summary>The named values of one row.</summary>
internal sealed class HtmlRow(IElement row, IReadOnlyDictionary<string, string> fields)
{
    public string? Value(string name) => fields.TryGetValue(name, out var field) ? Value(row, field) : null;

    public static string? Value(IElement within, string field)
    {
        var (selector, attribute) = Split(field);
        var element = selector.Length == 0 ? within : within.QuerySelector(selector);
        return attribute is null ? element?.TextContent : element?.GetAttribute(attribute);
    }

    public static (string Selector, string? Attribute) Split(string field)
    {
        var at = field.LastIndexOf('@');
        return at < 0 ? (field is "." ? "" : field, null) : (field[..at], field[(at + 1)..]);
    }
}
