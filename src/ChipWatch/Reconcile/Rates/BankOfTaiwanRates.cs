using System.Globalization;
using CsvHelper;

namespace ChipWatch.Reconcile.Rates;

/// <summary>
/// The Bank of Taiwan's board: each row holds a buying and a selling block, and the spot columns are told by their headings
/// ("Spot" or 即期), never by position: cash and forwards stand around them. The rate is the middle of spot buying and selling.
/// </summary>
public static class BankOfTaiwanRates
{
    /// <returns>Base TWD: how much of each currency one Taiwan dollar buys.</returns>
    /// <exception cref="FormatException">Not the board's form.</exception>
    public static RateDay Read(string csv, DateOnly date)
    {
        using var reader = CsvReader.FromText(csv.TrimStart('\uFEFF'), CsvReaderOptions.Default with { HasHeader = false, Separator = ',' });
        if (!reader.Read())
            throw new FormatException("not the Bank of Taiwan's board: it is empty");
        var heading = reader.Current.ToArray();
        var spots = Enumerable.Range(0, heading.Length).Where(i => IsSpot(heading[i])).ToList();
        if (spots.Count != 2)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"not the Bank of Taiwan's board: {spots.Count} columns are headed 'Spot' or 即期, where one buys and one sells"));

        var rates = new Dictionary<string, decimal>(StringComparer.Ordinal);
        while (reader.Read())
            if (reader.Current.ToArray() is var row && row.Length > spots[1] && Code(row[0]) is { } currency && Rate(row[spots[0]]) is { } buying && Rate(row[spots[1]]) is { } selling)
                rates[currency] = 2 / (buying + selling);
        return new(date, "TWD", rates);
    }

    private static bool IsSpot(string heading) =>
        heading.Trim().StartsWith("Spot", StringComparison.OrdinalIgnoreCase) || heading.Contains("即期", StringComparison.Ordinal);

    /// <summary><c>USD</c>, also as <c>美金 (USD)</c>.</summary>
    private static string? Code(string text)
    {
        var letters = string.Concat(text.Where(char.IsAsciiLetterUpper));
        return letters.Length == 3 ? letters : null;
    }

    /// <summary>Zero is how the board says that it does not quote.</summary>
    private static decimal? Rate(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate > 0 ? rate : null;
}
