namespace ChipWatch.Extract.Procurement;

/// <summary>One award of a document that tells several; what it leaves empty is the document's.</summary>
internal sealed record Award
{
    public Span Buyer { get; init; }
    public Span Supplier { get; init; }
    public Span Project { get; init; }
    public Span Contract { get; init; }
    public Money? Amount { get; init; }
}
