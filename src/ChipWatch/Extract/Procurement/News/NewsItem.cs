using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement.News;

/// <summary>Bid wins in Chinese news: one claim for each award, from the sentences that say 中标.</summary>
internal sealed class NewsItem
{
    private readonly Reading reading;
    private readonly Condensed document;
    private readonly Definitions definitions;
    private readonly ShortName names;
    private readonly Purchaser purchasers;
    private readonly NewsBuyer buyers;
    private readonly Announcers announcers;
    private readonly NewsProject projects;
    private readonly List<ProseMark> marks;
    private List<Money> sums = [];
    private IReadOnlyList<Figure> figures = [];

    public NewsItem(Reading reading, Condensed document, Definitions definitions)
    {
        (this.reading, this.document, this.definitions) = (reading, document, definitions);
        names = new(Text, reading.Register);
        purchasers = new(Text, names);
        buyers = new(Text, purchasers);
        announcers = new(Text, Condensed.Of(reading.Document.Title ?? "").Text);
        projects = new(Text);
        marks = Prose.Survey(Text);
    }

    private string Text => document.Text;

    public IEnumerable<ProcurementClaim> Claims()
    {
        var mentions = BidMentions.In(Text, Announcer.Body(Text));
        if (mentions.Count == 0)
            return [];
        figures = FigureReader.Read(Text, reading.Published);
        sums = NewsAmounts.Read(Text, figures);
        var told = new List<NewsAward>();
        foreach (var mention in mentions)
            told.AddRange(Awards(mention, told.Count > 0 ? told[^1] : null));
        var awards = NewsAwards.Merge(Text, told);
        foreach (var award in awards)
            Complete(award, awards.Count == 1);
        return awards.FindAll(a => a.Winners.Count > 0 || !a.Bare || announcers.Titled is not null).ConvertAll(Claim);
    }

    private ProcurementClaim Claim(NewsAward award) => new Draft(document, reading.Register)
    {
        Stage = award.Stage,
        Titled = announcers.Titled,
        Rank = award.Rank,
        Supplier = award.Winners.Count > 0 ? award.Winners[0] : default,
        Members = award.Winners.Count > 1 ? award.Winners[1..] : [],
        Buyer = award.Buyer,
        Project = award.Project,
        Amount = award.Amount,
        Date = award.Date,
    }.ToClaim();

    /// <summary>What a mention tells: one award, or as many as it gives sums 分别.</summary>
    private IEnumerable<NewsAward> Awards(BidMention mention, NewsAward? before)
    {
        int? rank = Text.AsSpan(0, mention.Words[0].Start) switch { [.., '第', '二'] => 2, [.., '第', '三'] => 3, _ => null };
        var announcer = announcers.At(mention.Words[0].Start) is { IsEmpty: false } named ? named : names.LastSubject(mention.Sentence.Start);
        var winners = Winners(mention, announcer);
        var pronoun = winners.Count == 1 && winners[0] == announcer && Text.AsSpan(mention.Scope.Start, mention.Scope.Length).IndexOf(announcer.In(Text), StringComparison.Ordinal) < 0;
        var continues = !mention.Has(BidWordKind.Won) && !mention.Has(BidWordKind.Winner) && !mention.Has(BidWordKind.Letter);
        var later = before is not null && mention.Scope.Start > mention.Sentence.Start;
        if (later && !winners.Exists(names.Known))
        {
            // 其中: what the sum before is made up of, unless somebody else is named.
            if (Text.AsSpan(mention.Sentence.Start, mention.Words[0].Start - mention.Sentence.Start).Contains("其中", StringComparison.Ordinal) && before!.Amount is not null)
                yield break;
            winners = before!.Winners;
        }

        if (winners.Count == 0 && !continues)
            winners = before is { Winners.Count: > 0 } && announcers.At(before.At) == announcer && (announcer.IsEmpty || before.Winners.Contains(announcer)) ? before.Winners : announcer.IsEmpty ? [] : [announcer];
        winners = winners.ConvertAll(definitions.Resolve);
        var findings = new Findings();
        new Prose(Text, marks, definitions, findings).Read(mention.Scope);
        var tail = new Findings();
        new Prose(Text, marks, definitions, tail).Read(new(mention.Scope.End, mention.Tail));
        findings.Buyers.AddRange(tail.Buyers.Select(b => b with { Score = b.Score - 5 }));
        var told = Labelled(mention) ? mention.Scope with { Start = Math.Max(before?.End ?? 0, mention.Scope.Start - 300) } : mention.Scope;
        var project = projects.Of(told, findings);
        var region = new Span(mention.Scope.Start, mention.Tail);
        var stage = NewsStage.Of(Text, region);
        var given = Sums(mention.Scope);
        if (given.Count == 0)
            given = Sums(new(mention.Scope.End, mention.Tail)).Take(1).ToList();
        if (Itemised(mention, given) is { Count: > 1 } items)
        {
            foreach (var (name, price) in items)
                yield return new() { Winners = winners, Buyer = buyers.Of(findings, mention, name, winners), Project = name, Amount = price, At = mention.Scope.Start, Headline = mention.Headline, Date = NewsDate.Of(Text, figures, mention), Stage = stage, End = mention.Tail };
            yield break;
        }

        var listed = Respectively(given);
        // Lots of one award: what they come to is said as well.
        if (listed.Count > 1 && winners.Count < 2 && given.Find(m => IsTotal(m) && m.Value == listed.Sum(l => l.Value)) is { Value: not null } whole)
            (given, listed) = ([whole], []);
        if (listed.Count > 1)
        {
            var parts = Parts(project, listed.Count);
            for (var i = 0; i < listed.Count; i++)
            {
                yield return new()
                {
                    Winners = winners.Count == listed.Count ? [winners[i]] : winners, Buyer = i < parts.Count && parts.Count == listed.Count && purchasers.Opening(parts[i]) is { IsEmpty: false } own ? own : buyers.Of(findings, mention, project, winners),
                    Project = parts.Count == listed.Count ? parts[i] : i == 0 || winners.Count == listed.Count ? project : default, Amount = listed[i], At = mention.Scope.Start, Headline = mention.Headline,
                    Date = NewsDate.Of(Text, figures, mention), Stage = stage, End = mention.Tail,
                };
            }

            yield break;
        }

        Money? amount = given.Count == 0 ? null : given.MaxBy(m => m.Score);
        yield return new()
        {
            Winners = winners, Pronoun = pronoun, Continues = continues, Buyer = buyers.Of(findings, mention, project, winners), Project = project, Amount = amount,
            Stage = stage, End = mention.Tail, Rank = rank, Vague = amount is null && Vague(mention),
            Date = NewsDate.Of(Text, figures, mention), At = mention.Words[0].Start, Headline = mention.Headline, Total = amount is { } sum && IsTotal(sum),
        };
    }

    /// <summary>"分别中标 P(中标价 1亿元)和 Q(中标价 2亿元)": each purchase with its own sum behind it in brackets.</summary>
    private List<(Span Name, Money Sum)> Itemised(BidMention mention, List<Money> given)
    {
        var items = new List<(Span, Money)>();
        if (given.Count < 2 || !mention.Has(BidWordKind.Won))
            return items;
        var from = mention.Words.Find(w => w.Kind == BidWordKind.Won).Start + 2;
        foreach (var sum in given)
        {
            var open = sum.Figure.Start > from ? Text.AsSpan(from, sum.Figure.Start - from).LastIndexOf('(') : -1;
            var close = Text.AsSpan(sum.Figure.End, Math.Min(6, Text.Length - sum.Figure.End)).IndexOf(')');
            if (open < 4 || close < 0 || Text.AsSpan(from, open).Contains(')'))
                return [];
            var start = from;
            while (start < from + open && Text[start] is '和' or '及' or '与' or '、' or ',' or '了')
                start++;
            items.Add((ProjectName.Trim(Text, new(start, from + open)), sum));
            from = sum.Figure.End + close + 1;
        }

        return items;
    }

    private List<Span> Winners(BidMention mention, Span announcer)
    {
        var winners = new Winners(Text, announcer, names);
        foreach (var kind in (ReadOnlySpan<BidWordKind>)[BidWordKind.Won, BidWordKind.Winner, BidWordKind.Letter, BidWordKind.Worth, BidWordKind.Notice])
        {
            foreach (var word in mention.Words)
            {
                if (word.Kind != kind || winners.Of(mention.Sentence, mention.Scope.Start, word) is not { Count: > 0 } found)
                    continue;
                var pronoun = kind is BidWordKind.Won or BidWordKind.Winner && found.Count == 1 && found[0] == announcer;
                if (pronoun && Receiver(mention, winners) is { Count: > 0 } receiver)
                    return receiver;
                return found;
            }
        }

        return [];
    }

    /// <summary>Who got the letter, where 公司 in its sentence means them.</summary>
    private List<Span> Receiver(BidMention mention, Winners winners)
    {
        foreach (var word in mention.Words)
        {
            if (word.Kind == BidWordKind.Letter && winners.Of(mention.Sentence, mention.Scope.Start, word) is { Count: > 0 } found && found.TrueForAll(names.Known))
                return found;
        }

        return [];
    }

    /// <summary>"中标人:X": the labels before it belong to it.</summary>
    private bool Labelled(BidMention mention) =>
        mention.Words.Exists(w => w.Kind == BidWordKind.Winner && Text.AsSpan(w.Start, Math.Min(10, Text.Length - w.Start)).IndexOf(':') is > 2 and var colon && Text.AsSpan(w.Start, colon).IndexOfAny(",。\n") < 0);

    /// <summary>"中标多个项目": no award, but how well a company does.</summary>
    private bool Vague(BidMention mention)
    {
        var rest = Text.AsSpan(mention.Words[^1].Start + 2, Math.Min(8, Text.Length - mention.Words[^1].Start - 2));
        foreach (var word in (ReadOnlySpan<string>)["多个", "多项", "一批", "若干", "众多", "更多", "数个", "数十"])
        {
            if (rest.IndexOf(word, StringComparison.Ordinal) is 0 or 1)
                return true;
        }

        // "新增中标项目8个"
        return rest.StartsWith("项目", StringComparison.Ordinal) && rest.Length > 3 && char.IsAsciiDigit(rest[2]) && rest[3..].IndexOfAny('个', '项') is 0 or 1;
    }

    /// <summary>Who announced it won it where nobody else is named; of a single award the whole item is asked.</summary>
    private void Complete(NewsAward award, bool alone)
    {
        if (award.Winners.Count == 0 && announcers.At(award.At) is { IsEmpty: false } announcer)
            award.Winners = [announcer];
        if (award.Winners.Count == 0 && alone && Possessor() is { IsEmpty: false } owner)
            award.Winners = [owner];
        if (!alone)
            return;
        if (award.Stage == ProcurementStage.Award)
            award.Stage = NewsStage.Of(Text, new(0, Text.Length));
        var findings = new Findings();
        new Prose(Text, marks, definitions, findings).Read(new(Announcer.Body(Text), Text.Length));
        if (award.Project.IsEmpty)
            award.Project = projects.Of(new(Announcer.Body(Text), Text.Length), findings);
        if (award.Buyer.IsEmpty)
        {
            findings.Buyers.RemoveAll(b => b.Score < 60 || !buyers.Buys(b.Span, award.Winners) || buyers.Unrelated(b));
            award.Buyer = Findings.Best(findings.Buyers) is { } best ? purchasers.Trim(best.Span) : default;
        }

        if (award.Buyer.IsEmpty && !award.Project.IsEmpty && purchasers.Opening(award.Project) is { IsEmpty: false } opening && buyers.Buys(opening, award.Winners))
            award.Buyer = opening;
        award.Amount ??= Sums(new(0, Text.Length)) is { Count: > 0 } all ? all.MaxBy(m => m.Score) : null;
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

    private List<Money> Sums(Span within) => sums.FindAll(m => m.Score >= NewsAmounts.Least && m.Figure.Start >= within.Start && m.Figure.Start < within.End);

    /// <summary>"分别为 1亿元、2亿元和3亿元": the sums that stand in one list.</summary>
    private List<Money> Respectively(List<Money> own)
    {
        var listed = new List<Money>();
        foreach (var sum in own)
        {
            var between = listed.Count == 0 ? default : Text.AsSpan(listed[^1].Figure.End, sum.Figure.Start - listed[^1].Figure.End);
            if (listed.Count > 0 && (between.StartsWith("、", StringComparison.Ordinal) ? between.Length < 30 && between.IndexOfAny(",。(") < 0 : between.Length is 1 or 4 && between.IndexOfAny("和及与,") == 0))
                listed.Add(sum);
            else if (listed.Count < 2)
                listed = [sum];
        }

        return listed;
    }

    private List<Span> Parts(Span list, int count)
    {
        var parts = new List<Span>();
        var start = list.Start;
        for (var i = list.Start; i <= list.End; i++)
        {
            if (i < list.End && Text[i] is not '、' && !(Text[i] is '和' or '及' or '与' && parts.Count == count - 2 && i - start > 5))
                continue;
            if (i - start >= 2)
                parts.Add(ProjectName.Trim(Text, new(start, i)));
            start = i + 1;
        }

        return parts;
    }

    private bool IsTotal(Money sum)
    {
        var before = Text.AsSpan(Math.Max(0, sum.Figure.Start - 14), sum.Figure.Start - Math.Max(0, sum.Figure.Start - 14));
        return before.IndexOf("合计", StringComparison.Ordinal) >= 0 || before.IndexOf("累计", StringComparison.Ordinal) >= 0 || before.IndexOf("共计", StringComparison.Ordinal) >= 0 || before.IndexOf("总计", StringComparison.Ordinal) >= 0;
    }
}
