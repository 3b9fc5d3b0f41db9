using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>An award or contract announcement by a listed company: labels first, prose second, the filer as the party that won.</summary>
internal sealed class Announcement
{
    private readonly Condensed document;
    private readonly Reading reading;
    private readonly Definitions definitions;
    private readonly Span filer;
    private readonly List<Labelled> labels;
    private readonly List<Money> sums;
    private readonly Findings findings = new();

    public Announcement(Reading reading, Condensed document, Definitions definitions, Span filer)
    {
        (this.reading, this.document, this.definitions, this.filer) = (reading, document, definitions, filer);
        labels = FieldLabels.Read(document.Text);
        sums = MoneyReading.Read(document.Text, FigureReader.Read(document.Text, reading.Document.PublishedOn));
        new Prose(document.Text, definitions, findings).Read();
    }

    private string Text => document.Text;

    public IEnumerable<ProcurementClaim> Claims()
    {
        foreach (var label in labels)
            Take(label);
        var supplier = Supplier();
        if (supplier.IsEmpty)
            yield break;
        var draft = new Draft(document, reading.Register)
        {
            Stage = Stages.Of(Text),
            Supplier = supplier,
            Buyer = Pick(findings.Buyers, supplier),
            Project = Findings.Best(findings.Projects)?.Span ?? default,
            Contract = Findings.Best(findings.Contracts)?.Span ?? default,
            Amount = Amount(),
        };
        if (draft.Project.IsEmpty && draft.Contract.IsEmpty && draft.Amount is null && draft.Buyer.IsEmpty)
            yield break;
        yield return draft.ToClaim();
    }

    private void Take(Labelled label)
    {
        switch (label.Role)
        {
            case Role.Buyer:
                var raw = label.Value with { End = Math.Min(label.Value.End, label.Value.Start + 60) };
                var name = OrganisationName.FirstIn(Text, raw);
                if (!name.IsEmpty && name.Start <= label.Value.Start + 3)
                    findings.Buyers.Add(new(definitions.Resolve(name), 96, label.Label.Start));
                else if (definitions.Resolve(ProjectName.Trim(Text, ProjectName.Clause(Text, raw.Start, raw.End))) is { Length: >= 3 and <= 40 } whole)
                    findings.Buyers.Add(new(whole, Lexicon.OrganisationAtEnd(whole.In(Text)) > 0 ? 90 : 60, label.Label.Start));
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
            case Role.Amount:
                for (var i = 0; i < sums.Count; i++)
                {
                    if (sums[i].Figure.Start >= label.Value.Start && sums[i].Figure.Start < Math.Min(label.Value.End, label.Value.Start + 60))
                    {
                        if (sums[i].Score < 100 && sums[i].Score != 2)
                            sums[i] = sums[i] with { Score = LabelScore(label) };
                        break;
                    }
                }

                break;
        }
    }

    private int LabelScore(Labelled label)
    {
        var written = label.Label.In(Text);
        if (written.Contains("中标", StringComparison.Ordinal) || written.Contains("成交", StringComparison.Ordinal))
            return 110;
        if (written.Contains("合同", StringComparison.Ordinal))
            return 106;
        return written.Contains("投资", StringComparison.Ordinal) ? 75 : 80;
    }

    private Span Supplier()
    {
        var best = Findings.Best(findings.Suppliers);
        if (best is { Score: >= 60 } found)
            return found.Span;
        return filer.IsEmpty ? best?.Span ?? default : filer;
    }

    private Span Pick(List<Candidate> buyers, Span supplier)
    {
        buyers.RemoveAll(b => Same(b.Span, supplier) || Same(b.Span, filer) || OrganisationName.IsPronoun(b.Span.In(Text)));
        return Findings.Best(buyers)?.Span ?? default;
    }

    private bool Same(Span a, Span b) => a.In(Text).SequenceEqual(b.In(Text));

    private Money? Amount()
    {
        Money? best = null;
        foreach (var sum in sums)
        {
            if (sum.Score >= 30 && (best is null || sum.Score > best.Value.Score))
                best = sum;
        }

        return best;
    }
}
