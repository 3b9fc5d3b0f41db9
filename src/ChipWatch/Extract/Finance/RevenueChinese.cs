using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>
/// Reads one Chinese sentence: each 指标 owns what follows it up to the next one, "分别" deals the figures out, and
/// 上年同期 and 市场规模 keep theirs.
/// </summary>
internal static class RevenueChinese
{
    public static void Read(Passage passage, List<RevenueClaim> claims)
    {
        var metrics = passage.Terms.Where(t => t.Kind is TermKind.Metric).ToList();
        if (metrics.Count == 0 && passage.First(TermKind.Turn, passage.Start, passage.End) is { } turn)
            metrics.Add(turn with { Kind = TermKind.Metric });
        if (metrics.Count == 0)
            return;

        var own = metrics.ConvertAll(metric => new RevenueStatement(passage, metric));
        List<RevenueStatement> statements = [.. own];
        var dealt = ChineseScope.Deal(passage, statements);
        ChineseSeries.Deal(passage, statements, dealt);
        for (var i = 0; i < metrics.Count; i++)
        {
            if (!dealt.Contains(own[i]))
                ChineseScope.Bind(passage, own[i], i == 0 ? passage.Start : metrics[i - 1].End, i + 1 < metrics.Count ? metrics[i + 1].Start : passage.End);
        }

        RevenueClaim? before = claims.Count > 0 ? claims[^1] : null;
        foreach (var statement in Merge(statements))
        {
            if (!statement.Says || !ChineseModality.Admits(passage, statement))
                continue;
            var subject = passage.Reading.Subjects.Of(passage, statement.Metric.Start, passage.End);
            // 业绩持续增长 of nobody by nothing is no signal.
            if (subject.Party is null && statement is { Amount: null, Change: null })
                continue;
            ChineseContext.Complete(passage, statement, subject.Evidence);
            var inherited = ChineseContext.TellsDays(passage) ? null
                : before is { Period: { } told } && before.Company == subject.Party ? told : passage.Reading.Subjects.ReportedBy(subject.Party);
            claims.Add(before = statement.ToClaim(subject, inherited));
        }
    }

    /// <summary>"实现盈利，净利润1.2亿元" says one thing: a generic word that gives no figure yields to the metric that does.</summary>
    private static IEnumerable<RevenueStatement> Merge(List<RevenueStatement> statements)
    {
        foreach (var statement in statements)
        {
            var bare = statement.Amount is null && statement.Change is null && statement.Metric.Value is "results" or "result";
            if (!bare || !statements.Any(other => other != statement && other.Amount is not null))
                yield return statement;
        }
    }
}
