using System.Globalization;
using System.Text.Json;
using ChipWatch.Extract.Figures;

namespace ChipWatch.Tests.Extract.Figures;

/// <summary>Microsoft's specs of its own recognizers: <c>../shared/eval/figures/{folder}/{model}.json</c>.</summary>
internal static class RecognizersSpec
{
    public static readonly (string File, string Type)[] Files =
    [
        ("currency-en/CurrencyModel.json", "currency"),
        ("currency-zh/CurrencyModel.json", "currency"),
        ("number-en/PercentModel.json", "percentage"),
        ("number-zh/PercentModel.json", "percentage"),
        ("datetime-en/DateTimeModel.json", "datetimeV2.date"),
        ("datetime-zh/DateTimeModel.json", "datetimeV2.date"),
    ];

    /// <summary>Unit names of the specs to ISO codes; a cent is a hundredth of what we count in, and a bare "dollar" the United States'.</summary>
    private static readonly Dictionary<string, (string? Iso, decimal Factor)> Units = new(StringComparer.Ordinal)
    {
        ["Dollar"] = ("USD", 1), ["Cent"] = ("USD", 0.01m), ["Pound"] = ("GBP", 1), ["Pence"] = ("GBP", 0.01m), ["Penny"] = ("GBP", 0.01m),
        ["Rupee"] = ("INR", 1), ["Franc"] = (null, 1), ["Bitcoin"] = ("BTC", 1), ["Satoshi"] = ("BTC", 0.00000001m), ["Finnish markka"] = ("FIM", 1),
        ["Peseta"] = ("ESP", 1), ["Netherlands guilder"] = ("NLG", 1), ["Mark"] = ("DEM", 1), ["Sen"] = (null, 1),
    };

    /// <summary>Index of every case of a type that the specs do not mark unsupported for .NET.</summary>
    public static IEnumerable<(int Index, JsonElement Case)> Supported(string json, string type)
    {
        var index = -1;
        foreach (var entry in JsonDocument.Parse(json).RootElement.EnumerateArray())
        {
            index++;
            if (Says(entry, "NotSupported") || Says(entry, "NotSupportedByDesign"))
                continue;
            var results = entry.GetProperty("Results").EnumerateArray();
            if (results.Any(r => IsType(r, type)) || (type != "datetimeV2.date" && entry.GetProperty("Results").GetArrayLength() == 0))
                yield return (index, entry);
        }
    }

    /// <returns>Null when we read what the spec reads, else what differs.</returns>
    public static string? Difference(JsonElement entry, string type)
    {
        var input = entry.GetProperty("Input").GetString()!;
        var published = entry.TryGetProperty("Context", out var context) && context.TryGetProperty("ReferenceDateTime", out var reference)
            ? DateOnly.FromDateTime(reference.GetDateTime()) : (DateOnly?)null;
        var results = entry.GetProperty("Results").EnumerateArray().ToList();
        var figures = FigureReader.Read(input, published).Where(f => IsOf(f, type)).ToList();
        var explained = new HashSet<Figure>();
        foreach (var result in results)
        {
            var (start, end) = (result.GetProperty("Start").GetInt32(), result.GetProperty("End").GetInt32() + 1);
            var here = figures.Where(f => f.Start < end && f.End > start).ToList();
            explained.UnionWith(here);
            if (!IsType(result, type))
                continue;
            var wanted = Wanted(result, type);
            if (wanted.Count == 0 && type != "datetimeV2.date")
                continue;
            if (wanted.Count == 0 ? here.Count > 0 : !here.Any(f => wanted.Contains(Value(f, type))))
                return $"wanted {string.Join(" or ", wanted)}, read {string.Join(", ", here.Select(f => Value(f, type)))}";
        }

        var extra = figures.Where(f => !explained.Contains(f)).ToList();
        return extra.Count == 0 ? null : $"nobody wanted {string.Join(", ", extra.Select(f => Value(f, type)))}";
    }

    private static bool IsType(JsonElement result, string type) => result.TryGetProperty("TypeName", out var name) && name.GetString() == type;

    private static bool Says(JsonElement entry, string field) =>
        entry.TryGetProperty(field, out var value) && value.GetString()!.Contains("dotnet", StringComparison.OrdinalIgnoreCase);

    private static bool IsOf(Figure figure, string type) => type switch
    {
        "currency" => figure.Kind == FigureKind.Money,
        "percentage" => figure.Kind == FigureKind.Percent && figure.Min == figure.Max,
        _ => figure is { Kind: FigureKind.Date, Date.Precision: DatePrecision.Day },
    };

    private static string Value(Figure figure, string type) => type switch
    {
        "currency" => Money(figure.Min ?? figure.Max, figure.Currency),
        "percentage" => figure.Min == figure.Max ? Number(figure.Min) : $"{Number(figure.Min)}..{Number(figure.Max)}",
        _ => figure.Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static HashSet<string> Wanted(JsonElement result, string type)
    {
        var resolution = result.GetProperty("Resolution");
        if (type == "datetimeV2.date")
            return [.. resolution.GetProperty("values").EnumerateArray().Select(v => v.GetProperty("value").GetString()!).Where(v => v != "not resolved")];
        var value = resolution.GetProperty("value").GetString();
        if (value is null or "null")
            return [];
        var number = decimal.Parse(value.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (type == "percentage")
            return [Number(number)];
        var unit = resolution.GetProperty("unit").GetString()!;
        var (iso, factor) = resolution.TryGetProperty("isoCurrency", out var code) ? (code.GetString(), 1m)
            : Units.TryGetValue(unit, out var known) ? known : throw new InvalidDataException($"no ISO code for the specs' unit '{unit}'");
        return [Money(number * factor, iso)];
    }

    private static string Money(decimal? value, string? iso) => $"{Number(value)} {iso}";

    /// <summary>Fifteen digits: the specs print doubles.</summary>
    private static string Number(decimal? value) => ((double?)value)?.ToString("G15", CultureInfo.InvariantCulture) ?? "";
}
