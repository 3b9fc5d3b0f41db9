namespace ChipWatch.Extract.Figures;

internal static partial class Words
{
    private static IEnumerable<Lexeme> Chinese() =>
    [
        .. Each(TokenKind.AtLeast, "不低于|不低於|不少于|不少於|不小于|至少|最少|最低|起码|超过|超過|超出|逾越|逾|超|突破|高于|高於|多于|多於|大于|大於"), new("上", TokenKind.AtLeast, 1),
        .. Each(TokenKind.AtMost, "不超过|不超過|不高于|不高於|不多于|不多於|不大于|至多|最多|最高|低于|低於|少于|少於|小于|小於|不足|不到|不满|未达|高达|高達|多达|多達"),
        .. Each(TokenKind.About, "大约|大約|约为|约合|約合|约|約|接近|将近|將近|近|估计|大概|差不多"),
        .. Each(TokenKind.OrMore, "及以上|或以上|以上|起"),
        .. Each(TokenKind.OrLess, "及以下|或以下|以下|以内|以內|之内|之內"),
        .. Each(TokenKind.OrSo, "左右"),
        .. Each(TokenKind.Negative, "负|負"),
        .. Each(TokenKind.To, "至|到|~|～|—|——|–|―|－－|−"),
        .. Each(TokenKind.And, "与|和|及|又"),
        .. Each(TokenKind.From, "从|由|自"),
        .. Each(TokenKind.Percent, "%|％|﹪|个百分比"),
        .. Each(TokenKind.Percent, "‰", 0, 0.1m),
        .. Each(TokenKind.Point, "个百分点|個百分點|个百分點|百分点|百分點|个 百 分 点|个百 分 点|个 百 分点|个百分 点|个百 分点|个 百分点|個 百 分 點|個 百 分點|個百分 點|個百 分點|個 百分點"),
        .. Each(TokenKind.Point, "个基点|個基點|基点|个bp", 0, 0.01m),
        .. Each(TokenKind.PerFraction, "百分之|佰分之|百 分之|百 分 之|佰 分 之|%之", 0, 1m),
        .. Each(TokenKind.PerFraction, "千分之|仟分之", 0, 0.1m),
        .. Each(TokenKind.PerFraction, "万分之|萬分之", 0, 0.01m),
        .. Each(TokenKind.PerFraction, "百万分之|百萬分之", 0, 0.0001m),
        .. Each(TokenKind.PerFraction, "千万分之", 0, 0.00001m),
        .. Each(TokenKind.PerFraction, "万万分之|亿分之", 0, 0.000001m),
        .. Each(TokenKind.PerFraction, "百万万分之", 0, 0.00000001m),
        .. Each(TokenKind.Tenths, "成"),
        .. Each(TokenKind.Discount, "折"),
        .. Each(TokenKind.Portion, "半成", 0, 5m), .. Each(TokenKind.Portion, "打对折|打對折|半折|打五折", 0, 50m),
        .. Each(TokenKind.Times, "倍"),
        .. Each(TokenKind.Factor, "翻番|翻一番|翻了一番|翻倍|翻了倍|翻了一倍|翻一倍|倍增", 0, 2m),
        .. Each(TokenKind.Factor, "翻两番|翻了两番|翻二番", 0, 4m),
        .. Each(TokenKind.Factor, "翻三番|翻了三番", 0, 8m),
        .. Each(TokenKind.Factor, "减半|腰斩|減半", 0, 0.5m),
        .. Each(TokenKind.PerShare, "每股|每一股"),
        .. Each(TokenKind.PerShare, "/股|／股|每股普通股", 1),
        .. Each(TokenKind.Tax, "含税|含稅", 1), .. Each(TokenKind.Tax, "不含税|未税|不含增值税|不含稅", 0),
        .. Each(TokenKind.InWords, "大写|小写|人民币大写|人民币小写|大寫|小寫|即|折合"),
        .. Each(TokenKind.Open, "(|（|[|【"), .. Each(TokenKind.Close, ")|）|]|】"),
        .. Each(TokenKind.Comma, ",|，|、"), .. Each(TokenKind.Hyphen, "-|－|‐|‑"), .. Each(TokenKind.Slash, "/|／"),
        .. Each(TokenKind.Colon, ":|："), .. Each(TokenKind.Plus, "+|＋"),
        .. Each(TokenKind.Year, "年"), .. Each(TokenKind.Year, "年度|会计年度", 1), .. Each(TokenKind.Year, "财年|財年|財政年度|财政年度", 3),
        .. Each(TokenKind.Month, "月份|月"), .. Each(TokenKind.Month, "个月|個月", 1),
        .. Each(TokenKind.Day, "日|号|號"), .. Each(TokenKind.Day, "天", 1), .. Each(TokenKind.Week, "周|週|个星期|星期|个礼拜"),
        .. Each(TokenKind.Quarter, "季度|季"), .. Each(TokenKind.Quarter, "首季|首季度", 11), .. Each(TokenKind.Quarter, "个季度|個季度", 1),
        .. Each(TokenKind.Half, "上半年|半年度|半年报|半年報|年中报|年中報", 1), .. Each(TokenKind.Half, "下半年", 2),
        .. Each(TokenKind.FirstMonths, "前|首"), .. Each(TokenKind.FullYear, "全年|整年"),
        .. Each(TokenKind.Spell, "截至|截止|截至于|截止至|截止到"), .. Each(TokenKind.SpellEnd, "止"),
        .. Each(TokenKind.RelativeYear, "前年", -2), .. Each(TokenKind.RelativeYear, "去年|上年|上一年", -1), .. Each(TokenKind.RelativeYear, "今年|本年|本年度|当前年度", 0),
        .. Each(TokenKind.RelativeYear, "明年|来年|下一年", 1), .. Each(TokenKind.RelativeYear, "后年", 2),
        .. Each(TokenKind.RelativeMonth, "上个月|上月|上個月", -1), .. Each(TokenKind.RelativeMonth, "本月|这个月|這個月", 0), .. Each(TokenKind.RelativeMonth, "下个月|下月|下個月", 1),
        .. Each(TokenKind.RelativeDay, "大前天", -3), .. Each(TokenKind.RelativeDay, "前天|前日", -2), .. Each(TokenKind.RelativeDay, "昨天|昨日|昨晚|昨夜", -1),
        .. Each(TokenKind.RelativeDay, "今天|今日|今晚|今晨|当日|本日", 0), .. Each(TokenKind.RelativeDay, "明天|明日|次日|翌日", 1), .. Each(TokenKind.RelativeDay, "后天|後天|後日", 2), .. Each(TokenKind.RelativeDay, "大后天|大後天", 3),
        .. Each(TokenKind.RelativeQuarter, "上季度|上个季度|上一季度|上季", -1), .. Each(TokenKind.RelativeQuarter, "本季度|本季", 0), .. Each(TokenKind.RelativeQuarter, "下季度|下个季度|下一季度", 1),
        .. Each(TokenKind.RelativeWeek, "上上周|上上週|上上个周|上上個週|上上星期|上上个星期|上上個星期", -2), .. Each(TokenKind.RelativeWeek, "上周|上週|上星期|上个星期|上個星期", -1),
        .. Each(TokenKind.RelativeWeek, "本周|本週|这周|這週|本星期", 0), .. Each(TokenKind.RelativeWeek, "下周|下週|下星期|下个星期|下個星期", 1), .. Each(TokenKind.RelativeWeek, "下下周|下下週|下下星期", 2),
        .. Each(TokenKind.Break, "今日头条|今日說法|今日说法|今日资本|今日投资|今日美国|明日方舟|明日之星|明日之后|昨日重现|明日控股"),
        .. Each(TokenKind.TitleOpen, "《"), .. Each(TokenKind.TitleClose, "》"), .. Each(TokenKind.Ago, "之前|以前"),
        .. Weekdays(),
            ];

    private static IEnumerable<Lexeme> Weekdays()
    {
        foreach (var stem in "周|週|星期|礼拜|禮拜".Split('|'))
        {
            for (short day = 1; day <= 6; day++)
                yield return new(stem + "一二三四五六"[day - 1], TokenKind.Weekday, day);
            yield return new(stem + "日", TokenKind.Weekday, 7);
            yield return new(stem + "天", TokenKind.Weekday, 7);
        }
    }
}
