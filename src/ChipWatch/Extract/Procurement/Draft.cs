using ChipWatch.Register;

namespace ChipWatch.Extract.Procurement;

/// <summary>A claim under way: spans of the condensed text, turned into the record with its evidence at the end.</summary>
internal sealed class Draft(Condensed document, CompanyRegister register)
{
    public ProcurementStage Stage { get; init; }
    public Span Buyer { get; init; }
    public Span Supplier { get; init; }
    public IReadOnlyList<Span> Members { get; init; } = [];
    public Span Project { get; init; }
    public Span Contract { get; init; }
    public Money? Amount { get; init; }
    public double Confidence { get; init; } = 0.7;

    public ProcurementClaim ToClaim()
    {
        var evidence = new List<Evidence>();
        Cite(Supplier, "suppliers");
        foreach (var member in Members)
            Cite(member, "suppliers");
        Cite(Buyer, "buyer");
        Cite(Project, "project");
        Cite(Contract, "contract");
        if (Amount is { } sum)
            Cite(sum.Span, "amount");
        return new()
        {
            Evidence = evidence,
            Confidence = Confidence,
            Stage = Stage,
            Buyer = Buyer.IsEmpty ? null : Party(Buyer),
            Suppliers = Supplier.IsEmpty ? [] : [.. Members.Prepend(Supplier).Select(Named)],
            Project = Project.IsEmpty ? null : document.Written(Project),
            Contract = Contract.IsEmpty ? null : document.Written(Contract),
            Amount = Amount is { } money ? ToAmount(money) : null,
        };

        void Cite(Span span, string field)
        {
            if (!span.IsEmpty)
                evidence.Add(document.Evidence(span, field));
        }
    }

    private Amount ToAmount(Money money)
    {
        var figure = money.Figure;
        return new(figure.Min, figure.Max, figure.Currency, figure.Approximate, figure.TaxIncluded, Figures.AmountText.Of(document.Written(money.Span)));
    }

    private Party Party(Span name)
    {
        var written = document.Written(name);
        return new(written, register.IdOf(written));
    }

    private Supplier Named(Span name)
    {
        var written = document.Written(name);
        return new(written, register.IdOf(written));
    }
}
