namespace ChipWatch.Extract.Finance;

/// <summary>What the words around a trigger make of it: done, planned, denied, supposed, long past or about something else.</summary>
internal static class IpoContext
{
    private static readonly string[] Denials =
    [
        "没有", "暂无", "并无", "尚无", "不存在", "否认", "不会", "未有", "无意", "不考虑", "不打算", "避免", "尚未", "未曾", "从未", "不实", "规避", "免于", "防止", "辟谣", "不涉及", "并未", "传闻不",
    ];

    private static readonly string[] Suppositions = ["如果", "假如", "若", "一旦", "倘若", "假设", "如能", "如未", "则可能", "如公司", "如在", "或将面临", "存在被", "存在可能", "面临"];

    private static readonly string[] Plans =
    [
        "拟", "将", "计划", "原定", "原计划", "有望", "预计", "筹备", "筹划", "考虑", "谋求", "寻求", "准备", "冲刺", "冲击", "欲", "即将", "力争", "目标", "打算", "推进", "启动", "最快", "最早", "或于", "或在", "传出", "有意", "意向",
        "申请", "规划", "探讨", "洽谈", "商讨", "评估", "研究", "待", "争取", "希望", "转战", "转道", "布局", "酝酿", "赴", "进行", "开启", "首次公开募股", "瞄准", "奔赴", "奔向", "闯关", "排队", "推动", "期待",
    ];

    private static readonly string[] Rumours = ["传", "知情人士", "消息人士", "据报道", "据悉", "或", "有消息", "消息称", "外媒", "市场消息", "传闻", "据彭博", "据路透", "考虑", "探讨", "洽谈"];

    private static readonly string[] OtherObjects =
    [
        "可转债", "转债", "债券", "ETF", "基金", "期货", "期权", "限售股", "解禁", "配股", "定增", "非公开发行", "新车", "新品", "新药", "手机", "机型", "车型", "产品", "药品", "权证", "REIT", "资产支持", "票据", "债", "疫苗",
        "注射液", "片剂", "胶囊", "专辑", "新书", "楼盘", "土地", "地块", "股权转让", "游戏", "新股票", "适应症", "仿制药", "器械", "款",
    ];

    private static readonly string[] OtherIssues = ["特定对象发行", "非公开发行", "定增", "新增股份", "可转换", "可转债", "转债", "限售股", "限售股份", "配股", "股权激励", "限制性股票", "解除限售"];

    private static readonly string[] Halts = ["搁置", "叫停", "推迟", "暂缓", "暂停", "延后", "中止"];

    private static readonly string[] DoneWords = ["今日", "今天", "昨日", "昨天", "正式", "成功", "已", "已经", "首日", "日前", "近日", "顺利", "刚刚", "完成", "实现", "日"];

    private static readonly string[] Explanations = ["是指", "什么是", "例如某", "比如某", "一般是", "通常是", "某新股", "某公司", "提问", "请问", "解读", "专栏", "传闻称", "有投资者"];

    private static readonly string[] Stakes = ["参股", "概念股", "投资的", "参投", "持股的", "影子股", "持有的"];

    /// <summary>Says how listings work, or asks about one.</summary>
    public static bool Explains(ReadOnlySpan<char> sentence) => AnyWord.HoldsAny(sentence, Explanations) || sentence.TrimEnd().EndsWith("？") || sentence.TrimEnd().EndsWith("?");

    public static bool Denied(ReadOnlySpan<char> clause, ReadOnlySpan<char> after) =>
        AnyWord.HoldsAny(clause, Denials) || clause.EndsWith("未") || clause.EndsWith("不") || after.StartsWith("传闻") && AnyWord.HoldsAny(after, ["不实", "否认"]) || (after.StartsWith("计划") && AnyWord.HoldsAny(after, ["没有", "暂无"]));

    public static bool Supposed(ReadOnlySpan<char> clause) => AnyWord.HoldsAny(clause, Suppositions);

    public static bool Planned(ReadOnlySpan<char> clause)
    {
        var near = clause.Length > 30 ? clause[^30..] : clause;
        return AnyWord.HoldsAny(near, Plans);
    }

    public static bool Rumoured(ReadOnlySpan<char> sentence) => AnyWord.HoldsAny(sentence, Rumours);

    /// <summary>What a company is called by (医疗器械股份有限公司) is not what is put on the market.</summary>
    public static bool AboutSomethingElse(ReadOnlySpan<char> clause) => AnyWord.HoldsAny(clause[(clause.LastIndexOf("有限公司", StringComparison.Ordinal) + 1)..], OtherObjects) || AnyWord.HoldsAny(clause, Stakes);

    /// <summary>Shares of a company that is listed already: placements, convertible bonds, shares set free.</summary>
    public static bool AnotherIssue(ReadOnlySpan<char> sentence) => AnyWord.HoldsAny(sentence, OtherIssues) && !AnyWord.HoldsAny(sentence, ["首次公开", "首发", "IPO", "新股"]);

    /// <summary>搁置…上市计划: the plan is put off.</summary>
    public static bool Halted(ReadOnlySpan<char> clause) => AnyWord.HoldsAny(clause, Halts);

    /// <summary>How a share fared on its first day, beside the price it was sold at.</summary>
    public static bool TellsFirstDay(ReadOnlySpan<char> sentence, ReadOnlySpan<char> text) =>
        AnyWord.HoldsAny(sentence, ["发行价", "发售价", "招股价", "上市价"]) && AnyWord.HoldsAny(text, ["新股", "首日", "首挂", "今日上市", "今日挂牌"]);

    /// <summary>Prices of goods: the sentence puts something on the market, not a company.</summary>
    public static bool OnSale(ReadOnlySpan<char> sentence) => (sentence.Contains("售价", StringComparison.Ordinal) && !sentence.Contains("发售价", StringComparison.Ordinal)) || AnyWord.HoldsAny(sentence, ["指导价", "预售", "起售", "上市销售", "补贴价", "全新", "新款", "车型", "到店", "定金", "首发价"]) || IsLaunch(sentence);

    /// <summary>"发布…芯片，预计2026年上市": the thing that was shown comes to market.</summary>
    private static bool IsLaunch(ReadOnlySpan<char> sentence) =>
        AnyWord.HoldsAny(sentence, ["发布", "推出", "亮相", "量产", "流片", "开售"]) && AnyWord.HoldsAny(sentence, ["芯片", "处理器", "加速卡", "显卡", "GPU", "服务器", "新品", "产品", "机型", "超节点"])
        && !AnyWord.HoldsAny(sentence, ["IPO", "交易所", "交所", "科创板", "创业板", "主板", "港股", "A股", "H股", "美股", "招股", "募", "股票", "股份", "挂牌", "证监会", "辅导", "过会", "注册", "发行", "公告", "上市公司", "赴", "在港", "香港", "纳斯达克", "聆讯", "保荐"]);

    /// <summary>The document takes back what rumours in it say.</summary>
    public static bool TakesBack(ReadOnlySpan<char> text) =>
        AnyWord.HoldsAny(text, ["没有上市计划", "暂无上市计划", "暂无IPO计划", "没有IPO计划", "无上市计划", "否认上市", "报道不实", "消息不实", "传闻不实", "不属实", "系谣言"]);

    public static bool Done(ReadOnlySpan<char> clause) => AnyWord.HoldsAny(clause, DoneWords);

    /// <summary>"在纽约上市的小鹏汽车": the listing describes somebody.</summary>
    public static bool Describes(ReadOnlySpan<char> after) =>
        after.StartsWith("的") && !AnyWord.HoldsAny(after[..Math.Min(after.Length, 8)], ["申请", "公告", "议案", "决定", "通知", "批复", "计划", "进程", "材料", "消息", "目标", "准备", "步伐", "首日", "第一天", "风险", "可能", "公司股票", "股票", "钟声", "注册"]);

    /// <summary>"周一上市的X", "今日登陆创业板的Y": described by what happened that day.</summary>
    public static bool OfTheDay(ReadOnlySpan<char> clause)
    {
        var near = clause[^Math.Min(clause.Length, 14)..];
        return AnyWord.HoldsAny(near, ["今日", "今天", "昨日", "周一", "周二", "周三", "周四", "周五", "当日", "今早"]);
    }

    /// <summary>The offering's own name, which filings use without saying a step: 首次公开发行.</summary>
    public static bool Offering(ReadOnlySpan<char> trigger) => trigger is "首次公开发行" or "首次公开募股" or "首次公开招股";

    /// <summary>"首次公开发行股票并在科创板上市": the listing in it is the offering's name, not a thing done.</summary>
    public static bool NamesOffering(ReadOnlySpan<char> clause)
    {
        var offering = clause.LastIndexOf("公开发行", StringComparison.Ordinal);
        return offering >= 0 && clause[offering..].Contains("并", StringComparison.Ordinal);
    }

    /// <summary>挂牌成立, IPO项目, "登陆A股市场后": a plate on a door, a bank's business, a time long since.</summary>
    public static bool NoListing(ReadOnlySpan<char> after)
    {
        var near = after[..Math.Min(after.Length, 6)];
        return after.StartsWith("成立") || after.StartsWith("“") || after.StartsWith("中标") || after.StartsWith("项目") || after.StartsWith("业务") || after.StartsWith("承销") || after.StartsWith("市场") && near.Contains('后')
            || after.StartsWith("地位") || after.StartsWith("后") || after.StartsWith("之后") || after.StartsWith("市场竞争") || after.StartsWith("排队");
    }

    /// <summary>Years ago, or told as the company's history.</summary>
    public static bool History(ReadOnlySpan<char> clause, ReadOnlySpan<char> after) =>
        after.StartsWith("以来") || after.StartsWith("至今") || after.StartsWith("已有") || after.StartsWith("多年") || after.StartsWith("之后") || after.StartsWith("不久") || after.StartsWith("满") || after.StartsWith("不到") || after.StartsWith("半年")
        || after.StartsWith("十") || AnyWord.HoldsAny(clause, ["成立于", "创立于", "创办于", "前身", "上一家", "曾于", "曾在", "早在", "此前已"]);
}
