namespace ChipWatch.Publish.Ocds;

/// <summary>One procurement claim with the document that it stands in.</summary>
public sealed record ProcurementNotice(Document Document, ProcurementClaim Claim);

/// <summary>
/// Links notices into contracting processes: 意向 → 招标 → 候选 → 中标 → 合同, with 更正 wherever it falls, are one process and
/// have one ocid, whatever order they arrive in.
/// </summary>
public static class OcdsProcesses
{
    /// <summary>Not registered with the Open Contracting Partnership: for use inside.</summary>
    public const string Prefix = "ocds-chipwatch";

    /// <summary>Processes in the order of their first notice.</summary>
    public static IReadOnlyList<OcdsProcess> Link(IEnumerable<ProcurementNotice> notices) => [.. Groups(notices).Select(g => Process(g, Ocid(g)))];

    /// <summary>Notices of one purchase each.</summary>
    internal static IReadOnlyList<List<ProcurementNotice>> Groups(IEnumerable<ProcurementNotice> notices)
    {
        var ordered = notices.OrderBy(n => OcdsReleases.DateOf(n.Document)).ThenBy(n => n.Document.Id, StringComparer.Ordinal).ToList();
        var groups = new Dictionary<string, List<ProcurementNotice>>(StringComparer.Ordinal);
        var all = new List<List<ProcurementNotice>>();
        foreach (var notice in ordered)
        {
            var keys = ProjectKeys.Of(notice.Document, notice.Claim).ToList();
            var known = keys.Select(k => groups.GetValueOrDefault(k)).OfType<List<ProcurementNotice>>().Distinct().ToList();
            var group = known.FirstOrDefault() ?? [];
            if (known.Count == 0)
                all.Add(group);
            foreach (var other in known.Skip(1)) // a notice with number and name joins what stood under each alone
            {
                group.AddRange(other);
                all.Remove(other);
                foreach (var key in groups.Where(g => ReferenceEquals(g.Value, other)).Select(g => g.Key).ToList())
                    groups[key] = group;
            }

            group.Add(notice);
            foreach (var key in keys)
                groups[key] = group;
        }

        return all;
    }

    internal static OcdsProcess Process(List<ProcurementNotice> group, string ocid)
    {
        var notices = group.OrderBy(n => OcdsReleases.DateOf(n.Document));
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var releases = notices.Select(n =>
        {
            var ordinal = counts[n.Document.Id] = counts.GetValueOrDefault(n.Document.Id) + 1;
            return OcdsReleases.Of(ocid, n.Document, n.Claim, ordinal);
        });
        return new(ocid, [.. releases]);
    }

    /// <summary>By the project number where any notice has one: it stays when earlier or later notices come to light; else by the first notice's name, else by the notice.</summary>
    internal static string Ocid(List<ProcurementNotice> group)
    {
        var notices = group.OrderBy(n => OcdsReleases.DateOf(n.Document)).ToList();
        var keys = notices.SelectMany(n => ProjectKeys.Of(n.Document, n.Claim)).ToList();
        var key = keys.FirstOrDefault(k => k.StartsWith(ProjectKeys.NumberPrefix, StringComparison.Ordinal)) ?? keys.FirstOrDefault() ?? notices[0].Document.Id;
        return $"{Prefix}-{DocumentId.Hash(key)}";
    }
}
