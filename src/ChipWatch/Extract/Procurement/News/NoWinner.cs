namespace ChipWatch.Extract.Procurement.News;

/// <summary>Words that stand where a winner could, but win nothing: media, portals, times, and stretches that are clauses.</summary>
internal static class NoWinner
{
    private static readonly string[] Endings =
    [
        "网", "平台", "平台上", "讯", "记者", "公告", "战略", "领域", "招股书", "期间", "子公司", "显示", "采购", "通知书", "消息", "沟通", "合同额", "投标", "行业", "市场", "家公司", "一家", "方面", "以上", "以来", "等人", "研报", "年报", "季报",
        "半年报", "报告", "编辑", "快讯", "日报", "时报", "晚报", "概念股", "概念", "板块", "个股", "点评", "评论", "要闻", "速递", "精选", "看点", "播报", "业绩", "订单", "合同", "增长", "下降", "系统", "影响", "第一股", "龙头股", "区块", "个月", "左右", "此次", "为例", "来看",
        "来说", "之后", "之前", "以后", "以前", "以外", "之外", "情况下", "过程中", "基础上", "前提下", "评标", "竞标", "份额", "数量", "比例", "单位", "企业", "供应商", "厂商",
    ];

    private static readonly string[] Within =
    [
        "能够", "进行", "正式", "比如", "激烈", "并列", "上述", "季度", "以下简", "价格", "债券", "先后", "活动", "本次", "公布", "主营", "首次", "继续", "价值", "产品", "编号", "看来", "上半年", "下半年", "标段", "分标", "业务", "较", "最", "更", "已", "被", "且", "但", "或", "这", "那", "此", "每",
        "些", "着", "呢", "吗", "加速", "推进", "导致", "造成", "带来", "实现", "引进", "引入", "提升", "提高", "增强", "增加", "获得", "拥有", "具有", "具备", "以及", "如何", "什么", "可以", "需要", "应当", "应该", "因为", "所以", "虽然", "尽管", "其中", "核心",
        "左右", "大约", "晚间", "提示性", "能否", "尚未", "是否", "从事", "专业", "致力", "传闻", "中标", "中选", "双方", "审理", "判决", "收到", "约为", "同比", "环比", "披露", "公告", "投资者", "表示", "招投标", "标的", "竞价", "价款", "分配量", "全国", "全球", "多家", "各家", "多个", "一个",
    ];

    private static readonly WordSet AnyWithin = WordSet.Of(Within);

    private static readonly WordSet Phrases = WordSet.Of([.. Within.Where(w => w.Length > 1), .. "最较更".Select(c => c.ToString())]);

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "晚间", "晚", "早间", "因此其", "该次", "根据", "截止", "简称", "诊股", "行情", "结果", "看似", "近期", "近日", "未来", "去年", "今年", "联合体", "本", "双方", "政府", "累计", "目前", "报告期内", "最终", "多次", "首批", "点题", "加上", "PPP", "EPC", "IPO", "BOT", "人工智能", "新能源", "可再生能源", "房企", "药企", "券商", "国企", "央企", "民企", "外企", "车企", "车商", "所属",
        "两家", "三家", "四家", "五家", "几家", "各方", "对方", "我国", "国内", "中国", "海外", "境外", "上市", "上市公司", "公司", "旗下", "下属", "分别", "陆续", "相继", "成功", "有限", "股份", "集团", "有关", "相关", "受托", "独家", "快讯", "喜讯", "利好", "重磅", "突发", "最新", "参股", "控股", "主力", "机构", "专家", "新增", "份公司", "专家解读", "解读", "新签", "合计新增",
        "第一", "第二", "第三", "第四", "丨", "投标人", "招标人", "采购人", "业主", "候选人", "中标人", "联合", "牵头人", "牵头方", "成员", "成员方", "总包", "设计", "施工", "工程", "项目", "招标", "采购", "设备", "服务", "此外", "另外", "同时", "同日", "当日", "其余", "其他", "该院",
    };

    /// <summary>Whether a stretch reads as a clause even where it ends as a company's name does.</summary>
    public static bool IsPhrase(ReadOnlySpan<char> written) => written.IndexOfAny(Phrases) >= 0 || Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(written);

    public static bool Is(ReadOnlySpan<char> written) => Ends(written) || Clausal(written) || Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(written);

    /// <summary>Words that no short company name holds: what holds one is a clause.</summary>
    private static bool Clausal(ReadOnlySpan<char> written) => Lexicon.OrganisationAtEnd(written) == 0 && written.IndexOfAny(AnyWithin) >= 0;

    private static bool Ends(ReadOnlySpan<char> written)
    {
        foreach (var ending in Endings)
        {
            if (written.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
