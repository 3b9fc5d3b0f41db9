using System.Globalization;

namespace ChipWatch.Publish.Ocds;

/// <summary>A claim as an OCDS release.</summary>
public static class OcdsReleases
{
    private const string Scheme = "XI-CHIPWATCH";

    /// <param name="ordinal">Counts the claims of one document from 1.</param>
    public static OcdsRelease Of(string ocid, Document document, ProcurementClaim claim, int ordinal = 1)
    {
        var stage = claim.Stage ?? ProcurementStage.Award;
        var buyer = claim.Buyer is { } party ? Reference(party.Id, party.Name) : null;
        var suppliers = claim.Suppliers.Select(s => Reference(s.Id, s.Name)).DistinctBy(s => s.Id).ToList();
        var awardId = string.Create(CultureInfo.InvariantCulture, $"{ocid}-award-{ordinal}");
        return new(ocid, string.Create(CultureInfo.InvariantCulture, $"{document.Id}-{document.Revision}-{ordinal}"), DateOf(document), Tags(stage, suppliers.Count > 0))
        {
            Language = document.Language?.Split('-')[0],
            Parties = Parties(claim, buyer, suppliers),
            Buyer = buyer,
            Planning = stage == ProcurementStage.Planning ? new(new(claim.Project, Value(claim.Amount), claim.Project, ProjectKeys.Number(document)), Documents(document, "procurementPlan")) : null,
            Tender = Tender(ocid, document, claim, stage, buyer),
            Awards = suppliers.Count > 0 || stage is ProcurementStage.Award or ProcurementStage.Candidate ? [Award(awardId, document, claim, stage, suppliers)] : null,
            Contracts = stage == ProcurementStage.Contract ? [Contract(ocid, awardId, document, claim, ordinal)] : null,
        };
    }

    /// <summary>The instant of publication; where only the day is known, its beginning in the source's zone.</summary>
    public static DateTimeOffset DateOf(Document document)
    {
        if (document.PublishedAt is { } at)
            return at;
        var day = document.PublishedOn ?? (document.Capture is { } capture ? DateOnly.FromDateTime(capture.FetchedAt.UtcDateTime) : DateOnly.FromDateTime(DateTime.UnixEpoch));
        return Midnight(day, document);
    }

    private static IReadOnlyList<string> Tags(ProcurementStage stage, bool names) => stage switch
    {
        ProcurementStage.Planning => ["planning"],
        ProcurementStage.Tender => ["tender"],
        ProcurementStage.Candidate or ProcurementStage.Award => ["award"],
        ProcurementStage.Contract => names ? ["award", "contract"] : ["contract"],
        ProcurementStage.Amendment => names ? ["awardUpdate"] : ["tenderAmendment"],
        ProcurementStage.Cancelled => ["tenderCancellation"],
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "no such stage"),
    };

    private static OcdsTender? Tender(string ocid, Document document, ProcurementClaim claim, ProcurementStage stage, OcdsReference? buyer)
    {
        if (stage == ProcurementStage.Planning)
            return null;
        var asked = stage is ProcurementStage.Tender or ProcurementStage.Amendment or ProcurementStage.Cancelled;
        return new(ProjectKeys.Number(document) ?? ocid + "-tender")
        {
            Title = claim.Project ?? claim.Contract,
            Status = stage switch
            {
                ProcurementStage.Tender => "active",
                ProcurementStage.Cancelled => "cancelled",
                ProcurementStage.Award or ProcurementStage.Contract => "complete",
                _ => null,
            },
            ProcuringEntity = buyer,
            Value = asked && claim.Suppliers.Count == 0 ? Value(claim.Amount) : null,
            MinValue = asked && claim is { Suppliers.Count: 0, Amount: { Min: { } min, Max: null } } ? new(min, claim.Amount.Currency) : null,
            Items = asked ? Items(claim) : null,
            Documents = asked ? Documents(document, stage == ProcurementStage.Cancelled ? "cancellationDetails" : "tenderNotice") : null,
            Amendments = stage == ProcurementStage.Amendment && claim.Suppliers.Count == 0 ? [new(document.Id, DateOf(document), document.Title)] : null,
        };
    }

    private static OcdsAward Award(string id, Document document, ProcurementClaim claim, ProcurementStage stage, List<OcdsReference> suppliers) => new(id)
    {
        Title = claim.Project ?? claim.Contract,
        Status = stage switch
        {
            ProcurementStage.Candidate => "pending",
            ProcurementStage.Cancelled => "cancelled",
            _ => "active",
        },
        Date = stage is ProcurementStage.Award or ProcurementStage.Amendment && claim.Date is { Precision: DatePrecision.Day } date ? Midnight(date.Value, document) : null,
        Value = Value(claim.Amount),
        Suppliers = suppliers.Count > 0 ? suppliers : null,
        Items = Items(claim),
        Documents = Documents(document, "awardNotice"),
        Amendments = stage == ProcurementStage.Amendment ? [new(document.Id, DateOf(document), document.Title)] : null,
    };

    private static OcdsContract Contract(string ocid, string awardId, Document document, ProcurementClaim claim, int ordinal) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{ocid}-contract-{ordinal}"), awardId)
        {
            Title = claim.Contract ?? claim.Project,
            Status = "active",
            Value = Value(claim.Amount),
            DateSigned = claim.Date is { Precision: DatePrecision.Day } date ? Midnight(date.Value, document) : null,
            Items = Items(claim),
            Documents = Documents(document, "contractNotice"),
        };

    private static List<OcdsParty>? Parties(ProcurementClaim claim, OcdsReference? buyer, List<OcdsReference> suppliers)
    {
        var role = claim.Stage == ProcurementStage.Candidate ? "tenderer" : "supplier";
        var roles = new Dictionary<string, (OcdsReference Who, List<string> Roles)>(StringComparer.Ordinal);
        if (buyer is not null)
            roles[buyer.Id] = (buyer, ["buyer", "procuringEntity"]);
        foreach (var supplier in suppliers)
            if (roles.TryGetValue(supplier.Id, out var known))
                known.Roles.Add(role);
            else
                roles[supplier.Id] = (supplier, [role]);
        return roles.Count == 0 ? null : [.. roles.Values.Select(r => new OcdsParty(r.Who.Id, r.Who.Name, r.Roles, Identifier(r.Who)))];
    }

    private static OcdsIdentifier? Identifier(OcdsReference who) =>
        who.Id.StartsWith(Scheme + "-", StringComparison.Ordinal) ? new(Scheme, who.Id[(Scheme.Length + 1)..], who.Name) : null;

    /// <summary>The register's id, or a name's own where the register does not know it.</summary>
    private static OcdsReference Reference(string? id, string name) => new(id is null ? "name-" + DocumentId.Hash(name) : $"{Scheme}-{id}", name);

    private static OcdsValue? Value(Amount? amount) =>
        amount is { Currency: not null } && (amount.Max ?? amount.Min) is { } value ? new(value, amount.Currency) : null;

    private static List<OcdsItem>? Items(ProcurementClaim claim)
    {
        var items = claim.Items.Select(i => new OcdsItem("", i.Product, i.Quantity, i.Unit is { } unit ? new(unit) : null))
            .Concat(claim.Lots.Where(l => l.Name is not null || l.Units is not null).Select(l => new OcdsItem("", l.Name ?? l.Number, l.Units)))
            .Select((item, n) => item with { Id = (n + 1).ToString(CultureInfo.InvariantCulture) })
            .ToList();
        return items.Count == 0 ? null : items;
    }

    private static OcdsDocument[] Documents(Document document, string type) =>
        [new(document.Id, type, document.Title, document.Url, DateOf(document), document.Language?.Split('-')[0])];

    private static DateTimeOffset Midnight(DateOnly day, Document document)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new(local, TimeZoneInfo.FindSystemTimeZoneById(document.TimeZone).GetUtcOffset(local));
    }
}
