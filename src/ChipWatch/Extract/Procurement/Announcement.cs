using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>An award or contract announcement by a listed company: labels first, prose second, the filer as the party that won.</summary>
internal sealed class Announcement
{
    /// <summary>Rows below this on average are what is called off under one award, no awards that a listed company would announce.</summary>
    private const decimal CallOff = 1_000_000;

    /// <summary>Awards before one that it may tell again, and how far back its project may be named: a long list repeats what is near.</summary>
    private const int Before = 64;
    private const int Back = 20_000;
    private readonly Condensed document;
    private readonly Reading reading;
    private readonly Definitions definitions;
    private readonly Span filer;
    private readonly List<Labelled> labels;
    private readonly List<Money> sums;
    private readonly AmountChoice amounts;
    private readonly ProjectChoice names;
    private readonly Prose prose;
    private readonly ProcurementStage stage;
    private readonly Findings findings = new();

    public Announcement(Reading reading, Condensed document, Definitions definitions, Span filer)
    {
        (this.reading, this.document, this.definitions, this.filer) = (reading, document, definitions, filer);
        stage = Stages.Of(document.Text);
        labels = FieldLabels.Read(document.Text);
        sums = MoneyReading.Read(document.Text, reading.Published);
        MoneyTables.AddTo(sums, document.Text);
        amounts = new(document.Text, sums, labels);
        names = new(document.Text, labels);
        prose = new Prose(document.Text, Prose.Survey(document.Text), definitions, findings);
        prose.ReadTitle();
        prose.Read(new(0, document.Text.Length));
        prose.ReadOpening();
        new Counterparties(document.Text, definitions).Read(findings);
    }

    private string Text => document.Text;

    /// <summary>It speaks of chips or computing.</summary>
    public bool OfComputing => prose.Tells(Told.Computing);

    /// <summary>Every value of the announcement as an option for the award's.</summary>
    public List<AmountChoice.Option> Sums() => amounts.Options(new(0, Text.Length));

    /// <summary>Every stretch of the announcement as an option for the project's or the contract's name.</summary>
    public List<ProjectOption> Stretches()
    {
        foreach (var label in labels)
            Take(label, findings);
        return names.Options(findings);
    }

    public IEnumerable<ProcurementClaim> Claims()
    {
        foreach (var label in labels)
            Take(label, findings);
        var supplier = Supplier(findings) is { IsEmpty: false } named ? named : filer;
        var awards = new AwardTables(document, definitions, sums).Read();
        if (awards.Count < 2 || awards.Average(a => a.Amount?.Value ?? CallOff) < CallOff)
        {
            var parts = Parts(supplier);
            if (parts.Count > 0 || awards is not [{ Buyer.IsEmpty: false, Supplier.IsEmpty: false }])
                awards = parts;
        }

        if (awards.Count == 0)
        {
            var (project, contract) = names.Best(new(0, Text.Length), findings);
            awards = [new Award { Project = ProjectName.Trim(Text, project), Contract = ProjectName.Trim(Text, contract), Amount = Amount(new(0, Text.Length)) }];
        }

        var buyer = BuyerChoice.Best(Buyers(findings, supplier, awards[0].Project));
        foreach (var award in awards)
        {
            if (award.Project.IsEmpty && award.Contract.IsEmpty && award.Amount is null && buyer.IsEmpty && findings.Projects.Count + findings.Contracts.Count == 0)
                continue;
            yield return new Draft(document, reading.Register)
            {
                Stage = stage,
                Supplier = award.Supplier.IsEmpty ? supplier : award.Supplier,
                Buyer = award.Buyer.IsEmpty ? buyer : award.Buyer,
                Project = award.Project,
                Contract = award.Contract,
                Amount = award.Amount,
            }.ToClaim();
        }
    }

    /// <summary>The parties that may be the buyer of the announcement's first award, for learning how to choose among them.</summary>
    internal List<BuyerChoice.Option> Options()
    {
        foreach (var label in labels)
            Take(label, findings);
        return Buyers(findings, Supplier(findings) is { IsEmpty: false } named ? named : filer, Findings.Best(findings.Projects)?.Span ?? default);
    }

    private List<BuyerChoice.Option> Buyers(Findings findings, Span supplier, Span project)
    {
        Prefix(project);
        foreach (var other in findings.Projects)
        {
            if (other.Score >= 55 && !Same(other.Span, project))
                Prefix(other.Span);
        }

        findings.Buyers.RemoveAll(b => Same(b.Span, supplier) || Same(b.Span, filer) || OrganisationName.IsPronoun(b.Span.In(Text)));
        return BuyerChoice.Options(Text, findings.Buyers, findings.Suppliers, project, stage == ProcurementStage.Contract);

        void Prefix(Span name)
        {
            if (name.Length > 5 && OrganisationName.FirstIn(Text, name with { End = Math.Min(name.End, name.Start + 40) }) is { IsEmpty: false } owner && owner.Start <= name.Start + 1 && !SharesWithCapital(owner.End))
                findings.Buyers.Add(new(definitions.Resolve(owner), 50, name.Start, Clue.Prefix));
        }
    }

    /// <summary>政府和社会资本合作 is what PPP stands for: its 政府 ends no name.</summary>
    private bool SharesWithCapital(int end) => end + 5 < Text.Length && Text.AsSpan(end + 1).StartsWith("社会资本", StringComparison.Ordinal);

    /// <summary>The awards of an announcement that tells several: by repeated labels, else by items each with a project and a sum.</summary>
    private List<Award> Parts(Span supplier)
    {
        for (var way = 0; way < 3; way++)
        {
            var parts = way switch { 0 => Partition.ByLabels(Text, labels), 1 => Partition.ByHeadings(Text), _ => Partition.ByItems(Text, sums) };
            if (parts.Count < 2)
                continue;
            var worth = parts.ConvertAll(p => Amount(p.Range));
            if (!parts[0].Labelled && parts.Where((p, i) => p.Numbered || worth[i] is not null).Take(2).Count() < 2)
                continue;
            var awards = new List<Award>();
            var told = new List<Span>();
            var introduced = default(Span);
            foreach (var (part, amount) in parts.Zip(worth))
            {
                if (Part(part, amount, supplier) is not { } award || awards.FindLastIndex(awards.Count - 1, Math.Min(awards.Count, Before), a => Restates(a, award)) >= 0)
                    continue;
                awards.Add(award.Buyer.IsEmpty ? award with { Buyer = BuyerElsewhere(award.Project, part.Range, supplier) } : award);
                told.Add(part.Range);
                if (awards.Count == 1 && part is { Numbered: false, Labelled: false })
                    introduced = award.Supplier;
            }

            if (awards.Count < 2 || (awards.Count(a => a.Amount is null) is var unpriced && unpriced > 0 && !parts[0].Labelled && unpriced == awards.Count && awards.Count < 3))
                continue;
            if (Total(awards) is { } whole)
                return [whole];
            var outside = findings.Suppliers.FindAll(s => told.FirstFrom(s.Anchor + 1, t => t.Start) is var next && (next == 0 || told[next - 1].End <= s.Anchor));
            var usual = Findings.Best(outside) is { Score: >= 60 } best ? best.Span : !introduced.IsEmpty && parts.Exists(p => p.Numbered) ? introduced : filer;
            return awards.ConvertAll(a => a.Supplier.IsEmpty ? a with { Supplier = usual } : a);
        }

        return [];
    }

    /// <summary>The award whose sum the ones beside it add up to: they are its lots.</summary>
    private static Award? Total(List<Award> awards)
    {
        for (var i = 0; i < awards.Count; i++)
        {
            if (awards[i].Amount is not { } whole || awards[i].Project.IsEmpty)
                continue;
            foreach (var step in (ReadOnlySpan<int>)[-1, 1])
            {
                var sum = 0m;
                for (var j = i + step; j >= 0 && j < awards.Count && sum < whole.Value * 0.999999m; j += step)
                    sum += awards[j].Amount?.Value ?? 0;
                if (sum > 0 && Math.Abs(sum - whole.Value ?? 0) <= sum / 1_000_000 && awards[i + step].Amount?.Value != sum)
                    return awards[i];
            }
        }

        return null;
    }

    /// <summary>Whom a sentence outside an award's own stretch names beside its project: "收到 X 的通知书，确认公司为“P”的中标单位；收到 Y …".</summary>
    private Span BuyerElsewhere(Span project, Span stretch, Span supplier)
    {
        if (project.Length < 6)
            return default;
        var floor = Math.Max(0, stretch.Start - Back);
        var at = Text.AsSpan(floor, stretch.Start - floor).IndexOf(project.In(Text), StringComparison.Ordinal);
        if (at < 0)
            return default;
        at += floor;
        var start = Text.AsSpan(0, at).LastIndexOfAny('。', ';', '\n') + 1;
        var end = Text.AsSpan(at).IndexOfAny('。', ';', '\n') is var stop and >= 0 ? at + stop : Text.Length;
        var local = new Findings();
        prose.ReadAgain(new(start, end), local);
        return Pick(local.Buyers, supplier);
    }

    /// <summary>The stretch says that the filer itself won, whoever won the others.</summary>
    private bool Ours(Span range) =>
        range.In(Text).HoldsAny("通知公司中标", "通知本公司中标", "确定公司", "确认公司", "我公司中标", "本公司中标", "通知公司为", "由公司");

    /// <summary>Whether a later stretch only tells an award again: its name within the other's, or its very sum.</summary>
    private bool Restates(Award told, Award again)
    {
        if (told.Amount?.Value is { } sum && again.Amount?.Value == sum && (told.Buyer.IsEmpty || again.Buyer.IsEmpty || Same(told.Buyer, again.Buyer)))
            return true;
        if (!told.Project.IsEmpty && !again.Project.IsEmpty)
            return told.Project.In(Text).Contains(again.Project.In(Text), StringComparison.Ordinal) || again.Project.In(Text).Contains(told.Project.In(Text), StringComparison.Ordinal);
        return Same(told.Project, again.Project) && Same(told.Contract, again.Contract);
    }

    private Award? Part(Partition.Part part, Money? amount, Span supplier)
    {
        if (amount is null && !part.Labelled && !part.Numbered)
            return null;
        var local = new Findings();
        prose.ReadAgain(part.Range, local);
        foreach (var label in labels)
        {
            if (part.Range.Start <= label.Label.Start && label.Label.Start < part.Range.End)
                Take(label, local);
        }

        var (project, contract) = part.Lead.IsEmpty || part.Numbered || part.Labelled ? names.Best(part.Range, local) : (part.Lead, default);
        if (project.IsEmpty && contract.IsEmpty)
            (project, contract) = (Findings.Best(local.Projects) is { Score: >= 55 } best ? best.Span : part.Lead, Findings.Best(local.Contracts)?.Span ?? default);
        if ((project.IsEmpty && contract.IsEmpty) || (amount is null && !(part.Labelled ? local.Buyers.Count + local.Suppliers.Count > 0 : !project.IsEmpty && local.Buyers.Exists(b => b.Clue is Clue.Letter or Clue.Told))))
            return null;
        return new()
        {
            Project = project,
            Contract = contract,
            Amount = amount,
            Buyer = Pick(local.Buyers, supplier),
            Supplier = Findings.Best(local.Suppliers) is { Score: >= 60 } won ? won.Span : Ours(part.Range) ? filer : default,
        };
    }

    private void Take(Labelled label, Findings findings)
    {
        switch (label.Role)
        {
            case Role.Buyer:
                var raw = label.Value with { End = Math.Min(label.Value.End, label.Value.Start + 60) };
                var name = OrganisationName.FirstIn(Text, raw);
                if (!name.IsEmpty && name.Start <= label.Value.Start + 3)
                    findings.Buyers.Add(new(definitions.Resolve(name), 96, label.Label.Start, Clue.Label));
                else if (!raw.IsEmpty && Text[label.Label.End] != '\t' && Text[raw.Start] != '某' && definitions.Resolve(ProjectName.Trim(Text, ProjectName.Clause(Text, raw.Start, raw.End))) is { Length: >= 3 and <= 40 } whole)
                    findings.Buyers.Add(new(whole, Lexicon.OrganisationAtEnd(whole.In(Text)) > 0 ? 90 : 60, label.Label.Start, Lexicon.OrganisationAtEnd(whole.In(Text)) > 0 ? Clue.Label : Clue.LooseLabel));
                break;
            case Role.Supplier:
                var value = Text.AsSpan(label.Value.Start, label.Value.Length);
                if (value.StartsWith("公司作为牵头", StringComparison.Ordinal) || value.StartsWith("本公司作为牵头", StringComparison.Ordinal))
                    findings.Suppliers.Add(new(filer, 95, label.Label.Start));
                else if (value.StartsWith("本公司", StringComparison.Ordinal) || value is "公司")
                    findings.Suppliers.Add(new(filer, 77, label.Label.Start));
                else if (OrganisationName.FirstIn(Text, label.Value with { End = Math.Min(label.Value.End, label.Value.Start + 60) }) is { IsEmpty: false } won && won.Start <= label.Value.Start + 1 && definitions.Resolve(won) is var bidder)
                    findings.Suppliers.Add(new(bidder, Same(bidder, filer) || findings.Suppliers.Exists(s => Same(s.Span, bidder)) ? 77 : 40, label.Label.Start));
                break;
            case Role.Project:
                var project = ProjectName.Trim(Text, ProjectName.Clause(Text, label.Value.Start, label.Value.End));
                if (project.Length is >= 4 and <= 130)
                    findings.Projects.Add(new(project, label.Label.Length >= 4 ? 95 : 60, label.Label.Start));
                break;
            case Role.Contract:
                var contract = ProjectName.Trim(Text, ProjectName.Clause(Text, label.Value.Start, label.Value.End));
                if (contract.Length is >= 4 and <= 100 && contract.In(Text).Contains("合同", StringComparison.Ordinal) && !label.Label.In(Text).SequenceEqual("合同类型"))
                    findings.Contracts.Add(new(contract, label.Label.Length >= 4 ? 80 : 50, label.Label.Start));
                break;
        }
    }

    private static Span Supplier(Findings findings) => Findings.Best(findings.Suppliers) is { Score: >= 60 } best ? best.Span : default;

    private Span Pick(List<Candidate> buyers, Span supplier)
    {
        buyers.RemoveAll(b => Same(b.Span, supplier) || Same(b.Span, filer) || OrganisationName.IsPronoun(b.Span.In(Text)));
        return Findings.Best(buyers)?.Span ?? default;
    }

    private bool Same(Span a, Span b) => a.In(Text).SequenceEqual(b.In(Text));

    private Money? Amount(Span range) => amounts.Best(range);
}
