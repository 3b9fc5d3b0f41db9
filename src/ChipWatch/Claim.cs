using System.Text.Json.Serialization;

namespace ChipWatch;

/// <summary>What one document says about the world, bound to the characters that say it. Unknown is null, never a guess.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RevenueClaim), "revenue")]
[JsonDerivedType(typeof(IpoClaim), "ipo")]
[JsonDerivedType(typeof(ProcurementClaim), "procurement")]
[JsonDerivedType(typeof(CapexClaim), "capex")]
[JsonDerivedType(typeof(DeploymentClaim), "deployment")]
[JsonDerivedType(typeof(ProductClaim), "product")]
[JsonDerivedType(typeof(PolicyClaim), "policy")]
[JsonDerivedType(typeof(ShareClaim), "share")]
public abstract record Claim
{
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>0..1: of claims said with 0.9, nine in ten are right on the labelled sets.</summary>
    public double Confidence { get; init; } = 0.5;

    /// <summary>Wire names of all kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["revenue", "ipo", "procurement", "capex", "deployment", "product", "policy", "share"];

    [JsonIgnore]
    public string Kind => this switch
    {
        RevenueClaim => "revenue",
        IpoClaim => "ipo",
        ProcurementClaim => "procurement",
        CapexClaim => "capex",
        DeploymentClaim => "deployment",
        ProductClaim => "product",
        PolicyClaim => "policy",
        ShareClaim => "share",
        _ => throw new InvalidOperationException($"{GetType().Name} has no wire name"),
    };
}
