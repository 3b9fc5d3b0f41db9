namespace ChipWatch.Register;

/// <summary>A company or body that the register knows; an entry of <c>Register/Companies/*.json</c>.</summary>
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

    /// <summary>Month in which its financial year ends; a year is called by the calendar year that it ends in.</summary>
    public int FiscalYearEnd { get; init; } = 12;
    public IReadOnlyList<Product> Products { get; init; } = [];

    /// <summary>
    /// Words that show that a mention is something else: one that holds the name (寒武纪大爆发) spoils the mention it covers,
    /// any other (化石) the mentions near it.
    /// </summary>
    public IReadOnlyList<string> Traps { get; init; } = [];

    /// <summary>Those of its names that are ordinary words too (海光, 浪潮, H20): they count only in a text that names it otherwise or holds a word of <see cref="Context"/>.</summary>
    public IReadOnlyList<string> Weak { get; init; } = [];

    /// <summary>Words of a text that make its weak names count.</summary>
    public IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>Its Latin names are words of the language (intel, cadence): they count with a capital only.</summary>
    public bool Capital { get; init; }

    /// <summary>Beginnings of the names of its branches and subsidiaries (中国移动通信集团 + province), which share its id.</summary>
    public IReadOnlyList<string> Branches { get; init; } = [];

    /// <summary><c>designer</c>, <c>foundry</c>, <c>memory</c>, <c>packaging</c>, <c>equipment</c>, <c>eda</c>, <c>server</c>, <c>cloud</c>, <c>buyer</c>, <c>rival</c>, <c>authority</c>.</summary>
    public string Role { get; init; } = "designer";

    /// <summary>The name that readers of a language (<c>zh</c>, else English) know it by.</summary>
    public string NameIn(string language) => language == "zh" ? Chinese ?? English : English;

    internal IEnumerable<string> Names => Chinese is null ? [English, .. Aliases] : [English, Chinese, .. Aliases];
}

public sealed record Product(string Id, string Name, IReadOnlyList<string>? Aliases = null)
{
    internal IEnumerable<string> Names => [Name, .. Aliases ?? []];
}

/// <summary>A place in a text where the register knows the name.</summary>
public readonly record struct Mention(int Start, int End, string CompanyId, string? ProductId);
