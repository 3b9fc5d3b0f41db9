using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Finance;

/// <summary>
/// The cover of a prospectus (F-1, S-1, 424B4) or of Hong Kong's allotment results. Its form says the step, whatever the hundreds
/// of pages behind it plan, fear and explain.
/// </summary>
internal static class IpoProspectus
{
    private const int Cover = 12_000;
    private const int Front = 3_000;
    private const int LongestName = 80;

    private static readonly string[] LegalEnds = ["Inc.", "Ltd.", "Limited", "Corp.", "Corporation", "Company", "plc", "PLC", "N.V.", "S.A.", "Inc", "Ltd", "Holdings", "LTD.", "LIMITED", "INC.", "CORPORATION"];

    /// <summary>The claim, or null for a text that is no such cover.</summary>
    public static IpoClaim? Read(Reading reading)
    {
        var text = reading.Text;
        var cover = text.AsSpan(0, Math.Min(text.Length, Cover));
        if (StageOf(text, cover) is not { } step)
            return null;
        var evidence = new List<Evidence> { Evidence.Of(text, step.Start, step.End, "stage") };
        if (Company(reading, evidence) is not { } company)
            return null;
        var price = Money(reading, cover, ["initial public offering price", "Offer Price has been determined at", "Offer Price of", "final Offer Price"], 160, f => (f.Max ?? f.Min) < 5_000, "price", evidence);
        var raise = Money(reading, cover, ["net proceeds"], 240, f => (f.Max ?? f.Min) >= 1_000_000, "raise", evidence);
        var ticker = Ticker(text, cover, evidence);
        var venue = Venue(text, cover, evidence);
        return new()
        {
            Company = company,
            Stage = step.Stage,
            Exchange = venue,
            Ticker = ticker,
            Price = price,
            Raise = raise,
            Evidence = [.. evidence.OrderBy(e => e.Start)],
            Confidence = 0.88,
        };
    }

    private static (IpoStage Stage, int Start, int End)? StageOf(string text, ReadOnlySpan<char> cover)
    {
        var front = cover[..Math.Min(cover.Length, Front)];
        if (front.IndexOf("ALLOTMENT RESULTS", StringComparison.OrdinalIgnoreCase) is >= 0 and var allotted && cover.Contains("Offer Price", StringComparison.OrdinalIgnoreCase))
            return (IpoStage.Priced, allotted, allotted + "ALLOTMENT RESULTS".Length);
        if (!cover.Contains("initial public offering", StringComparison.OrdinalIgnoreCase))
            return null;
        if (front.IndexOf("424(b)(4)", StringComparison.OrdinalIgnoreCase) is >= 0 and var final)
            return (IpoStage.Priced, final, final + "424(b)(4)".Length);
        foreach (var form in (ReadOnlySpan<string>)["FORM F-1", "FORM S-1", "Form F-1", "Form S-1"])
        {
            if (front.IndexOf(form, StringComparison.Ordinal) is >= 0 and var at && front.Contains("REGISTRATION STATEMENT", StringComparison.OrdinalIgnoreCase))
                return (IpoStage.Filed, at, at + form.Length);
        }

        return null;
    }

    /// <summary>The filer of the list, or the name that the cover prints on a line of its own.</summary>
    private static Party? Company(Reading reading, List<Evidence> evidence)
    {
        var text = reading.Text;
        if (reading.Document.Filer is not null)
            return reading.Subjects.Filer;
        for (var start = 0; start < Math.Min(text.Length, Front);)
        {
            var end = SheetLine.EndOf(text, start);
            var line = text.AsSpan(start, end - start);
            if (line.IndexOf("(the", StringComparison.Ordinal) is > 4 and var defined)
                line = line[..defined];
            line = line.Trim();
            if (line.Length is >= 4 and <= LongestName && char.IsAsciiLetterUpper(line[0]) && line.EndsWithAny(LegalEnds) && !line.HoldsAny("EXCHANGE", "Exchange", "COMMISSION", "Commission", "Clearing", "Securities Act"))
            {
                var name = line.ToString();
                var from = text.IndexOf(name, start, StringComparison.Ordinal);
                evidence.Add(Evidence.Of(text, from, from + name.Length, "company"));
                return new(name, reading.Register.IdOf(name));
            }

            start = end + 1;
        }

        return null;
    }

    private static Amount? Money(Reading reading, ReadOnlySpan<char> cover, ReadOnlySpan<string> words, int reach, Func<Figure, bool> fits, string field, List<Evidence> evidence)
    {
        foreach (var word in words)
        {
            if (cover.IndexOf(word, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at))
                continue;
            foreach (var figure in reading.FiguresIn(at, Math.Min(cover.Length, at + word.Length + reach)))
            {
                if (figure.Kind != FigureKind.Money || !fits(figure))
                    continue;
                evidence.Add(Evidence.Of(reading.Text, figure.Start, figure.End, field));
                return figure.ToAmount(reading.Text);
            }
        }

        return null;
    }

    /// <summary>under the symbol "NRTX"; Stock code: 6082.</summary>
    private static string? Ticker(string text, ReadOnlySpan<char> cover, List<Evidence> evidence)
    {
        foreach (var word in (ReadOnlySpan<string>)["symbol", "Stock code", "Stock Code"])
        {
            if (cover.IndexOf(word, StringComparison.Ordinal) is not (>= 0 and var at))
                continue;
            var start = at + word.Length;
            while (start < cover.Length && text[start] is ' ' or ':' or '"' or '“' or '”')
                start++;
            var end = start;
            while (end < cover.Length && (char.IsAsciiLetterUpper(text[end]) || char.IsAsciiDigit(text[end])))
                end++;
            if (end - start is < 1 or > 6)
                continue;
            evidence.Add(Evidence.Of(text, start, end, "ticker"));
            return text[start..end];
        }

        return null;
    }

    private static string? Venue(string text, ReadOnlySpan<char> cover, List<Evidence> evidence)
    {
        foreach (var (words, exchange) in (ReadOnlySpan<(string, string)>)[("Nasdaq", "NASDAQ"), ("NASDAQ", "NASDAQ"), ("New York Stock Exchange", "NYSE"), ("NYSE", "NYSE"), ("STOCK EXCHANGE OF HONG KONG", "HKEX"), ("Stock Exchange of Hong Kong", "HKEX"), ("H Share", "HKEX")])
        {
            if (cover.IndexOf(words, StringComparison.Ordinal) is not (>= 0 and var at))
                continue;
            evidence.Add(Evidence.Of(text, at, at + words.Length, "exchange"));
            return exchange;
        }

        return null;
    }
}
