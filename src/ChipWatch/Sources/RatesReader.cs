using System.Globalization;
using ChipWatch.Reconcile.Rates;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources;

/// <summary>
/// Exchange rates as items: one a day, its content the day's rates (<see cref="RateDay"/> as JSON). A poll lists the last quarter, which
/// is more than any outage; what lies before is a backfill's, since the European history alone has seven thousand days.
/// </summary>
/// <param name="name">As definitions name it.</param>
/// <param name="parse">Days of one answer; throws <see cref="FormatException"/> for what is none. Given the day that was asked for.</param>
/// <param name="perDay">The address holds a day (<c>/day</c> for today); otherwise one address holds them all.</param>
public sealed class RatesReader(string name, Func<SourceResponse, DateOnly, IReadOnlyList<RateDay>> parse, bool perDay) : ISourceReader
{
    private const int PollDays = 92;

    public static RatesReader Ecb { get; } = new("ecb-rates", (answer, _) => EcbRates.Read(answer.Body), perDay: false);

    public static RatesReader BankOfTaiwan { get; } = new("bank-of-taiwan-rates", (answer, day) => [BankOfTaiwanRates.Read(BodyText.Of(answer), day)], perDay: true);

    public string Name => name;

    public IReadOnlyList<string> Check(Source source) => source.Kind == SourceKind.Rates ? [] : [$"reader '{name}' lists exchange rates; give the source the kind 'rates'"];

    public SourceRequest? First(Source source, ListQuery query) =>
        !Reach.Covers(source, query) ? null
        : perDay ? Day(source, query.From ?? Today(source, query)) // "day" stands for the last board: on a Sunday for Friday's
        : new(source.Url);

    /// <summary>The list carries the rates.</summary>
    public SourceRequest? Detail(Source source, Item item) => null;

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        if (Refusals.Of(response) is { } refusal)
            return refusal;
        var asked = DateOnly.TryParseExact(request.Url.Segments[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Today(source, query);
        var next = perDay && query.From is not null && asked < (query.To ?? query.From) ? Day(source, asked.AddDays(1)) : null;
        if (perDay && BodyText.Of(response).Contains("找不到任何一筆資料", StringComparison.Ordinal))
            return new([]) { Next = next, NextIsAnotherList = true }; // a holiday has no board
        IReadOnlyList<RateDay> days;
        try
        {
            days = parse(response, asked);
        }
        catch (FormatException broken)
        {
            var shape = Refusals.NotTheShape(response, BodyText.Of(response), "rates");
            return shape.Problem == ListProblem.Blocked ? shape : ListPage.Failed(ListProblem.Malformed, broken.Message.ReplaceLineEndings(" "));
        }

        var page = new PageAssembly(source, query.IsRange ? query : query with { From = Today(source, query).AddDays(-PollDays), To = Today(source, query).AddDays(1) });
        foreach (var rates in days.Where(d => d.Rates.Count > 0))
            page.Add(Listed(source, rates), null);
        return page.Page(null, next) with { NextIsAnotherList = perDay };
    }

    private static ListedItem Listed(Source source, RateDay rates)
    {
        var date = rates.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(
            new Item(source.Id, date, $"{source.Name}, {date}") { Link = source.Url, PublishedOn = rates.Date, Language = source.Language },
            Json.WriteBytes(rates),
            "application/json");
    }

    private static DateOnly Today(Source source, ListQuery query) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(query.Now, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone)).DateTime);

    private static SourceRequest Day(Source source, DateOnly day) =>
        new(new(source.Url, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
