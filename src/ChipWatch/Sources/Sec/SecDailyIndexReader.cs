using System.Globalization;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources.Sec;

/// <param name="Forms">Forms that are listed, amendments included.</param>
internal sealed record SecDailyIndexSettings(IReadOnlyList<string> Forms);

/// <summary>
/// EDGAR's index of one day by form: fixed width, columns where the heading has them. The complete list of what was
/// filed, so the past of the current lists and what they are reconciled with.
/// </summary>
public sealed class SecDailyIndexReader : ISourceReader
{
    public string Name => "sec-daily-index";

    public IReadOnlyList<string> Check(Source source) => SettingsCheck.Of<SecDailyIndexSettings>(source, s =>
        s.Forms is null or [] ? ["settings.forms is missing: the forms to list"] : []);

    public SourceRequest? First(Source source, ListQuery query)
    {
        if (!Reach.Covers(source, query))
            return null;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(query.Now, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone)).DateTime);
        return Request(source, query.From ?? Weekday(today.AddDays(-1), -1));
    }

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        var day = Day(request.Url);
        var next = query.IsRange && day < (query.To ?? query.From) ? Request(source, day.AddDays(1)) : null;
        if (response.Status == 404 || (response.Status == 403 && BodyText.Of(response).Contains("<Code>AccessDenied</Code>", StringComparison.Ordinal)))
            return new([]) { Next = next, NextIsAnotherList = true }; // weekends and holidays have no index
        if (Refusals.Of(response) is { } refusal)
            return refusal;
        var lines = BodyText.Of(response).Split('\n');
        var heading = Array.FindIndex(lines, l => l.StartsWith("Form Type", StringComparison.Ordinal) && l.Contains("File Name", StringComparison.Ordinal));
        if (heading < 0)
            return Refusals.NotTheShape(response, BodyText.Of(response), "EDGAR's daily index");

        var columns = Columns.Of(lines[heading]);
        var forms = ListSettings.Of<SecDailyIndexSettings>(source).Forms;
        var page = new PageAssembly(source, query);
        foreach (var line in lines.Skip(heading + 1).Where(l => l.Contains("edgar/", StringComparison.Ordinal)))
            if (forms.Contains(columns.Form(line).Replace("/A", "", StringComparison.Ordinal)))
                page.Add(Listed(source, columns, line, out var reason), reason);
        return page.Page(null, next) with { NextIsAnotherList = true };
    }

    private static ListedItem? Listed(Source source, Columns columns, string line, out string? reason)
    {
        var (form, company, cik, file) = (columns.Form(line), columns.Company(line), columns.Cik(line), columns.File(line));
        var accession = Path.GetFileNameWithoutExtension(file);
        reason = null;
        if (accession.Length != 20 || !DateOnly.TryParseExact(columns.Date(line), ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var filed))
        {
            reason = $"a line that is not a filing: '{line.Trim()}'";
            return null;
        }

        return new(new Item(source.Id, accession, $"{form} - {company}")
        {
            Link = SecArchive.Index(cik, accession),
            Document = SecArchive.Submission(cik, accession),
            PublishedOn = filed,
            Language = source.Language,
            Filer = new(company),
            Facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["form"] = form, ["cik"] = cik.PadLeft(10, '0') },
        });
    }

    private static SourceRequest Request(Source source, DateOnly day) => new(new(source.Url, string.Create(
        CultureInfo.InvariantCulture,
        $"/Archives/edgar/daily-index/{day.Year}/QTR{(day.Month + 2) / 3}/form.{day:yyyyMMdd}.idx")));

    private static DateOnly Day(Uri url) =>
        DateOnly.ParseExact(url.AbsolutePath.Split('.')[^2], "yyyyMMdd", CultureInfo.InvariantCulture);

    private static DateOnly Weekday(DateOnly day, int step)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(step);
        return day;
    }

    private sealed record Columns(int CompanyAt, int CikAt, int DateAt, int FileAt)
    {
        public static Columns Of(string heading) => new(
            heading.IndexOf("Company Name", StringComparison.Ordinal),
            heading.IndexOf("CIK", StringComparison.Ordinal),
            heading.IndexOf("Date Filed", StringComparison.Ordinal),
            heading.IndexOf("File Name", StringComparison.Ordinal));

        public string Form(string line) => Cut(line, 0, CompanyAt);

        public string Company(string line) => Cut(line, CompanyAt, CikAt);

        public string Cik(string line) => Cut(line, CikAt, DateAt);

        public string Date(string line) => Cut(line, DateAt, FileAt);

        public string File(string line) => Cut(line, FileAt, line.Length);

        private static string Cut(string line, int from, int to) => line.Length <= from ? "" : line[from..Math.Min(to, line.Length)].Trim();
    }
}
