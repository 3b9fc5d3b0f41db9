using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>Bid wins in Chinese news: one claim per item, from the sentences that say 中标.</summary>
internal sealed class NewsItem
{
    private static readonly string[] Denials = ["未中标", "未能中标", "没有中标", "若中标", "如中标", "一旦中标", "能否中标", "是否中标", "若能中标", "如能中标", "如果中标", "有望中标", "力争中标", "争取中标", "不中标", "中标率", "若是中标", "假如中标", "并未中标", "尚未中标", "若成功中标", "如成功中标", "落标", "围标", "串标", "可能中标", "中标可能", "未入围"];
    private readonly Reading reading;
    private readonly Condensed document;
    private readonly Definitions definitions;
    private readonly Findings findings = new();

    public NewsItem(Reading reading, Condensed document, Definitions definitions) => (this.reading, this.document, this.definitions) = (reading, document, definitions);

    private string Text => document.Text;

    public IEnumerable<ProcurementClaim> Claims()
    {
        var announcer = Announcer.Of(Text);
        var winners = new Winners(Text, announcer);
        var suppliers = new List<Span>();
        var stated = false;
        var body = Announcer.Body(Text);
        foreach (var whole in Sentences())
        {
            var sentence = whole.Start < body && body < whole.End ? whole with { Start = body } : whole;
            if (sentence.End <= body)
                continue;
            for (var at = Text.IndexOf("中标", sentence.Start, sentence.Length, StringComparison.Ordinal); at >= 0; at = Text.IndexOf("中标", at + 2, sentence.End - at - 2, StringComparison.Ordinal))
            {
                if (Denied(at))
                    continue;
                stated = true;
                foreach (var winner in suppliers.Count == 0 ? winners.Of(sentence, at) : [])
                    suppliers.Add(winner);
            }
        }

        if (!stated)
            yield break;
        if (suppliers.Count == 0 && !announcer.IsEmpty)
            suppliers.Add(announcer);
        if (suppliers.Count == 0 && Possessor() is { IsEmpty: false } owner)
            suppliers.Add(owner);
        new Prose(Text, definitions, findings).Read(new(0, Text.Length));
        foreach (var label in FieldLabels.Read(Text))
        {
            if (label.Role == Role.Project && ProjectName.Trim(Text, ProjectName.Clause(Text, label.Value.Start, label.Value.End)) is var named && ProjectName.Plausible(Text, named))
                findings.Projects.Add(new(named, 95, label.Label.Start));
        }

        var project = Findings.Best(findings.Projects)?.Span ?? default;
        findings.Buyers.RemoveAll(b => b.Score < 60 || suppliers.Exists(s => s.In(Text).SequenceEqual(b.Span.In(Text))) || OrganisationName.IsPronoun(b.Span.In(Text)));
        var buyer = Findings.Best(findings.Buyers)?.Span ?? default;
        if (buyer.IsEmpty && !project.IsEmpty && OrganisationName.FirstIn(Text, project) is { IsEmpty: false } prefix && prefix.Start <= project.Start + 4)
            buyer = prefix;
        if (buyer.IsEmpty)
            buyer = Venue(suppliers);
        var amount = Amount();
        if (suppliers.Count == 0 && buyer.IsEmpty && project.IsEmpty && amount is null)
            yield break;
        yield return new Draft(document, reading.Register)
        {
            Stage = Stages.Of(Text),
            Supplier = suppliers.Count > 0 ? suppliers[0] : default,
            Members = suppliers.Count > 1 ? suppliers[1..] : [],
            Buyer = buyer,
            Project = project,
            Amount = amount,
        }.ToClaim();
    }

    /// <summary>"在 X 采购项目招标中" and "参加 X …项目招标": the body whose purchase it was.</summary>
    private Span Venue(List<Span> suppliers)
    {
        foreach (var word in (ReadOnlySpan<string>)["参与了", "参加了", "参与", "参加", "在"])
        {
            for (var at = Text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                var clause = ProjectName.Clause(Text, at + word.Length, Math.Min(Text.Length, at + 60));
                if (clause.In(Text).IndexOf("招标", StringComparison.Ordinal) < 0 && clause.In(Text).IndexOf("采购", StringComparison.Ordinal) < 0 && clause.In(Text).IndexOf("项目", StringComparison.Ordinal) < 0)
                    continue;
                var name = OrganisationName.FirstIn(Text, clause);
                if (!name.IsEmpty && name.Start <= clause.Start + 5 && !suppliers.Exists(s => s.In(Text).SequenceEqual(name.In(Text))))
                    return name;
            }
        }

        return default;
    }

    private IEnumerable<Span> Sentences()
    {
        var start = 0;
        for (var i = 0; i <= Text.Length; i++)
        {
            if (i < Text.Length && Text[i] is not ('。' or '\n' or '!'))
                continue;
            if (i - start > 3)
                yield return new(start, i);
            start = i + 1;
        }
    }

    private bool Denied(int at)
    {
        foreach (var denial in Denials)
        {
            var offset = denial.IndexOf("中标", StringComparison.Ordinal);
            if (offset >= 0 && at >= offset && Text.AsSpan(at - offset).StartsWith(denial, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>"占金溢科技2018年度营业收入的…": whose revenue the sum is measured by won it.</summary>
    private Span Possessor()
    {
        for (var at = Text.IndexOf('占'); at >= 0; at = Text.IndexOf('占', at + 1))
        {
            var end = at + 1;
            while (end < Text.Length && end - at < 12 && !char.IsAsciiDigit(Text[end]) && Text[end] is not (',' or '。'))
                end++;
            if (end < Text.Length && char.IsAsciiDigit(Text[end]) && end - at > 2 && !OrganisationName.IsPronoun(Text.AsSpan(at + 1, end - at - 1)) && !Text.AsSpan(at + 1, end - at - 1).StartsWith("公司", StringComparison.Ordinal) && !Text.AsSpan(at + 1, end - at - 1).Contains('的'))
                return new(at + 1, end);
        }

        return default;
    }

    private Money? Amount()
    {
        Money? best = null;
        foreach (var sum in MoneyReading.Read(Text, FigureReader.Read(Text, reading.Document.PublishedOn)))
        {
            if (sum.Score >= 8 && (best is null || sum.Score > best.Value.Score))
                best = sum;
        }

        return best;
    }
}
