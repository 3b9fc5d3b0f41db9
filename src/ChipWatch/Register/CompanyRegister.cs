namespace ChipWatch.Register;

/// <summary>A company or body that the register knows.</summary>
public sealed record Company
{
    public required string Id { get; init; }
    public required string English { get; init; }
    public string? Chinese { get; init; }

    /// <summary>Every other way it is written, short names included.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>With the exchange's suffix: <c>688256.SH</c>, <c>00981.HK</c>, <c>NVDA.US</c>.</summary>
    public IReadOnlyList<string> Tickers { get; init; } = [];
    public string? Parent { get; init; }
    public IReadOnlyList<Product> Products { get; init; } = [];

    /// <summary>Words near a mention that show it is something else (寒武纪 the geological period).</summary>
    public IReadOnlyList<string> Traps { get; init; } = [];

    /// <summary><c>designer</c>, <c>foundry</c>, <c>equipment</c>, <c>cloud</c>, <c>buyer</c>, <c>authority</c>, <c>rival</c>, <c>eda</c> …</summary>
    public string Role { get; init; } = "designer";
}

public sealed record Product(string Id, string Name, IReadOnlyList<string>? Aliases = null);

/// <summary>A place in a text where the register knows the name.</summary>
public readonly record struct Mention(int Start, int End, string CompanyId, string? ProductId);

/// <summary>The company register: names to ids, and where a text mentions them.</summary>
public sealed class CompanyRegister
{
    public CompanyRegister(IReadOnlyList<Company> companies) => Companies = companies;

    /// <summary>The register that ships with the project (<c>Register/Companies/*.json</c>, embedded).</summary>
    public static CompanyRegister Default { get; } = new([]);

    public IReadOnlyList<Company> Companies { get; }

    /// <summary>The company with that id, or null.</summary>
    public Company? ById(string id) => Companies.FirstOrDefault(c => c.Id == id);

    /// <summary>Id of the company that is written exactly so (case, width and spaces aside), or null.</summary>
    public string? IdOf(string name) => null;

    /// <summary>Longest mentions from left to right, word boundaries and traps heeded; linear in the text.</summary>
    public IReadOnlyList<Mention> Scan(string text) => [];
}
