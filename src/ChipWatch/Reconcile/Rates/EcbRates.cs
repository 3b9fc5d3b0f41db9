using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace ChipWatch.Reconcile.Rates;

/// <summary>The European Central Bank's reference rates: one day, ninety days or all, in one form.</summary>
public static class EcbRates
{
    private static readonly XNamespace Names = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref";

    /// <exception cref="FormatException">Not the ECB's form.</exception>
    public static IReadOnlyList<RateDay> Read(ReadOnlyMemory<byte> body)
    {
        XDocument document;
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(body.ToArray()), new() { DtdProcessing = DtdProcessing.Prohibit });
            document = XDocument.Load(xml);
        }
        catch (XmlException broken)
        {
            throw new FormatException($"not the ECB's rates: {broken.Message}", broken);
        }

        var days = document.Descendants(Names + "Cube").Where(c => c.Attribute("time") is not null).Select(Day).ToList();
        return days.Count > 0 ? days : throw new FormatException("not the ECB's rates: no Cube with a time");
    }

    private static RateDay Day(XElement cube) => new(
        DateOnly.ParseExact(cube.Attribute("time")!.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        "EUR",
        cube.Elements(Names + "Cube")
            .Where(c => decimal.TryParse(c.Attribute("rate")?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            .ToDictionary(c => c.Attribute("currency")!.Value, c => decimal.Parse(c.Attribute("rate")!.Value, NumberStyles.Float, CultureInfo.InvariantCulture), StringComparer.Ordinal));
}
