namespace ChipWatch.Reconcile;

/// <summary>
/// Support to signal. The support is replayed in order of publication, whatever the order of arrival, so the same
/// documents always make the same signal, its version and history included.
/// </summary>
internal static class SignalFold
{
    /// <summary>An event that everybody reports keeps its weightiest and earliest statements.</summary>
    private const int MostSupport = 200;

    public static IEnumerable<SignalSupport> Ordered(IEnumerable<SignalSupport> support) =>
        support.OrderBy(s => s.Published).ThenBy(s => s.DocumentId, StringComparer.Ordinal).ThenBy(s => s.Revision);

    /// <param name="support">At least one; one per document and revision.</param>
    public static Signal Of(string id, string key, IEnumerable<SignalSupport> support)
    {
        var weightiest = Ordered(support).OrderByDescending(s => s.Standing).Take(MostSupport);
        var all = Origins.Settle([.. Ordered(weightiest)]);
        var history = new List<SignalRevision>();
        var version = 1;
        var reason = ChangeReason.New;
        var standing = new List<SignalSupport>();
        var current = all[0];
        var since = all[0];
        foreach (var statement in all)
        {
            standing.RemoveAll(s => s.DocumentId == statement.DocumentId);
            standing.Add(statement);
            var leading = Leading(standing);
            if (statement != all[0] && Difference(current, leading) is { } difference)
            {
                history.Add(new(version++, current.Claim, statement.Published, statement.DocumentId));
                reason = difference;
                since = statement;
            }

            current = leading;
        }

        var disputed = Disputed(standing, current);
        return new()
        {
            Id = id,
            Key = key,
            Version = version,
            Reason = reason,
            Current = current.Claim,
            Standing = current.Standing,
            Support = all,
            History = history,
            Disputed = disputed,
            FirstPublished = all[0].Published,
            LastChanged = since.Published,
            Origins = standing.Select(s => s.Origin).Distinct(StringComparer.Ordinal).Count(),
            Confidence = Confidence(standing, current, disputed.Count > 0),
        };
    }

    /// <summary>The weightiest value; of those who say it with the same weight, the one that says most.</summary>
    private static SignalSupport Leading(List<SignalSupport> all)
    {
        var standing = ListingSteps.LastAttempt(all);
        var top = standing.MaxBy(s => (s.Standing != Standing.Rumour, ClaimValue.Phase(s.Claim), s.Standing, ClaimValue.Progress(s.Claim), Seconded(s, standing), s.Published, s.DocumentId))!;
        return standing.Where(s => s.Standing == top.Standing && ClaimValue.Progress(s.Claim) == ClaimValue.Progress(top.Claim) && ListingSteps.SameStep(s.Claim, top.Claim) && ClaimValue.Agree(s.Claim, top.Claim))
            .OrderByDescending(s => ClaimValue.Richness(s.Claim)).ThenByDescending(s => s.Claim.Confidence).ThenBy(s => s.Published).ThenBy(s => s.DocumentId, StringComparer.Ordinal)
            .First();
    }

    /// <summary>Origins that say so too. Of filings, and of a listing's steps, the latest counts, not the most repeated.</summary>
    private static int Seconded(SignalSupport statement, List<SignalSupport> standing) => statement.Standing == Standing.Filing || statement.Claim is IpoClaim
        ? 0
        : standing.Where(s => s.Standing != Standing.Rumour && ClaimValue.Agree(s.Claim, statement.Claim)).Select(s => s.Origin).Distinct(StringComparer.Ordinal).Count();

    private static ChangeReason? Difference(SignalSupport before, SignalSupport after)
    {
        if (!ClaimValue.Agree(before.Claim, after.Claim))
            return ClaimValue.IsCorrection(after.Claim) ? ChangeReason.Corrected : ChangeReason.Restated;
        if (before.Standing == Standing.Rumour && after.Standing != Standing.Rumour)
            return ChangeReason.Confirmed;
        var (from, to) = (ClaimValue.Progress(before.Claim), ClaimValue.Progress(after.Claim));
        return (from > 0 && to > from) || !ListingSteps.SameStep(before.Claim, after.Claim) ? ChangeReason.Progressed : null;
    }

    /// <summary>One claim for each contradicting value; what the same origin said before it corrected itself is history, not dispute.</summary>
    private static List<Claim> Disputed(List<SignalSupport> standing, SignalSupport current)
    {
        var values = new List<Claim>();
        foreach (var other in standing.OrderByDescending(s => s.Standing).ThenByDescending(s => s.Published).ThenBy(s => s.DocumentId, StringComparer.Ordinal))
        {
            var outweighed = current.Standing == Standing.Filing && other.Standing < Standing.Filing && other.Published <= current.Published;
            var replaced = outweighed || (other.Published < current.Published && (other.Origin == current.Origin || current.Standing == Standing.Filing));
            if (!replaced && !ClaimValue.Agree(other.Claim, current.Claim) && values.TrueForAll(v => !ClaimValue.Agree(v, other.Claim)))
                values.Add(other.Claim);
        }

        return values;
    }

    private static double Confidence(List<SignalSupport> standing, SignalSupport current, bool disputed)
    {
        var doubt = standing.Where(s => ClaimValue.Agree(s.Claim, current.Claim)).GroupBy(s => s.Origin, StringComparer.Ordinal)
            .Select(origin => 1 - origin.Max(Trust)).Order().Aggregate(1.0, (product, d) => product * d);
        return Math.Round(Math.Clamp((1 - doubt) * (disputed ? 0.7 : 1), 0, 0.99), 3);
    }

    private static double Trust(SignalSupport statement) => Math.Clamp(statement.Claim.Confidence, 0, 1) * (statement.Standing == Standing.Rumour ? 0.4 : 1);
}
