namespace ChipWatch.Benchmarks;

/// <summary>Texts of the field's usual density of figures, written for measuring.</summary>
public static class BenchmarkTexts
{
    public const string Chinese =
        """
        某某半导体股份有限公司（以下简称“公司”）近日收到招标代理机构发出的《中标通知书》，确认公司为“2025年至2026年人工智能通用计算设备集中采购项目”第三标段的中标单位。
        本次中标金额为人民币叁亿贰仟伍佰万元整（¥325,000,000.00），约占公司2024年度经审计营业收入的27.68%。项目采购推理服务器1,260台、训练服务器380台，交付期为合同签订之日起90日内。
        招标人为某某通信集团有限公司，注册资本5,321,884.83万元，与公司不存在关联关系。公司最近三个会计年度与招标人发生的交易金额分别为1.12亿元、2.36亿元和4.05亿元。
        2025年上半年，公司实现营业收入18.64亿元，同比增长156.3%；归属于上市公司股东的净利润为1.27亿元，上年同期亏损0.86亿元，毛利率提升4.2个百分点至52.1%。
        若本项目顺利实施，预计将对公司2025年度及以后年度的经营业绩产生积极影响。目前双方尚未签订正式合同，合同条款存在不确定性，具体内容以最终签署的合同为准，敬请广大投资者谨慎决策，注意投资风险。
        公司董事会及全体董事保证本公告内容不存在任何虚假记载、误导性陈述或者重大遗漏，并对其内容的真实性、准确性和完整性依法承担法律责任。特此公告。董事会 2025年9月30日
        """;

    public const string English =
        """
        The Shanghai-based chip designer said on Tuesday that revenue rose 43% to 2.88 billion yuan in the first half of 2025, helped by demand for inference cards from internet companies.
        Net profit attributable to shareholders came to 1.04 billion yuan, compared with a loss of 530 million yuan a year earlier, according to a filing with the stock exchange.
        The company, which priced its initial public offering at 114.28 yuan per share last December, raised about 8 billion yuan and has a market value of more than $40 billion.
        Management expects to ship at least 200,000 accelerators next year, up from nearly 90,000 in 2025, although supplies of advanced packaging and memory remain tight.
        Analysts at two brokerages said its gross margin, which widened by 3.1 percentage points to 55.9%, could come under pressure as rivals cut prices by 20% to 25%.
        Capital spending will reach between 3 and 3.5 billion yuan this year, the chief financial officer told reporters, without giving details of the suppliers it plans to use.
        """;

    public static string Mixed { get; } = Chinese + "\n" + English + "\n";

    /// <summary>Digits, separators, units and qualifiers that look like the beginning of something at every character.</summary>
    public static string Adversarial(int length)
    {
        const string Pieces = "1,1.1-1/1万亿千百十一几约不低于人民币¥（大写）至截至2025年9月上半年第三季度百分之点五in 2 weeks and 3 days after next Friday the 9 months ended ";
        return string.Concat(Enumerable.Repeat(Pieces, length / Pieces.Length + 1))[..length];
    }

    /// <summary>Brackets, quotes and short names that open and never close.</summary>
    public const string Brackets = "（以下简称“《(称“与公司和【（";

    /// <summary>Words of awards and ends of names without a sentence around them.</summary>
    public const string Triggers = "中标签订与有限公司签署合同招标人业主收到通知书项目金额为上市同比增长营业收入";

    /// <summary>Clauses about results that no full stop ever ends.</summary>
    public const string Clauses = "本期与上年同期相比营业收入增长，";

    /// <summary>An announcement that lists so many contracts, each with parties, name and sum of its own.</summary>
    public static string Awards(int count) =>
        "某建设股份有限公司重大工程合同公告\n证券代码：600000 董事会及全体董事\n近日，某建设股份有限公司（以下简称“公司”）及控股子公司签署以下合同：\n"
        + string.Concat(Enumerable.Range(1, count).Select(n => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{n}、甲{n}路桥工程有限公司与乙{n}县交通投资有限公司签订乙{n}县环城公路施工合同，合同总金额1.28亿元。\n")));

    public static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
