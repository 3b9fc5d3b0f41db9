using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>One bidder of a lot.</summary>
internal sealed record Bid(Span Name, int? Rank)
{
    public Span Lot { get; init; }
    public decimal? Share { get; init; }
    public Money? Amount { get; set; }
}

/// <summary>A portal's notice: labels and tables with buyer, project, lots and bidders; one claim per lead bidder.</summary>
internal sealed partial class Notice(Reading reading, Condensed document)
{
    private readonly List<Labelled> labels = FieldLabels.Read(document.Text);
    private readonly IReadOnlyList<Figure> figures = FigureReader.Read(document.Text, reading.Published);
    private readonly List<Bid> bids = [];
    private Span lot;

    private string Text => document.Text;

    /// <summary>Whether the text opens as portals' notices do and carries their labels.</summary>
    /// <param name="title">The document's own, or empty.</param>
    public static bool Is(string title, string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 160));
        if (NoticeStages.Of(title, head) is not { } stage || head.Contains("证券代码", StringComparison.Ordinal))
            return false;
        // Of what is only planned, asked for or called off no story speaks under such a title.
        if (stage is ProcurementStage.Tender or ProcurementStage.Planning or ProcurementStage.Cancelled && NoticeStages.Ends(title.Length > 0 ? title : head[..(head.IndexOf('\n') is > 0 and var line ? line : head.Length)]))
            return true;
        var found = 0;
        foreach (var label in FieldLabels.Read(text))
        {
            if (label.Role is Role.Buyer or Role.Supplier or Role.Project or Role.Amount or Role.Budget or Role.Number or Role.Agent or Role.Lot)
                found++;
        }

        // Run together in one line, two labels may as well be a story's words.
        return found >= (text.Contains('\n') ? 2 : 4) || text.Contains('\t');
    }

    public IEnumerable<ProcurementClaim> Claims()
    {
        if (stage == ProcurementStage.Planning && new NoticePlans(reading, document, figures).Claims() is { Count: > 0 } plans)
        {
            foreach (var plan in plans)
                yield return plan;
            yield break;
        }

        var (buyer, project, budget) = (default(Span), default(Span), default(Money?));
        var date = default(Figure?);
        foreach (var label in labels)
        {
            var value = Value(label);
            switch (label.Role)
            {
                case Role.Buyer when buyer.IsEmpty:
                    buyer = Party(value);
                    break;
                case Role.Other when label.Label.In(Text).EndsWith("名称", StringComparison.Ordinal) && buyer.IsEmpty && UnderBuyer(label.Label.Start):
                    buyer = Party(value);
                    break;
                case Role.Project when project.IsEmpty:
                    project = ProjectName.Trim(Text, value);
                    break;
                case Role.Lot:
                    lot = value;
                    break;
                case Role.Supplier or Role.Runner:
                    Bidders(label, value);
                    break;
                case Role.Amount:
                    Priced(label);
                    break;
                case Role.Budget when budget is null:
                    budget = Sum(label);
                    break;
                case Role.Date when date is null:
                    date = Dated(value);
                    break;
            }
        }

        new NoticeTables(document, figures).Read(bids);
        if (project.IsEmpty)
            project = Title();
        if (project.IsEmpty)
            yield break;
        if (buyer.IsEmpty)
            buyer = Told();
        if (bids.Count == 0 || stage is ProcurementStage.Planning or ProcurementStage.Tender or ProcurementStage.Cancelled)
        {
            if (buyer.IsEmpty && budget is null && bids.Count == 0)
                yield break;
            yield return new Draft(document, reading.Register) { Stage = stage, Buyer = buyer, Project = project, Amount = budget, Date = date, Confidence = Confidence.Notice }.ToClaim();
            yield break;
        }

        foreach (var group in Groups())
            yield return new Draft(document, reading.Register) { Stage = stage, Buyer = buyer, Project = project, Date = date, Bids = group, Confidence = Confidence.Notice }.ToClaim();
    }

    /// <summary>A label without its value on the line ("四、项目名称" over it) takes the next line; a value ends at a full stop.</summary>
    private Span Value(Labelled label)
    {
        var end = Text.AsSpan(label.Value.Start, label.Value.Length).IndexOfAny('。', ';');
        return end > 0 ? label.Value with { End = label.Value.Start + end } : label.Value;
    }

    private Span Party(Span value)
    {
        var clause = ProjectName.Clause(Text, value.Start, value.End);
        return clause.Length is >= 3 and <= 60 ? clause : default;
    }

    /// <summary>CCGP gives the buyer as 名称 under the heading 采购人信息.</summary>
    private bool UnderBuyer(int place)
    {
        var floor = Math.Max(0, place - 40);
        var heading = Text.AsSpan(floor, place - floor);
        return heading.Contains("采购人信息", StringComparison.Ordinal) || heading.Contains("采购单位信息", StringComparison.Ordinal) || heading.Contains("招标人信息", StringComparison.Ordinal);
    }

    private void Bidders(Labelled label, Span value)
    {
        var rank = Rank(label.Label.In(Text));
        var names = new List<Span>(OrganisationName.AllIn(Text, value));
        for (var i = 0; i < names.Count; i++)
        {
            var until = i + 1 < names.Count ? names[i + 1].Start : Math.Max(value.End, Math.Min(Text.Length, SheetLine.EndOf(Text, value.End)));
            bids.Add(new(names[i], rank ?? (names.Count > 1 && stage == ProcurementStage.Candidate ? i + 1 : null))
            {
                Lot = Lot(label.Label.Start),
                Share = Percent(names[i].End, until),
                Amount = Money(names[i].End, until),
            });
        }
    }

    private readonly ProcurementStage stage = NoticeStages.Of(reading.Document.Title, document.Text) ?? ProcurementStage.Award;

    private static int? Rank(ReadOnlySpan<char> label)
    {
        if (label.Contains("第一", StringComparison.Ordinal))
            return 1;
        if (label.Contains("第二", StringComparison.Ordinal))
            return 2;
        return label.Contains("第三", StringComparison.Ordinal) ? 3 : null;
    }

    private void Priced(Labelled label)
    {
        if (bids.Count > 0 && bids[^1].Amount is null)
            bids[^1].Amount = Sum(label);
    }

    private Money? Sum(Labelled label)
    {
        var unit = Text.AsSpan(label.Label.End, Math.Max(0, label.Value.Start - label.Label.End));
        foreach (var figure in figures)
        {
            if (figure.Start < label.Value.Start || figure.Start >= Math.Min(label.Value.End, label.Value.Start + 40))
                continue;
            if (figure.Kind == FigureKind.Money)
                return new(figure, 100);
            if (figure.Kind is FigureKind.Number or FigureKind.Count && (NoticeTables.InBrackets(Text, figure, label.Value.End) ?? (NoticeTables.Scale(unit) is { } scale ? NoticeTables.Scaled(figure, scale) : null)) is { } scaled)
                return new(scaled, 100);
        }

        return null;
    }

    private Money? Money(int from, int until) => figures.FirstIn(from, until, f => f.Kind == FigureKind.Money) is { } sum ? new(sum, 100) : null;

    private decimal? Percent(int from, int until)
    {
        foreach (var figure in figures)
        {
            if (figure.Kind == FigureKind.Percent && figure.Start >= from && figure.End <= until && Text.AsSpan(from, figure.Start - from).Contains("份额", StringComparison.Ordinal))
                return figure.Min;
        }

        return null;
    }

    private Figure? Dated(Span value) => figures.FirstIn(value.Start, value.End, f => f.Date is not null);

    /// <summary>"P中标候选人公示" in the first line.</summary>
    private Span Title()
    {
        var end = SheetLine.EndOf(Text, 0);
        var stop = NoticeStages.WordsStart(Text.AsSpan(0, end));
        while (stop > 0 && Text[stop - 1] is '_' or '-' or '—' or ' ')
            stop--;
        var name = stop > 0 ? ProjectName.Trim(Text, new(0, stop)) : default;
        return name.Length >= 5 ? name : Repeated();
    }

    /// <summary>The part of the document's title before its kind, where the text says it again.</summary>
    private Span Repeated()
    {
        var title = reading.Document.Title;
        var stop = NoticeStages.WordsStart(title);
        if (stop <= 0)
            return default;
        var name = Condensed.Of(title[..stop]).Text.TrimEnd('_', '-', ' ', '—', '(', '关', '于');
        return name.Length >= 5 && Text.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at ? ProjectName.Trim(Text, new(at, at + name.Length)) : default;
    }

    /// <summary>"招标人为 X": prose where other notices have a label.</summary>
    private Span Told()
    {
        foreach (var words in (ReadOnlySpan<string>)["招标人为", "采购人为", "比选人为", "建设单位为", "业主为", "采购单位为"])
        {
            if (Text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at && OrganisationName.FirstIn(Text, new(at + words.Length, Math.Min(Text.Length, at + words.Length + 40))) is { IsEmpty: false } name && name.Start <= at + words.Length + 1)
                return name;
        }

        return default;
    }
}
