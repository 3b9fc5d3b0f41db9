using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>What a body means to buy (采购意向): a table with a purchase, its budget and its month in each row.</summary>
internal sealed class NoticePlans(Reading reading, Condensed document, IReadOnlyList<Figure> figures)
{
    private readonly NoticeTables tables = new(document, figures);

    private string Text => document.Text;

    public IReadOnlyList<ProcurementClaim> Claims()
    {
        var plans = new List<ProcurementClaim>();
        var buyer = Buyer();
        var (name, budget, month, scale) = (-1, -1, -1, default(decimal?));
        for (var start = 0; start < Text.Length;)
        {
            var end = SheetLine.EndOf(Text, start);
            var cells = Span.Cells(Text, start, end);
            if (cells.FindIndex(c => c.In(Text).EndsWith("项目名称", StringComparison.Ordinal)) is >= 0 and var heading && cells.Count > 1)
            {
                (name, budget, month) = (heading, cells.FindIndex(c => c.In(Text).Contains("预算", StringComparison.Ordinal)), cells.FindIndex(c => c.In(Text).Contains("时间", StringComparison.Ordinal)));
                scale = budget >= 0 ? NoticeTables.Scale(cells[budget].In(Text)) : null;
            }
            else if (name >= 0 && name < cells.Count && cells.Count > 1 && cells[name].Length is >= 3 and <= 120)
            {
                plans.Add(new Draft(document, reading.Register)
                {
                    Stage = ProcurementStage.Planning,
                    Buyer = buyer,
                    Project = ProjectName.Trim(Text, cells[name]),
                    Amount = budget >= 0 && budget < cells.Count ? tables.Priced(cells[budget], scale) : null,
                    Date = month >= 0 && month < cells.Count ? figures.FirstIn(cells[month].Start, cells[month].End, f => f.Date is not null) : null,
                    Confidence = Confidence.Notice,
                }.ToClaim());
            }

            start = end + 1;
        }

        return plans;
    }

    /// <summary>"东州大学2026年12月政府采购意向", or a label: whose intentions these are.</summary>
    private Span Buyer()
    {
        foreach (var label in FieldLabels.Read(Text))
        {
            if (label.Role == Role.Buyer && label.Value.Length is >= 3 and <= 60)
                return ProjectName.Clause(Text, label.Value.Start, label.Value.End);
        }

        var year = Text.AsSpan(0, SheetLine.EndOf(Text, 0)).IndexOf("20", StringComparison.Ordinal);
        return year is >= 3 and <= 40 && OrganisationName.Plausible(Text, new(0, year)) ? new(0, year) : default;
    }
}
