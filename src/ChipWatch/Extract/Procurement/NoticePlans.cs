using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>What a body means to buy (采购意向): a table with a purchase, its budget and its month in each row.</summary>
internal sealed class NoticePlans(Reading reading, Condensed document, IReadOnlyList<Figure> figures)
{
    private string Text => document.Text;

    public IReadOnlyList<ProcurementClaim> Claims()
    {
        var plans = new List<ProcurementClaim>();
        var buyer = Buyer();
        var (name, budget, month, scale) = (-1, -1, -1, default(decimal?));
        for (var start = 0; start < Text.Length;)
        {
            var end = Text.IndexOf('\n', start) is >= 0 and var stop ? stop : Text.Length;
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
                    Amount = budget >= 0 && budget < cells.Count ? Sum(cells[budget], scale) : null,
                    Date = month >= 0 && month < cells.Count ? Month(cells[month]) : null,
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

        var line = Text.IndexOf('\n') is > 0 and var end ? end : Text.Length;
        var year = Text.AsSpan(0, line).IndexOf("20", StringComparison.Ordinal);
        return year is >= 3 and <= 40 && OrganisationName.Plausible(Text, new(0, year)) ? new(0, year) : default;
    }

    private Money? Sum(Span cell, decimal? scale)
    {
        foreach (var figure in figures)
        {
            if (figure.Start < cell.Start || figure.End > cell.End)
                continue;
            if (figure.Kind == FigureKind.Money)
                return new(figure, 100);
            if (NoticeTables.InBrackets(Text, figure, cell.End) is { } own)
                return new(own, 100);
            return scale is { } factor ? new(NoticeTables.Scaled(figure, factor), 100) : null;
        }

        return null;
    }

    private Figure? Month(Span cell)
    {
        foreach (var figure in figures)
        {
            if (figure.Date is not null && figure.Start >= cell.Start && figure.End <= cell.End)
                return figure;
        }

        return null;
    }
}
