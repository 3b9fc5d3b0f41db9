using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract;

/// <summary>
/// What the head of a filing or of a company's own release says for all that follows: who speaks, and which period is reported.
/// A list gives the filer with its item; a file that is read by hand has only its text.
/// </summary>
internal sealed class FilingHead
{
    private const int Head = 600;
    private const int ReleaseHead = 1_500;
    private const int LongestLine = 60;
    private static readonly string[] Reports = ["报告", "业绩预告", "业绩快报", "業績公告", "業績預告"];
    private static readonly string[] Markets = ["(NASDAQ", "(Nasdaq", "(NYSE", "(HKEX", "(SEHK", "(HKSE", "(SSE", "(SZSE", "(TWSE", "(LSE"];

    private FilingHead(Evidence? filer, Period? period) => (Filer, Period) = (filer, period);

    /// <summary>Where the text names who files, or null.</summary>
    public Evidence? Filer { get; }

    /// <summary>The period that the filing reports, or null.</summary>
    public Period? Period { get; }

    public static FilingHead Of(string text, string title, bool chinese, DateOnly? published) => chinese ? Chinese(text, title, published) : Release(text, title, published);

    private static FilingHead Chinese(string text, string title, DateOnly? published)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Head));
        if (!head.HoldsAny("证券代码", "股票代码", "证券简称", "公告编号", "股份代號", "股份代号"))
            return new(null, PeriodIn(title, published));
        Evidence? filer = null;
        Period? period = PeriodIn(title, published);
        for (var start = 0; start < head.Length;)
        {
            var end = SheetLine.EndOf(text, start);
            var line = text.AsSpan(start, end - start);
            if (line.Length <= LongestLine)
            {
                if (filer is null && line.IndexOf("有限公司", StringComparison.Ordinal) is >= 4 and var at && line[..at].IndexOfAny("，。：:；、的") < 0)
                    filer = Evidence.Of(text, start + Spaces(line), start + at + 4, "company");
                period ??= PeriodIn(text[start..end], published);
            }

            start = end + 1;
        }

        return new(filer, period);
    }

    /// <summary>"Northridge Technologies Ltd. (NASDAQ: NRTX) … today announced its unaudited financial results for the third quarter ended September 30, 2026."</summary>
    private static FilingHead Release(string text, string title, DateOnly? published)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, ReleaseHead));
        var open = -1;
        foreach (var market in Markets)
        {
            if (head.IndexOf(market, StringComparison.Ordinal) is > 3 and var at && (open < 0 || at < open))
                open = at;
        }

        if (open < 0 || !head[open..].HoldsAny("today announced", "announced today", "today reported", "announced its", "reported its"))
            return new(null, null);
        var start = open;
        while (start > 0 && open - start < 80 && text[start - 1] is not ('\n' or ';' or ':') && !text.AsSpan(0, start).EndsWithAny("-- ", "– ", "— "))
            start--;
        var end = open;
        while (end > start && text[end - 1] is ' ' or ',')
            end--;
        if (end - start is < 3 or > 70 || !char.IsAsciiLetterUpper(text[start]))
            return new(null, null);
        return new(Evidence.Of(text, start, end, "company"), Reported(text, title, published));
    }

    private static Period? Reported(string text, string title, DateOnly? published)
    {
        foreach (var line in (ReadOnlySpan<string>)[title, .. text[..Math.Min(text.Length, ReleaseHead)].Split('\n').Take(6)])
        {
            if (!line.Contains("esults", StringComparison.Ordinal))
                continue;
            foreach (var figure in FigureReader.Read(line, published))
            {
                if (figure.Kind == FigureKind.Period && figure.Period is { } period)
                    return period;
            }
        }

        return null;
    }

    private static Period? PeriodIn(string line, DateOnly? published) => line.AsSpan().HoldsAny(Reports) ? Finance.Interim.In(line, published) : null;

    private static int Spaces(ReadOnlySpan<char> line) => line.Length - line.TrimStart().Length;
}
