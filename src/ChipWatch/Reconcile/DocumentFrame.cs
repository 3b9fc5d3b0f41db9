using ChipWatch.Extract.Figures;
using ChipWatch.Register;

namespace ChipWatch.Reconcile;

/// <summary>
/// A document's claims as a reader of the whole document understands them: a figure without a period belongs to the period that
/// the document is about, and a company outside the register goes by the short name that the document gives it.
/// </summary>
internal sealed class DocumentFrame(CompanyRegister register)
{
    private static readonly string[] ReportWords = ["报告", "业绩", "快报", "财报", "年报", "季报", "results", "earnings", "report"];

    public IReadOnlyList<Claim> Settle(Document document, IReadOnlyList<Claim> claims)
    {
        if (claims.Count == 0)
            return claims;
        var names = DefinedNames.In(document.Text);
        var settled = claims.Select(c => Named(Dated(c), names)).ToList();
        if (!settled.Any(c => c is RevenueClaim { Period: null }))
            return settled;
        var heading = HeadingPeriod(document);
        return [.. settled.Select(c => c is RevenueClaim { Period: null } open ? open with { Period = PeriodOf(open, settled, heading) } : c)];
    }

    private Claim Dated(Claim claim) => claim is RevenueClaim { Period: { } period } revenue && register.ById(IdOf(revenue.Company) ?? "") is { } company
        ? revenue with { Period = FiscalCalendar.Resolve(period, company) }
        : claim;

    private Claim Named(Claim claim, DefinedNames names) => claim switch
    {
        RevenueClaim c => c with { Company = Named(c.Company, names) },
        IpoClaim c => c with { Company = Named(c.Company, names) },
        ProcurementClaim c => c with { Buyer = Named(c.Buyer, names), Suppliers = [.. c.Suppliers.Select(s => IdOf(new(s.Name, s.Id)) is null && names.ShortOf(s.Name) is { } known ? s with { Name = known } : s)] },
        _ => claim,
    };

    private Party? Named(Party? party, DefinedNames names) => party is not null && IdOf(party) is null && names.ShortOf(party.Name) is { } known ? party with { Name = known } : party;

    private string? IdOf(Party? party) => party is null ? null : party.Id ?? register.IdOf(party.Name);

    /// <summary>Of the claim that says the same with a period; else the heading's; else the only one that the document reports on for the company.</summary>
    private Period? PeriodOf(RevenueClaim open, List<Claim> settled, Period? heading)
    {
        var others = settled.OfType<RevenueClaim>().Where(c => c.Period is not null && SameCompany(c, open) && IsForecast(c) == IsForecast(open)).ToList();
        if (others.Find(c => c.Metric == open.Metric && ClaimValue.Shares(c, open)) is { } same)
            return same.Period;
        if (IsForecast(open))
            return null;
        if (heading is not null)
            return FiscalCalendar.Resolve(heading, register.ById(IdOf(open.Company) ?? ""));
        var periods = others.Select(c => c.Period!.Label).Distinct(StringComparer.Ordinal).ToList();
        return periods.Count == 1 ? others[0].Period : null;
    }

    private bool SameCompany(RevenueClaim a, RevenueClaim b) =>
        IdOf(a.Company) is { } id ? id == IdOf(b.Company) : a.Company is not null && b.Company is not null && LegalName.Key(a.Company.Name) == LegalName.Key(b.Company.Name);

    private static bool IsForecast(RevenueClaim claim) => claim.Status == RevenueStatus.Forecast;

    /// <summary>The one period in the title, or in a heading that calls the document a report.</summary>
    private static Period? HeadingPeriod(Document document)
    {
        if (OnlyPeriod(document.Title, document.PublishedOn) is { } titled)
            return titled;
        var lines = 0;
        foreach (var line in document.Text.AsSpan().EnumerateLines())
        {
            if (++lines > 8)
                break;
            if (line.Length is 0 or > 120 || !Calls(line))
                continue;
            if (OnlyPeriod(line.ToString(), document.PublishedOn) is { } headed)
                return headed;
        }

        return null;
    }

    private static bool Calls(ReadOnlySpan<char> line)
    {
        foreach (var word in ReportWords)
            if (line.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>2025年半年度报告: the year is read, the half behind it is part of the report's name.</summary>
    private static bool IsHalf(ReadOnlySpan<char> rest) =>
        rest.StartsWith("半年", StringComparison.Ordinal) || rest.StartsWith("年半年", StringComparison.Ordinal) || rest.StartsWith("中期", StringComparison.Ordinal) || rest.StartsWith("年中期", StringComparison.Ordinal);

    private static Period? OnlyPeriod(string line, DateOnly? published)
    {
        Period? only = null;
        foreach (var figure in FigureReader.Read(line, published))
        {
            if (figure.Kind != FigureKind.Period || figure.Period is not { } period)
                continue;
            if (period is { Start: { Month: 1 } start } && IsHalf(line.AsSpan(figure.End)))
                period = Periods.Half(start.Year, 1);
            if (period == only)
                continue;
            if (only is not null)
                return null;
            only = period;
        }

        return only;
    }
}
