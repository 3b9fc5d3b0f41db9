using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement.News;

/// <summary>
/// Contracts to supply in Chinese news that speaks of no bid: "X公告,与Y签订服务器采购合同,金额约12亿元". Which side supplies is read
/// from the contract's own name and from who is said to buy, sell or serve; where that stays open, nothing is claimed. Loans,
/// shares, land and cooperation are signed in the same words and are none.
/// </summary>
internal sealed class SupplyContract
{
    /// <summary>No labelled set measures these.</summary>
    private const double Confidence = 0.7;

    private static readonly WordSet Signs = WordSet.Of(["签订", "签署", "签下", "签定", "签约", "斩获", "获得", "拿下", "收获"]);
    private static readonly WordSet Papers = WordSet.Of(["合同", "协议", "订单", "大单"]);

    /// <summary>What is signed beside purchases, and signing that has not happened.</summary>
    private static readonly WordSet Others = WordSet.Of(
    [
        "战略合作", "合作框架", "合作意向", "合作协议", "意向", "备忘录", "股权", "股份转让", "股份认购", "股票", "增资", "收购", "并购", "转让", "借款", "贷款", "授信", "担保", "保证合同", "质押", "抵押", "信托", "土地", "房屋", "房产", "厂房租赁", "办公", "投资协议", "投资合同", "共建", "劳动合同",
        "补充协议", "补充合同", "终止", "解除", "撤销", "取消", "作废", "违约", "诉讼", "仲裁", "未签", "尚未", "拟签", "拟与", "将签", "将与", "有望", "或将", "计划与", "传闻", "网传", "不属实", "洽谈", "谈判", "代言", "赞助", "保险合同", "理财", "认购", "回购", "入股", "合资", "监管协议",
    ]);

    private static readonly WordSet Sells = WordSet.Of(["供货", "供应", "供销", "销售", "出售", "工程", "施工", "承包", "EPC", "加工", "代工", "技术服务", "算力服务", "算力租赁", "租赁服务", "运维", "集成", "建设合同"]);
    private static readonly WordSet Buys = WordSet.Of(["采购", "订货", "订购", "购买", "买卖", "购销"]);

    private static readonly WordSet Dealings = WordSet.Of(["提供", "供应", "供货", "采购", "销售", "交付", "购买", "订购"]);

    private readonly Reading reading;
    private readonly Condensed document;
    private readonly ShortName names;
    private readonly Announcers announcers;
    private readonly Definitions definitions;

    public SupplyContract(Reading reading, Condensed document, Definitions definitions)
    {
        (this.reading, this.document, this.definitions) = (reading, document, definitions);
        names = new(Text, reading.Register);
        announcers = new(Text, Condensed.Of(reading.Document.Title ?? "").Text);
    }

    private string Text => document.Text;

    public static bool MayBeIn(string text) => text.AsSpan().IndexOfAny(Signs) >= 0 && text.AsSpan().IndexOfAny(Papers) >= 0 && (text.AsSpan().IndexOfAny(Sells) >= 0 || text.AsSpan().IndexOfAny(Buys) >= 0);

    public IEnumerable<ProcurementClaim> Claims()
    {
        var claims = new List<ProcurementClaim>();
        var figures = FigureReader.Read(Text, reading.Published);
        var sums = NewsAmounts.Read(Text, figures);
        for (var start = 0; start < Text.Length;)
        {
            var end = SentenceEnd(start);
            if (Of(new(start, end), sums, figures) is { } claim)
            {
                var told = claims.FindIndex(c => Same(c, claim));
                if (told < 0)
                    claims.Add(claim);
                else if (claims[told].Buyer is null && claim.Buyer is not null)
                    claims[told] = claim;
            }

            start = end + 1;
        }

        return claims;
    }

    private ProcurementClaim? Of(Span sentence, List<Money> sums, IReadOnlyList<Figure> figures)
    {
        var words = sentence.In(Text);
        if (words.IndexOfAny(Signs) <= 0 || words.IndexOfAny(Others) >= 0 || BidWords.AnyIn(words) || Signed(sentence) is not { } signed || Sum(sentence, sums) is not { } amount)
            return null;
        var (sign, paper, sells) = signed;
        var self = Self(sentence with { End = sign });
        var other = Other(sentence, sign);
        var (supplier, buyer) = sells ? (self, other) : (other, self);
        if (supplier.IsEmpty || (buyer.IsEmpty && self.IsEmpty))
            return null;
        return new Draft(document, reading.Register)
        {
            Stage = ProcurementStage.Contract,
            Supplier = definitions.Resolve(supplier),
            Buyer = buyer.IsEmpty ? default : definitions.Resolve(buyer),
            Contract = paper,
            Amount = amount,
            Date = figures.FirstIn(sentence.Start, sentence.End, f => f is { Kind: FigureKind.Date, Date.Precision: DatePrecision.Day }),
            Confidence = Confidence,
        }.ToClaim();
    }

    /// <summary>The first thing signed whose sides are clear.</summary>
    private (int Sign, Span Paper, bool Sells)? Signed(Span sentence)
    {
        for (var sign = sentence.Start; Text.AsSpan(sign, sentence.End - sign).IndexOfAny(Signs) is >= 0 and var at; sign += 2)
        {
            sign += at;
            var paper = Paper(sign, sentence.End);
            if (!paper.IsEmpty && Side(sentence, paper) is { } sells)
                return (sign, paper, sells);
        }

        return null;
    }

    /// <summary>The contract as it is called: from behind the verb or the opening quote to 合同, 协议 or 订单.</summary>
    private Span Paper(int sign, int limit)
    {
        var at = Text.AsSpan(sign, limit - sign).IndexOfAny(Papers);
        if (at < 0)
            return default;
        if (Text.AsSpan(sign, at).IndexOf('《') is >= 0 and <= 8 and var open && Text.AsSpan(sign + open, limit - sign - open).IndexOf('》') is >= 6 and <= 80 and var shut)
            return new(sign + open + 1, sign + open + shut);
        var end = sign + at + 2;
        var start = sign + 2;
        for (var i = end - 3; i >= start; i--)
        {
            if (Text[i] is ',' or '。' or '了' or '的' or '《' or '“' or ';' or ':')
            {
                start = i + 1;
                break;
            }
        }

        return end - start is >= 4 and <= 40 ? new(start, end) : default;
    }

    /// <summary>True where the subject supplies, false where it buys, null where the sentence leaves it open.</summary>
    private bool? Side(Span sentence, Span paper)
    {
        var words = sentence.In(Text);
        if (words.HoldsAny("作为卖方", "作为供方", "作为乙方", "向公司采购", "向其采购", "采购公司", "向公司订购", "向公司购买", "公司产品", "公司将为", "公司为其提供"))
            return true;
        if (words.HoldsAny("作为买方", "作为甲方", "作为需方", "供应商采购", "向公司供应", "向公司提供", "向公司出售", "向公司销售", "为公司提供", "向公司供货"))
            return false;
        if (words.HoldsAny("公司向", "公司将向", "公司拟向") && Toward(words))
            return false;
        if (words.HoldsAny("提供", "供货", "销售给", "出售给"))
            return true;
        var called = paper.In(Text);
        if (called.IndexOfAny(Sells) >= 0)
            return true;
        if (called.IndexOfAny(Buys) < 0)
            return null;
        if (words.HoldsAny("向") && Toward(words))
            return false;
        return words.HoldsAny("客户", "运营商", "中国移动", "中国电信", "中国联通", "银行", "订单", "大单", "政府") ? true : null;
    }

    /// <summary>"公司向 X 采购": the subject buys.</summary>
    private static bool Toward(ReadOnlySpan<char> words)
    {
        var to = words.IndexOf('向');
        var rest = words[(to + 1)..];
        var verb = rest.IndexOf("采购", StringComparison.Ordinal);
        return verb < 0 ? rest.HoldsAny("购买", "订购") : rest[..verb].IndexOfAny(',', '。') < 0;
    }

    /// <summary>Whose news it is: a subsidiary named in the sentence, or the announcer.</summary>
    private Span Self(Span sentence)
    {
        var announcer = announcers.At(sentence.End) is { IsEmpty: false } voice ? voice : names.LastSubject(sentence.End);
        foreach (var kin in (ReadOnlySpan<string>)["子公司", "孙公司"])
        {
            var at = sentence.In(Text).LastIndexOf(kin, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var start = sentence.Start + at + kin.Length;
            var with = Text.AsSpan(start, sentence.End - start).IndexOfAny("与同,。");
            var named = new Span(start, with < 0 ? Math.Min(sentence.End, start + 40) : start + with);
            if (OrganisationName.FirstIn(Text, named) is { IsEmpty: false } full && full.Start <= start + 1)
                return full;
            if (names.At(start, named.End) is { IsEmpty: false } own)
                return own;
            if (named.Length is >= 2 and <= 10)
                return named;
        }

        return announcer;
    }

    /// <summary>与 X 签订, 向 X 提供, X 向公司采购: the other side, if it is named and not only described.</summary>
    private Span Other(Span sentence, int sign)
    {
        if (sign > sentence.Start + 1 && Text[sign - 1] == ',')
            sign--;
        for (var at = sign - 1; at > sentence.Start; at--)
        {
            if (Text[at] is ',' or '。' or ';')
                break;
            if (Text[at] is '与' or '和' or '同' or '获' && sign - at > 3)
                return Named(new(at + 1, sign));
        }

        foreach (var lead in (ReadOnlySpan<string>)["向", "为"])
        {
            var at = sentence.In(Text).IndexOf(lead, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var start = sentence.Start + at + 1;
            var stop = Text.AsSpan(start, sentence.End - start).IndexOfAny(Dealings);
            if (stop is > 1 and < 40 && Named(new(start, start + stop)) is { IsEmpty: false } name)
                return name;
        }

        return default;
    }

    private Span Named(Span raw)
    {
        while (raw.Length > 2 && Text.AsSpan(raw.Start, raw.Length).EndsWithAny("正式", "成功", "共同", "近日", "已", "在京", "当日", "今日", "昨日", "分别"))
            raw = raw with { End = raw.End - (Text[raw.End - 1] == '已' ? 1 : 2) };
        var written = raw.In(Text);
        if (written.Length < 2 || written.HoldsAny("某", "客户", "对方", "双方", "公司,", "多家", "下游", "上游", "厂商", "企业签") || written is "公司" or "其" or "后者" || OrganisationName.IsPronoun(written))
            return default;
        var full = OrganisationName.FirstIn(Text, raw);
        if (!full.IsEmpty && full.Start <= raw.Start + 1)
            return full;
        return written.Length <= 14 && written.IndexOfAny(",、。“”的了") < 0 ? raw : default;
    }

    /// <summary>The contract's sum in its sentence, or in the next one under its name.</summary>
    private Money? Sum(Span sentence, List<Money> sums)
    {
        var own = sums.FindAll(m => m.Figure.Start >= sentence.Start && m.Figure.End <= sentence.End && m.Score >= NewsAmounts.Least && m.Value is >= 1_000_000);
        if (own.Count > 0)
            return own.MaxBy(m => m.Score);
        var next = new Span(Math.Min(Text.Length, sentence.End + 1), SentenceEnd(Math.Min(Text.Length, sentence.End + 1)));
        return next.In(Text).HoldsAny("金额", "总价", "总额", "价款") && sums.FindAll(m => m.Figure.Start >= next.Start && m.Figure.End <= next.End && m.Score > NewsAmounts.Least && m.Value is >= 1_000_000) is { Count: > 0 } told
            ? told.MaxBy(m => m.Score) : null;
    }

    private int SentenceEnd(int from)
    {
        var at = from >= Text.Length ? -1 : Text.AsSpan(from).IndexOfAny("。\n!;】");
        return at < 0 ? Text.Length : from + at;
    }

    /// <summary>A title says shortly what the body says again.</summary>
    private static bool Same(ProcurementClaim one, ProcurementClaim other) =>
        one.Amount?.Min is { } first && other.Amount?.Min is { } second && Math.Abs(first - second) <= 0.05m * Math.Max(first, second)
        || one.Suppliers[0].Name == other.Suppliers[0].Name && one.Buyer?.Name == other.Buyer?.Name;
}
