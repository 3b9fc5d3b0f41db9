using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Finance;

/// <summary>One metric over several periods: "revenue of $1.2 billion and $1.4 billion in 2023 and 2024, respectively" says two things.</summary>
internal static class EnglishSeries
{
    /// <param name="statements">Of the sentence's metrics; those of the further periods are added behind the first one's.</param>
    public static void Deal(Passage passage, List<RevenueStatement> statements)
    {
        if (!passage.Between(passage.Start, passage.End).Contains("respectively", StringComparison.OrdinalIgnoreCase))
            return;
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            var first = statements[i];
            if (first.Amount is not { } amount || Runs(passage, FigureKind.Money).Find(run => run[0] == amount) is not { Count: > 1 } sums
                || Runs(passage, FigureKind.Period).Find(run => run.Count == sums.Count) is not { } periods)
                continue;
            first.Period = periods[0];
            statements.InsertRange(i + 1, Enumerable.Range(1, sums.Count - 1).Select(k => new RevenueStatement(passage, first.Metric) { Amount = sums[k], Period = periods[k], Predicate = first.Predicate }));
        }
    }

    /// <summary>Figures of a kind that only a comma or "and" stands between.</summary>
    private static List<List<Figure>> Runs(Passage passage, FigureKind kind)
    {
        var runs = new List<List<Figure>>();
        Figure? before = null;
        foreach (var figure in passage.Figures)
        {
            if (figure.Kind == kind && (kind != FigureKind.Period || figure.Period is not null))
            {
                if (before is { } last && last.Kind == kind && passage.Between(last.End, figure.Start).Trim() is "," or "and" or ", and")
                    runs[^1].Add(figure);
                else
                    runs.Add([figure]);
            }

            before = figure;
        }

        return runs;
    }
}
