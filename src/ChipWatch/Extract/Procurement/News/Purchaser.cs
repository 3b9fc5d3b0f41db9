namespace ChipWatch.Extract.Procurement.News;

/// <summary>Finds bodies that buy: at the head of a purchase's name, before its quotes, as the sender of a letter.</summary>
internal sealed class Purchaser(string text, ShortName names)
{
    /// <summary>What is done with a purchase, or how many there are.</summary>
    private static readonly string[] Leads = ["并", "承销", "发行", "成为", "参与", "承建", "承接", "公司子公司", "公司控股子公司", "公司全资子公司", "公司", "位于", "多项", "多个", "两个", "三个", "四个", "两项", "三项", "据", "包括", "由"];

    private static readonly string[] Works = ["工程", "建设", "改造", "施工", "新建", "扩建", "安装", "装饰", "PPP", "EPC", "BOT"];
    private static readonly string[] Facilities = ["处理厂", "水厂", "工厂", "车站", "电厂", "电站", "发电站", "能源站"];

    /// <summary>The body that a purchase's name begins with, or an empty span.</summary>
    public Span Opening(Span purchase)
    {
        var start = purchase.Start;
        while (start < purchase.End && (text[start] is '“' or '了' or '的' or '《' or '"' or '由' or '其'))
            start++;
        start = BehindSum(text, start, purchase.End);
        for (var again = true; again;)
        {
            again = false;
            foreach (var lead in Leads)
            {
                if (!text.AsSpan(start, purchase.End - start).StartsWith(lead, StringComparison.Ordinal))
                    continue;
                start += lead.Length;
                again = true;
            }
        }

        var named = new Span(start, purchase.End);
        if (named.Length < 4 || text[start] is '全' or '各' or '多' || text.AsSpan(start).StartsWith("新建", StringComparison.Ordinal))
            return default;
        var full = OrganisationName.FirstIn(text, named);
        if (!full.IsEmpty && full.Start <= start + 4 && !IsSite(full, purchase.End))
            return Trim(full);
        if (Customer(named) is { IsEmpty: false } customer)
            return customer;
        return BeforeYear(named);
    }

    /// <summary>"成为 X 的“P”的候选人": the body before the quoted purchase.</summary>
    public Span Owner(Span within)
    {
        for (var quote = within.Start + 4; quote + 1 < within.End; quote++)
        {
            if (text[quote + 1] is not ('“' or '《'))
                continue;
            if (text[quote] != '的')
            {
                var named = OrganisationName.EndingAt(text, quote + 1, within.Start);
                if (OrganisationName.Plausible(text, named) && named.Start > within.Start && text[named.Start - 1] is '为' or '标' or '是' or '了')
                    return named;
                continue;
            }

            var start = quote;
            while (start > within.Start && quote - start < 30 && text[start - 1] is not (',' or '。' or '为' or '标' or '了' or '得' or ':'))
                start--;
            var name = Trim(new(start, quote));
            if (OrganisationName.Plausible(text, name) || names.Known(name))
                return name;
        }

        return default;
    }

    /// <summary>"实施机构为 X": what filings do not call a buyer.</summary>
    public Span Appointed(Span within)
    {
        foreach (var word in (ReadOnlySpan<string>)["实施机构", "项目业主", "采购主体", "招标主体", "项目单位", "项目法人", "需求单位"])
        {
            var at = text.AsSpan(within.Start, within.Length).IndexOf(word, StringComparison.Ordinal);
            var start = within.Start + at + word.Length;
            if (at >= 0 && start + 3 < within.End && text[start] is '为' or '是' or '系' && OrganisationName.FirstIn(text, ProjectName.Clause(text, start + 1, within.End)) is { IsEmpty: false } name && name.Start <= start + 2)
                return name;
        }

        return default;
    }

    /// <summary>"某网发布 X…项目中标公告": the purchase stands between the two.</summary>
    public Span Published(Span within, int notice)
    {
        foreach (var verb in (ReadOnlySpan<string>)["发布的", "发布了", "发布", "公布的", "公布了", "公布", "公示了", "公示"])
        {
            var at = text.AsSpan(within.Start, Math.Max(0, notice - within.Start)).LastIndexOf(verb, StringComparison.Ordinal);
            if (at >= 0 && Opening(new(within.Start + at + verb.Length, notice)) is { IsEmpty: false } name)
                return name;
        }

        return default;
    }

    /// <summary>"X 近日公布了…中标结果": the body that made its own purchase known, and no portal.</summary>
    public Span Publisher(Span within, int notice)
    {
        foreach (var verb in (ReadOnlySpan<string>)["公布了", "公示了", "发布了", "公布", "公示", "发布"])
        {
            var at = text.AsSpan(within.Start, Math.Max(0, notice - within.Start)).IndexOf(verb, StringComparison.Ordinal);
            if (at < 2)
                continue;
            var end = within.Start + at;
            var start = end;
            while (start > within.Start && text[start - 1] is not (',' or '。' or ':' or '\n'))
                start--;
            var clause = new Span(start, end);
            if (clause.In(text).ContainsAny('网', '台') && !clause.In(text).Contains("电网", StringComparison.Ordinal) || clause.In(text).Contains("交易", StringComparison.Ordinal) || clause.In(text).Contains("采购中心", StringComparison.Ordinal) || clause.In(text).Contains("平台", StringComparison.Ordinal))
                return default;
            var name = OrganisationName.FirstIn(text, clause);
            return !name.IsEmpty && name.Start <= start + 1 ? name : Customer(clause);
        }

        return default;
    }

    /// <summary>"国家电网2019年…招标", "中国移动集采": a body that buys, wherever the sentence speaks of its purchase.</summary>
    public Span Anywhere(Span within)
    {
        for (var end = within.Start + 4; end < within.End; end++)
        {
            if (Lexicon.CustomerAtEnd(text.AsSpan(within.Start, end - within.Start)) == 0 || !Purchase(text.AsSpan(end, within.End - end)))
                continue;
            var start = end;
            while (start > within.Start && end - start < 8 && !Bounds(text[start - 1]))
                start--;
            var name = Trim(new(start, end));
            if (name.Length is >= 4 and <= 8)
                return name;
        }

        return default;
    }

    /// <summary>"收到 X 通知,公司中标": the body that told the winner.</summary>
    public Span Sender(Span within)
    {
        foreach (var got in (ReadOnlySpan<string>)["收到", "接到"])
        {
            var at = text.AsSpan(within.Start, within.Length).IndexOf(got, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var start = within.Start + at + got.Length;
            var end = start;
            while (end < within.End && text[end] is not (',' or '。' or '《' or '“'))
                end++;
            var clause = new Span(start, end);
            if (clause.In(text).IndexOf("通知", StringComparison.Ordinal) < 0 && (end >= text.Length || text[end] is not ('《' or '“')))
                continue;
            if (OrganisationName.FirstIn(text, clause) is { IsEmpty: false } name && name.Start <= start + 3)
                return Trim(name);
        }

        return default;
    }

    /// <summary>What stands before a name in its clause and does not belong to it: sums, years, 组织的.</summary>
    public Span Trim(Span name)
    {
        var written = name.In(text);
        foreach (var lead in (ReadOnlySpan<string>)["发行", "承销", "多项", "多个", "两个", "参加了", "参与了", "参加", "参与", "组织的", "发布的", "牵头方和", "牵头人和", "万美元", "亿美元", "亿元", "万元", "年度", "年"])
        {
            var at = written.LastIndexOf(lead, StringComparison.Ordinal);
            if (at >= 0 && written.Length - at - lead.Length >= 4 && (lead.Length > 1 || at == 0 || char.IsAsciiDigit(written[at - 1])))
                return Trim(name with { Start = name.Start + at + lead.Length });
        }

        return name;
    }

    public static int BehindSum(string text, int start, int limit)
    {
        var at = start;
        while (at < limit && (char.IsAsciiDigit(text[at]) || text[at] is '.' or ',' or '约' or '近' or '超' or '余' or '逾'))
            at++;
        if (at == start || at >= limit || text[at] is not ('亿' or '万' or '元'))
            return start;
        while (at < limit && "亿万元美欧日港新币英镑余的".Contains(text[at]))
            at++;
        return at;
    }

    /// <summary>A plant or a school that is being built, or is a place, buys nothing itself.</summary>
    private bool IsSite(Span name, int limit)
    {
        var rest = text.AsSpan(name.End, Math.Max(0, limit - name.End));
        foreach (var facility in Facilities)
        {
            if (!name.In(text).EndsWith(facility, StringComparison.Ordinal))
                continue;
            foreach (var work in Works)
            {
                if (rest.Contains(work, StringComparison.Ordinal))
                    return true;
            }
        }

        return rest.StartsWith("和社会", StringComparison.Ordinal) || rest.StartsWith("及", StringComparison.Ordinal) && rest.Length > 1 && name.In(text).EndsWith("厂", StringComparison.Ordinal);
    }

    /// <summary>深圳地铁14号线: a short name that ends as buyers' do, where another word begins.</summary>
    private Span Customer(Span purchase)
    {
        for (var end = Math.Min(purchase.End, purchase.Start + 10); end >= purchase.Start + 3; end--)
        {
            var written = text.AsSpan(purchase.Start, end - purchase.Start);
            if (Lexicon.CustomerAtEnd(written) is > 0 and var ending && (ending == written.Length ? ending > 2 : written[^(ending + 1)] is not ('市' or '区' or '县' or '新' or '省')) && !written.ContainsAny("的、和与及,0123456789"))
                return new(purchase.Start, end);
        }

        return default;
    }

    /// <summary>"某某公司2025年…项目", "某厂第6代线": what stands before the year or the number bought it, unless it is a place.</summary>
    private Span BeforeYear(Span purchase)
    {
        for (var i = purchase.Start + 3; i < purchase.End && i - purchase.Start <= 40; i++)
        {
            if (text[i] is ',' or '。' or '、' or '“' or '”' or '的' or ':')
                return default;
            var year = char.IsAsciiDigit(text[i]) && text.AsSpan(i).StartsWith("20", StringComparison.Ordinal) && i + 4 < purchase.End && (text[i + 4] is '年' or '-' or '—' || text.AsSpan(i + 4).StartsWith("财年", StringComparison.Ordinal));
            if (!year && !(text[i] == '第' && i + 1 < purchase.End && (char.IsAsciiDigit(text[i + 1]) || text[i + 1] is >= '一' and <= '十')))
                continue;
            var name = new Span(purchase.Start, i);
            var written = name.In(text);
            return written[^1] is '省' or '市' or '县' or '区' or '州' or '镇' or '乡' or '村' or '国' or '盟' or '旗' or '路' or '段' || written.Contains("项目", StringComparison.Ordinal) || written.Contains("工程", StringComparison.Ordinal) || char.IsAsciiDigit(written[0]) || NoWinner.Is(written)
                ? default : names.Known(name) || (year && written.Length <= 10) || char.IsAsciiLetter(written[^1]) || written[^1] == ')' ? name : default;
        }

        return default;
    }

    private static bool Purchase(ReadOnlySpan<char> rest)
    {
        foreach (var cue in (ReadOnlySpan<string>)["20", "第", "集采", "集中", "招标", "采购", "项目", "公司20", "此次", "总部", "今年", "年度"])
        {
            if (rest[..Math.Min(rest.Length, 10)].IndexOf(cue, StringComparison.Ordinal) is >= 0 and var at && rest[..at].IndexOfAny(",。(、") < 0)
                return true;
        }

        return false;
    }

    private static bool Bounds(char c) => !(c is >= '\u4e00' and <= '\u9fff') || c is '的' or '是' or '在' or '了' or '为' or '与' or '和' or '及' or '标' or '于' or '到' or '由' or '向' or '从' or '成' or '得' or '元' or '年' or '对' or '获';
}
