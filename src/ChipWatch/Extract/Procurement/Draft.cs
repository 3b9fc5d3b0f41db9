using ChipWatch.Register;

namespace ChipWatch.Extract.Procurement;

/// <summary>A claim under way: spans of the condensed text, turned into the record with its evidence at the end.</summary>
internal sealed class Draft(Condensed document, CompanyRegister register)
{
    private const int LongestShortName = 12;

    public ProcurementStage Stage { get; init; }
    public Span Buyer { get; init; }
    public Span Supplier { get; init; }
    public IReadOnlyList<Span> Members { get; init; } = [];

    /// <summary>The supplier's place among the candidates, where it is told.</summary>
    public int? Rank { get; init; }

    /// <summary>The supplier where only the document's title names it.</summary>
    public string? Titled { get; init; }
    public Span Project { get; init; }
    public Span Contract { get; init; }
    public Money? Amount { get; init; }
    public Figures.Figure? Date { get; init; }

    /// <summary>A portal's bidders, the lead's first; instead of <see cref="Supplier"/> and <see cref="Members"/>.</summary>
    public IReadOnlyList<Bid> Bids { get; init; } = [];
    public double Confidence { get; init; } = 0.7;

    public ProcurementClaim ToClaim()
    {
        var evidence = new List<Evidence>(5);
        Cite(Supplier, "suppliers");
        foreach (var member in Members)
            Cite(member, "suppliers");
        Cite(Buyer, "buyer");
        Cite(Project, "project");
        Cite(Contract, "contract");
        if (Amount is { } sum)
            Cite(sum.Span, "amount");
        foreach (var bid in Bids)
            Cite(bid.Name, "suppliers");
        var lots = LeadLots();
        foreach (var lot in lots)
        {
            Cite(lot.Lot, "lots");
            if (lot.Amount is { } price)
                Cite(price.Span, "amount");
        }

        if (Date is { } day)
            Cite(new(day.Start, day.End), "date");
        return new()
        {
            Evidence = evidence,
            Confidence = Confidence,
            Stage = Stage,
            Buyer = Buyer.IsEmpty ? null : Party(Buyer),
            Suppliers = Bids.Count > 0 ? Bidders() : Supplier.IsEmpty ? Titled is null ? [] : [new(Titled, register.IdOf(Titled))] : [Named(Supplier) with { Rank = Rank }, .. Members.Select(Named)],
            Project = Project.IsEmpty ? null : ProjectName.WithoutShortNames(document.Written(Project)),
            Contract = Contract.IsEmpty ? null : document.Written(Contract),
            Amount = Amount is { } money ? ToAmount(money) : Total(lots),
            Lots = [.. lots.Where(b => !b.Lot.IsEmpty).Select(b => new Lot(document.Written(b.Lot), Amount: b.Amount is { } price ? ToAmount(price) : null))],
            Date = Date?.Date,
        };

        void Cite(Span span, string field)
        {
            if (!span.IsEmpty)
                evidence.Add(document.Evidence(span, field));
        }
    }

    /// <summary>The lots that the lead bidder leads.</summary>
    private List<Bid> LeadLots() => [.. Bids.Where(b => document.Written(b.Name) == document.Written(Bids[0].Name))];

    private IReadOnlyList<Supplier> Bidders()
    {
        var suppliers = new List<Supplier>();
        foreach (var bid in Bids)
        {
            var written = document.Written(bid.Name);
            if (!suppliers.Exists(s => s.Name == written))
                suppliers.Add(new(written, register.IdOf(written), bid.Rank, bid.Share, bid.Amount is { } price ? ToAmount(price) : null));
        }

        return suppliers;
    }

    /// <summary>What the lead's lots come to, where each has its price in one currency.</summary>
    private Amount? Total(List<Bid> lots)
    {
        var prices = lots.ConvertAll(b => b.Amount);
        if (prices.Count == 0 || prices.Exists(p => p is null || p.Value.Figure.Currency != prices[0]!.Value.Figure.Currency))
            return null;
        if (prices.Count == 1)
            return ToAmount(prices[0]!.Value);
        return new(prices.Sum(p => p!.Value.Figure.Min), prices.Sum(p => p!.Value.Figure.Max), prices[0]!.Value.Figure.Currency);
    }

    private Amount ToAmount(Money money)
    {
        var figure = money.Figure;
        var written = document.Written(money.Span).AsSpan();
        // A unit in brackets belongs to the sum, a sum in brackets only says it again.
        if (written.IndexOfAny("(（") is var restated and > 0 && !(written[(restated + 1)..] is ['万' or '亿' or '元', ..]))
            written = written[..restated];
        if (written.EndsWith("人民币", StringComparison.Ordinal))
            written = written[..^3];
        return new(figure.Min, figure.Max, figure.Currency, figure.Approximate, figure.TaxIncluded, Figures.AmountText.Of(written));
    }

    private Party Party(Span name)
    {
        var written = document.Written(name);
        return new(written, IdOf(written));
    }

    private Supplier Named(Span name)
    {
        var written = document.Written(name);
        return new(written, IdOf(written));
    }

    /// <summary>"百度昆仑芯": a short name that its parent's stands before.</summary>
    private string? IdOf(string written)
    {
        if (register.IdOf(written) is { } id)
            return id;
        if (written.Length > LongestShortName)
            return null;
        foreach (var mention in register.Scan(written))
        {
            if (mention.End == written.Length && mention.Start > 0 && mention.ProductId is null)
                return mention.CompanyId;
        }

        return null;
    }
}
