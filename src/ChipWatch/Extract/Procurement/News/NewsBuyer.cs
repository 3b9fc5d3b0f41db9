namespace ChipWatch.Extract.Procurement.News;

/// <summary>Whose purchase an award was: as sentences say it, or else as the purchase is called or where the tender was.</summary>
internal sealed class NewsBuyer(string text, Purchaser purchasers)
{
    public Span Of(Findings findings, BidMention mention, Span project, List<Span> winners)
    {
        foreach (var candidate in findings.Buyers.Where(b => b.Score >= 60).OrderByDescending(b => b.Score))
        {
            var name = purchasers.Trim(candidate.Span);
            if (Buys(name, winners) && !Unrelated(candidate))
                return name;
        }

        if (purchasers.Appointed(new(mention.Scope.Start, mention.Tail)) is { IsEmpty: false } appointed && Buys(appointed, winners))
            return appointed;
        if (purchasers.Owner(mention.Scope) is { IsEmpty: false } owner && Buys(owner, winners))
            return owner;
        foreach (var word in mention.Words)
        {
            if (word.Kind is BidWordKind.Notice or BidWordKind.Winner && purchasers.Publisher(mention.Scope, word.Start) is { IsEmpty: false } publisher && Buys(publisher, winners))
                return publisher;
        }

        if (Result(mention.Scope) is { } result && purchasers.Publisher(mention.Scope, result) is { IsEmpty: false } host && Buys(host, winners))
            return host;
        if (!project.IsEmpty && purchasers.Opening(project) is { IsEmpty: false } opening && Buys(opening, winners))
            return opening;
        foreach (var word in mention.Words)
        {
            if (word.Kind == BidWordKind.Won && purchasers.Opening(ProjectName.Clause(text, word.Start + 2, mention.Scope.End)) is { IsEmpty: false } first && Buys(first, winners))
                return first;
            if (word.Kind == BidWordKind.Notice && purchasers.Published(mention.Scope, word.Start) is { IsEmpty: false } published && Buys(published, winners))
                return published;
        }

        foreach (var name in (ReadOnlySpan<Span>)[Venue(mention.Scope), purchasers.Sender(mention.Scope), purchasers.Anywhere(mention.Scope)])
        {
            if (!name.IsEmpty && Buys(name, winners))
                return name;
        }

        return default;
    }

    /// <summary>A partner in a memorandum, or a bank behind a guarantee, buys nothing.</summary>
    public bool Unrelated(Candidate candidate)
    {
        var rest = text.AsSpan(candidate.Span.End, Math.Min(30, text.Length - candidate.Span.End));
        if (rest.IndexOf('签') < 0)
            return false;
        foreach (var word in (ReadOnlySpan<string>)["备忘录", "战略", "合作协议", "保证合同", "借款", "担保", "意向", "框架合作", "股权"])
        {
            if (rest.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public bool Buys(Span name, List<Span> winners) =>
        !OrganisationName.IsPronoun(name.In(text)) && name.Length >= 3 && !winners.Exists(s => s.In(text).SequenceEqual(name.In(text)) || name.Contains(s)) && !name.In(text).Contains("由公司", StringComparison.Ordinal) && !name.In(text).EndsWith("是公司", StringComparison.Ordinal);

    /// <summary>"在 X 采购项目招标中" and "参加 X …项目招标": the body whose purchase it was.</summary>
    private Span Venue(Span within)
    {
        foreach (var word in (ReadOnlySpan<string>)["参与了", "参加了", "参与", "参加", "在"])
        {
            for (var at = IndexOf(word, within.Start, within.End); at >= 0; at = IndexOf(word, at + 1, within.End))
            {
                var clause = ProjectName.Clause(text, at + word.Length, Math.Min(text.Length, at + 60));
                if (clause.In(text).IndexOf("招标", StringComparison.Ordinal) < 0 && clause.In(text).IndexOf("采购", StringComparison.Ordinal) < 0 && clause.In(text).IndexOf("项目", StringComparison.Ordinal) < 0)
                    continue;
                if (purchasers.Opening(clause) is { IsEmpty: false } name)
                    return name;
            }
        }

        return default;
    }

    private int IndexOf(string word, int start, int end)
    {
        var at = start < end ? text.AsSpan(start, end - start).IndexOf(word, StringComparison.Ordinal) : -1;
        return at < 0 ? -1 : start + at;
    }

    /// <summary>"X 公示…集中采购结果": where the outcome of a purchase is named.</summary>
    private int? Result(Span scope)
    {
        foreach (var outcome in (ReadOnlySpan<string>)["采购结果", "集采结果", "招标结果"])
        {
            if (text.AsSpan(scope.Start, scope.Length).IndexOf(outcome, StringComparison.Ordinal) is > 0 and var at)
                return scope.Start + at;
        }

        return null;
    }
}
