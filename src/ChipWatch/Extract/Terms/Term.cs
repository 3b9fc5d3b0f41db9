namespace ChipWatch.Extract.Terms;

internal enum TermKind : byte
{
    /// <summary>A phrase that holds another term's word and means something else: "sales tax", 收入证明.</summary>
    Ignored,

    /// <summary>Something a company reports: value is a <see cref="RevenueMetric"/> or a finer word of ours.</summary>
    Metric,

    /// <summary>Went up, down or stayed: value <c>up</c>, <c>down</c>, <c>flat</c>.</summary>
    Move,

    /// <summary>A move said as a noun: "a rise in", "growth".</summary>
    MoveNoun,

    /// <summary>What moves the object behind it: "boosted", "dented".</summary>
    Affect,

    /// <summary>Reported, posted, booked, 实现.</summary>
    Report,

    /// <summary>Against expectations: value <c>beat</c>, <c>miss</c>, <c>meet</c>.</summary>
    Beat,

    /// <summary>How a metric was: record, strong, weak.</summary>
    Quality,
    Expect, Hypothetical, Negation, Analyst,

    /// <summary>What follows is another period's figure.</summary>
    Compare,

    /// <summary>"a year earlier", 上年同期: the figure beside it is not this period's.</summary>
    Prior,
    Basis,

    /// <summary>A whole market or country rather than a company.</summary>
    Market,
    Region,

    /// <summary>What ranks like 分别: the figures behind it belong to the names before it, in order.</summary>
    Respectively,

    /// <summary>扭亏为盈, "swung to a loss": value is the metric that it says.</summary>
    Turn,
    Correct, Preliminary,

    /// <summary>公司, "the Group": the document's subject.</summary>
    Self,

    /// <summary>What moves without being a result: shares, costs, debt.</summary>
    Other,

    /// <summary>Words that begin a sentence with a capital and name nobody.</summary>
    Common,

    /// <summary>Small words that are never part of a segment's name.</summary>
    Function,

    /// <summary>公司, 股份, Inc: ends a company's name.</summary>
    Suffix,
    /// <summary>From here on terms of industry: a word may be one of these and one of the above.</summary>
    Invest, InvestObject, Deploy, DeployObject, Device, Launch, ProductNoun, SpecName, Gain, Authority, Measure, Restrict,
    StopObject, Effective, Share, Attribute,
}

/// <summary>A word or phrase of the vocabulary at its place in a text.</summary>
internal readonly record struct Term(int Start, int End, TermKind Kind, string Value);
