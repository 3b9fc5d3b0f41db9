using System.Globalization;
using CsvHelper;
using ChipWatch.Notify;
using ChipWatch.Reconcile.Rates;

namespace ChipWatch.Publish;

/// <summary>Signals as a table: UTF-8 with a mark, RFC 4180, no cell that a spreadsheet would run. Pure.</summary>
internal static class SignalCsv
{
    private static readonly string[] Columns =
    [
        "id", "kind", "subject", "companies", "what", "amount_min", "amount_max", "currency", "change_percent", "when",
        "first_published", "last_changed", "version", "standing", "confidence", "origins", "quote", "url",
        "usd_min", "usd_max",
    ];

    /// <param name="rates">For the columns in dollars, by the rate of the day of publication; where there is none they stay empty.</param>
    public static byte[] Of(IEnumerable<Signal> signals, RateTable rates)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(true), leaveOpen: true))
        using (var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true))
        {
            csv.WriteHeader(Columns);
            foreach (var signal in signals)
                csv.WriteRecord(CellsOf(signal, rates));
        }

        return stream.ToArray();
    }

    private static string[] CellsOf(Signal signal, RateTable rates)
    {
        var line = SignalLine.Of(signal, "en");
        var amount = AmountOf(signal.Current);
        var dollars = amount is null ? null : rates.Convert(amount, "USD", DateOnly.FromDateTime(signal.FirstPublished.UtcDateTime));
        string?[] cells =
        [
            signal.Id,
            signal.Current.Kind,
            Inert(line.Subject),
            string.Join(' ', SignalParties.Ids(signal.Current)),
            Inert(line.What),
            amount?.Min?.ToString("0.####", CultureInfo.InvariantCulture),
            amount?.Max?.ToString("0.####", CultureInfo.InvariantCulture),
            amount?.Currency,
            (signal.Current as RevenueClaim)?.Change?.Percent?.ToString("0.####", CultureInfo.InvariantCulture),
            Inert(line.When),
            Instant(signal.FirstPublished),
            Instant(signal.LastChanged),
            signal.Version.ToString(CultureInfo.InvariantCulture),
            signal.Standing.ToString().ToLowerInvariant(),
            signal.Confidence.ToString("0.###", CultureInfo.InvariantCulture),
            signal.Origins.ToString(CultureInfo.InvariantCulture),
            Inert(Quotation.Of(signal.Current)),
            signal.Support.Select(s => SignalLink.Of(s, SiteWords.English).Url).FirstOrDefault(u => u is not null),
            dollars?.Min?.ToString("0.##", CultureInfo.InvariantCulture),
            dollars?.Max?.ToString("0.##", CultureInfo.InvariantCulture),
        ];
        return [.. cells.Select(c => c ?? "")];
    }

    private static Amount? AmountOf(Claim claim) => claim switch
    {
        RevenueClaim c => c.Amount,
        IpoClaim c => c.Raise ?? c.Price ?? c.MarketValue,
        ProcurementClaim c => c.Amount,
        CapexClaim c => c.Amount,
        _ => null,
    };

    /// <summary>Spreadsheets run a cell that begins so; words from the web must not.</summary>
    private static string? Inert(string? text) => text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
