using System.Text.Json.Serialization;

namespace ChipWatch.Publish.Ocds;

/// <summary>An OCDS 1.1.5 release: what one notice says of one contracting process. Only what notices give; names are the standard's.</summary>
public sealed record OcdsRelease(string Ocid, string Id, DateTimeOffset Date, IReadOnlyList<string> Tag)
{
    public string InitiationType { get; init; } = "tender";
    public string? Language { get; init; }
    public IReadOnlyList<OcdsParty>? Parties { get; init; }
    public OcdsReference? Buyer { get; init; }
    public OcdsPlanning? Planning { get; init; }
    public OcdsTender? Tender { get; init; }
    public IReadOnlyList<OcdsAward>? Awards { get; init; }
    public IReadOnlyList<OcdsContract>? Contracts { get; init; }
}

/// <summary>An organisation; people are never told.</summary>
public sealed record OcdsParty(string Id, string Name, IReadOnlyList<string> Roles, OcdsIdentifier? Identifier = null);

/// <param name="Scheme"><c>XI-CHIPWATCH</c>: the company register of this project.</param>
public sealed record OcdsIdentifier(string Scheme, string Id, string LegalName);

public sealed record OcdsReference(string Id, string Name);

public sealed record OcdsValue(decimal? Amount, string? Currency);

public sealed record OcdsPlanning(OcdsBudget? Budget, IReadOnlyList<OcdsDocument>? Documents = null);

public sealed record OcdsBudget(
    string? Description,
    OcdsValue? Amount,
    string? Project,
    [property: JsonPropertyName("projectID")] string? ProjectId);

public sealed record OcdsTender(string Id)
{
    public string? Title { get; init; }
    public string? Status { get; init; }
    public OcdsReference? ProcuringEntity { get; init; }
    public OcdsValue? Value { get; init; }
    public OcdsValue? MinValue { get; init; }
    public IReadOnlyList<OcdsItem>? Items { get; init; }
    public IReadOnlyList<OcdsDocument>? Documents { get; init; }
    public IReadOnlyList<OcdsAmendment>? Amendments { get; init; }
}

public sealed record OcdsAward(string Id)
{
    public string? Title { get; init; }
    public string? Status { get; init; }
    public DateTimeOffset? Date { get; init; }
    public OcdsValue? Value { get; init; }
    public IReadOnlyList<OcdsReference>? Suppliers { get; init; }
    public IReadOnlyList<OcdsItem>? Items { get; init; }
    public IReadOnlyList<OcdsDocument>? Documents { get; init; }
    public IReadOnlyList<OcdsAmendment>? Amendments { get; init; }
}

public sealed record OcdsContract(string Id, [property: JsonPropertyName("awardID")] string AwardId)
{
    public string? Title { get; init; }
    public string? Status { get; init; }
    public OcdsValue? Value { get; init; }
    public DateTimeOffset? DateSigned { get; init; }
    public IReadOnlyList<OcdsItem>? Items { get; init; }
    public IReadOnlyList<OcdsDocument>? Documents { get; init; }
}

public sealed record OcdsItem(string Id, string? Description, decimal? Quantity = null, OcdsUnit? Unit = null);

public sealed record OcdsUnit(string Name);

public sealed record OcdsAmendment(string Id, DateTimeOffset Date, string? Description);

public sealed record OcdsDocument(string Id, string DocumentType, string? Title, Uri? Url, DateTimeOffset DatePublished, string? Language);

/// <summary>A contracting process: its releases, oldest first.</summary>
public sealed record OcdsProcess(string Ocid, IReadOnlyList<OcdsRelease> Releases);
