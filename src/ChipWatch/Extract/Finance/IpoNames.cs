using System.Text.RegularExpressions;

namespace ChipWatch.Extract.Finance;

/// <summary>A company as written.</summary>
/// <param name="Start">Offset in the text, or -1 where only the title or the list names it.</param>
internal sealed record IpoName(string Text, int Start)
{
    public int End => Start + Text.Length;
}

/// <summary>Whose listing a Chinese clause speaks of: names by where they stand, the register's or not.</summary>
internal sealed partial class IpoNames(Reading reading)
{
    private const int Longest = 24;

    /// <summary>A subject ends before one of these.</summary>
    private static readonly string[] Stops =
    [
        "正式", "将", "拟", "计划", "已", "在", "于", "向", "成功", "宣布", "发布", "公告", "披露", "表示", "称", "递交", "提交", "更新", "通过", "登陆", "登录", "挂牌", "上市", "启动", "首次", "今日", "今天", "昨日", "完成", "获", "是", "为", "有望",
        "或", "被", "科创板", "创业板", "IPO", "股票", "发行", "募", "招股", "开盘", "以", "自", "从", "即将", "未", "再次", "再度", "二次", "冲刺", "冲击", "谋求", "寻求", "筹备", "筹划", "考虑", "接受", "进入", "终止", "撤回", "暂停", "暂缓", "恢复", "首发",
        "递表", "过会", "申请", "赴", "签", "与", "的", "因", "收到", "对", "公布", "回应", "顺利", "昨", "今", "也", "又", "近日", "日前", "预计", "秘密", "敲", "鸣", "聆讯", "就", "由", "和", "及", "等", "、", "本次", "此次", "创", "上会", "A股", "港股", "H股", "美股",
        "准备", "推进", "聘", "选", "透露", "最快", "最早", "目前", "正在", "正", "不", "没", "暂无", "否认", "中止", "推迟", "搁置", "分拆", "开启", "开始", "开放", "早", "股价", "市值", "成立", "总", "估值", "新股", "定价", "主板", "登", "闯关", "欲", "曾", "还", "要", "可能", "可", "退市", "摘牌", "私有化", "均", "分别", "双双", "主动", "原计划", "原定", "至", "到", "以来", "共有", "共", "宣告", "方面", "内部", "今晨", "拿到", "拿下", "股份代号", "上演", "盘中", "涨", "跌", "收盘", "公司股票", "官宣", "重新", "重返", "接连", "携", "回归", "重启", "确定",
        "境外", "境内", "注册", "审核", "招", "近期", "上周", "本周", "下周", "去年", "今年", "明年", "上月", "本月", "并", "且", "而", "但", "遭", "涉", "控股股东", "董事", "创始人", "CEO", "股东", "实控人", "作为", "拥有", "专注", "主营", "每股", "港交所", "上交所", "深交所", "纳斯达克", "纽交所", "香港", "更", "其", "报", "大涨", "大跌",
    ];

    private static readonly string[] Functions =
    [
        "作为", "开启", "以来", "共有", "拟", "将", "已", "在", "于", "向", "被", "计划", "预期", "预计", "是", "为", "因", "与", "由", "从", "以每股", "以及", "原定", "或", "最多", "最终", "其中", "分别", "不", "未", "撤回", "暂", "推迟", "申请", "均", "按", "经", "对", "募", "发行", "招股", "实现", "成为", "有望", "正式",
        "成功", "首次", "首发", "上市", "挂牌", "每股", "即将", "仍", "并", "也", "又", "就", "且", "而", "则", "再次", "本次", "此次", "通过", "完成", "进入", "进行", "开始", "启动", "目前", "尚", "准备", "争取", "力争", "筹备", "最快", "最早", "IPO", "A股", "H股", "港股", "科创板", "创业板", "股份代号", "证券代码", "股票代码",
    ];

    /// <summary>Words that open a clause before its subject.</summary>
    private static readonly string[] Openers =
    [
        "近日", "日前", "今日", "昨日", "美东时间", "北京时间", "年底", "年初", "月底", "当地时间", "美国东部时间", "香港时间", "据悉", "获悉", "消息", "快讯", "其中", "此外", "同时", "随后", "目前", "当日", "同日", "另外", "截至目前", "根据", "据", "随着", "独家", "重磅", "刚刚", "早间", "午间", "盘前", "讯", "记者", "今天", "昨天", "而", "且", "并", "又", "显示", "至此", "自此", "最终", "不过", "但", "关于", "对于", "由于", "因", "至于", "恭喜",
        "中国证监会", "证监会", "上交所", "深交所", "北交所", "港交所", "联交所", "上海证券交易所", "深圳证券交易所", "北京证券交易所", "香港联交所", "官网", "网站", "披露", "公告", "信息", "发布", "公布", "决定", "同意", "核准", "受理", "终止对", "终止", "核发", "了", "，", ",", " ", "　", "【", "《", "“", "\"", "‘", "：", ":", "】", "》", "”", "的", "通知", "报道", "日", "晚间", "上午", "下午", "晚", "最新", "公开", "批准", "宣布", "通过", "按法定程序", "按程序", "暂缓", "叫停", "中止", "暂停", "推迟",
    ];

    /// <summary>What is said of a company before its name ("国产GPU龙头摩尔线程").</summary>
    private static readonly string[] Descriptions =
    [
        "公司", "企业", "厂商", "龙头", "巨头", "平台", "品牌", "独角兽", "开发商", "制造商", "运营商", "服务商", "供应商", "第一股", "旗下", "子公司", "机构", "药企", "车企", "房企", "券商", "银行股", "新势力", "集团旗下", "新秀", "明星", "四小龙", "企业家", "芯片商", "提供商", "生产商", "经销商", "研发商", "一哥", "大王", "新贵", "先锋", "航母",
    ];

    private static readonly HashSet<string> Pronouns = ["公司", "该公司", "本公司", "集团", "其", "该集团", "该企业", "本集团", "前者", "后者", "发行人", "它", "该股", "公司股票", "本次发行", "我司", "双方", "该行"];

    private static readonly HashSet<string> NotNames =
    [
        "市场", "投资者", "记者", "媒体", "机构", "消息", "券商", "业内", "分析", "多家公司", "两家公司", "三家公司", "多家企业", "国内", "目前", "全球", "中国", "美国", "行业", "项目", "股价", "新股", "股份", "资本市场", "保荐机构", "保荐人", "主承销商", "科技", "业务", "产品", "数据", "时间", "事项", "方案", "招股书", "招股说明书", "申请", "材料",
        "路透社", "彭博社", "路透", "彭博", "财联社", "证券时报", "中证协", "境外", "中概股", "企业", "证监会", "董事会", "股东大会", "银行", "互联网", "半导体", "芯片", "人工智能", "首日", "交易所", "联席保荐人", "独家保荐人", "计划", "相关", "规则", "资料", "文件", "名单", "结果", "会议", "根据", "所有", "第一", "股票代码", "证券代码", "证券简称", "股票简称", "代码", "股票", "辅导机构", "保荐人", "发行人", "投资人", "总市值", "市值", "消息人士", "知情人士", "网传", "快讯", "公告", "最新", "重磅", "此前", "其后", "财务资料", "上市公司", "新股上市",
    ];

    private IpoName? main;
    private bool mainRead;

    /// <summary>The names that a trigger speaks of: one, or the members of a list; empty when nobody is named.</summary>
    public IReadOnlyList<IpoName> For(int sentence, int trigger, int triggerEnd, int sentenceEnd)
    {
        var clause = trigger;
        for (var own = true; ; own = false)
        {
            var end = clause;
            while (clause > sentence && !IsClauseMark(clause - 1))
                clause--;
            if (own && Unit(clause, end) is { } unit)
                return [unit];
            if (In(clause, end, own) is { Count: > 0 } found)
                return found;
            if (own && Behind(triggerEnd, sentenceEnd) is { } spokenOf)
                return [spokenOf];
            if (clause <= sentence)
                break;
            clause--;
        }

        if (reading.Subjects.Filer is { } filer)
            return [new(filer.Name, -1)];
        return Main() is { } known ? [known] : [];
    }

    /// <summary>The company that the document is about: of its title, else the one named first with a ticker, an alias or a legal form.</summary>
    public IpoName? Main()
    {
        if (mainRead)
            return main;
        mainRead = true;
        var text = reading.Text;
        if (Leading(reading.Document.Title) is { } titled)
            return main = new(titled, text.IndexOf(titled, StringComparison.Ordinal));
        foreach (Match match in Ticketed().Matches(text))
        {
            if (Subject(match.Index, match.Groups["open"].Index, fromEnd: true) is { } named)
                return main = named;
        }

        var alias = Alias().Match(text);
        if (alias.Success && alias.Groups["name"] is { Length: >= 2 } name && !Pronouns.Contains(name.Value))
            return main = new(name.Value, name.Index);
        foreach (var mention in reading.Mentions)
        {
            if (mention.ProductId is null && reading.Subjects.IsCompany(mention.CompanyId))
                return main = new(text[mention.Start..mention.End], mention.Start);
        }

        var legal = Legal().Match(text);
        if (legal.Success && Trim(text, legal.Index, legal.Index + legal.Length) is { } full)
            return main = Named(full);
        foreach (var sentence in reading.Sentences.Take(4))
        {
            if (In(sentence.Start, Math.Min(sentence.End, sentence.Start + 60), own: false) is { Count: > 0 } first)
                return main = first[0];
        }

        return null;
    }

    /// <summary>The company that a title begins with.</summary>
    private static string? Leading(string title)
    {
        var at = 0;
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var opener in Openers)
            {
                if (title.AsSpan(at).StartsWith(opener, StringComparison.Ordinal))
                    (at, moved) = (at + opener.Length, true);
            }
        }

        var stop = at;
        while (stop < title.Length && stop - at < Longest && IsName(title[stop]) && !StartsStop(title.AsSpan(stop), stop - at))
            stop++;
        return stop < title.Length && Trim(title, at, stop) is { } span ? title[span.Start..span.End] : null;
    }

    /// <summary>Names in one clause before the place: its subject. A clause that is not the trigger's own must go on with a verb.</summary>
    private List<IpoName> In(int start, int end, bool own)
    {
        var found = new List<IpoName>();
        var text = reading.Text;
        if (!own && IpoContext.Holds(text.AsSpan(start, Math.Min(4, end - start)), ["因", "由于", "随着", "若", "以下", "简称", "下称", "据", "经"]))
            return found;
        var at = start;
        for (var n = 0; n < 6 && at < end; n++)
        {
            if (Subject(at, end, fromEnd: false) is not { } name || (!own && name.End == end && !(end < text.Length && text[end] is '（' or '(')))
                break;
            found.Add(name);
            at = name.End;
            while (at < end && text[at] is '”' or '"' or ' ' or '）' or '》')
                at++;
            if (at >= end || text[at] is not ('、' or '和' or '及' or '与'))
                break;
            at++;
        }

        return found;
    }

    /// <summary>"将旗下昆仑芯分拆上市": the unit is listed, not its parent.</summary>
    private IpoName? Unit(int start, int end)
    {
        var clause = reading.Text.AsSpan(start, end - start);
        foreach (var word in (ReadOnlySpan<string>)["旗下子公司", "控股子公司", "全资子公司", "附属公司", "子公司", "旗下", "分拆"])
        {
            var at = clause.LastIndexOf(word, StringComparison.Ordinal);
            if (at > 0 && at + word.Length < clause.Length && Subject(start + at + word.Length, end, fromEnd: false) is { } unit)
                return unit;
        }

        return null;
    }

    private IpoName? Subject(int start, int end, bool fromEnd)
    {
        var text = reading.Text;
        var at = fromEnd ? BackOver(start, end) : SkipOpeners(start, end);
        foreach (var mention in reading.MentionsIn(at, end))
        {
            if (mention.ProductId is null && mention.Start - at <= 14 && reading.Subjects.IsCompany(mention.CompanyId) && !IpoContext.Holds(text.AsSpan(at, mention.Start - at), ["向", "与", "由", "同", "和", "聘"]))
                return Named(Extended(mention.Start, Longer(mention.Start, mention.End, end), end));
        }

        var stop = at;
        while (stop < end && stop - at < Longest && (IsName(text[stop]) || IsPlaceBracket(stop)) && !StartsStop(text.AsSpan(stop), stop - at) && !StartsFigure(stop))
            stop++;
        return Trim(text, at, stop) is { } span ? Named(span) : null;
    }

    /// <summary>"中芯微纳" is not 中芯: a known name that runs on without a verb is a longer, unknown one.</summary>
    private int Longer(int start, int end, int until)
    {
        var stop = end;
        while (stop < until && stop - start < Longest && IsName(reading.Text[stop]) && !StartsStop(reading.Text.AsSpan(stop), 2) && !StartsFigure(stop))
            stop++;
        return stop - end is > 1 and <= 6 && stop < until && !IpoContext.Holds(reading.Text.AsSpan(end, stop - end), ["公司", "集团", "股份"]) ? stop : end;
    }

    private IpoName Named((int Start, int End) span) => new(reading.Text[span.Start..span.End], span.Start);

    /// <summary>"（上海）" inside a legal name.</summary>
    private bool IsPlaceBracket(int at)
    {
        var text = reading.Text;
        var open = at;
        while (open > 0 && at - open < 5 && text[open] is not ('（' or '('))
            open--;
        if (text[open] is not ('（' or '('))
            return false;
        var close = open + 1;
        while (close < text.Length && close - open < 6 && text[close] is >= '\u4e00' and <= '\u9fff')
            close++;
        return close - open is >= 3 and <= 5 && close + 1 < text.Length && text[close] is '）' or ')' && text[close + 1] is '股' or '有' or '科' or '集' or '控' && at <= close;
    }

    /// <summary>"摩尔线程" of "摩尔线程智能科技": a register's name that goes on is taken whole.</summary>
    private (int Start, int End) Extended(int start, int end, int until)
    {
        var text = reading.Text;
        foreach (var ending in (ReadOnlySpan<string>)["股份有限公司", "有限公司", "集团", "公司", "股份"])
        {
            if (end + ending.Length <= until && text.AsSpan(end).StartsWith(ending, StringComparison.Ordinal))
                return (start, end + ending.Length);
        }

        return (start, end);
    }

    private static (int Start, int End)? Trim(string text, int start, int end)
    {
        if (StartsAsPronoun(text.AsSpan(start, Math.Max(0, end - start))))
            return null;
        foreach (var opener in Descriptions)
        {
            var at = text.AsSpan(start, Math.Max(0, end - start)).LastIndexOf(opener, StringComparison.Ordinal);
            if (at >= 0 && start + at + opener.Length <= end - 2 && text[start + at + opener.Length] is not ('股' or '的'))
                start += at + opener.Length;
        }

        while (end > start && text[end - 1] is '日' or '上' or '近' or '日' or '时' or '现')
            end--;
        if (end - start < 2)
            return null;
        var name = text[start..end];
        if (NotNames.Contains(name) || Pronouns.Contains(name) || StartsAsPronoun(name) || name.All(char.IsDigit) || name.All(c => char.IsAsciiLetterLower(c)))
            return null;
        return name.Length > 20 && !name.EndsWith("公司", StringComparison.Ordinal) && !name.Any(char.IsAsciiLetter) ? null : (start, end);
    }

    private static bool StartsAsPronoun(ReadOnlySpan<char> name)
    {
        foreach (var pointing in (ReadOnlySpan<string>)["公司", "本公司", "有", "该", "股票", "本次", "此次", "保荐", "辅导机构", "这", "多家"])
        {
            if (name.StartsWith(pointing, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private int SkipOpeners(int start, int end)
    {
        var text = reading.Text;
        for (var moved = true; moved && start < end;)
        {
            moved = false;
            foreach (var figure in reading.FiguresIn(start, Math.Min(end, start + 1)))
            {
                if (figure.Start == start)
                    (start, moved) = (figure.End, true);
            }

            foreach (var opener in Openers)
            {
                if (start + opener.Length <= end && text.AsSpan(start).StartsWith(opener, StringComparison.Ordinal))
                {
                    (start, moved) = (start + opener.Length, true);
                    break;
                }
            }
        }

        return start;
    }

    /// <summary>The start of the run of name characters that ends before a bracket.</summary>
    private int BackOver(int floor, int end)
    {
        var start = end;
        while (start > floor && end - start < Longest && IsName(reading.Text[start - 1]))
            start--;
        for (var at = start; at < end - 2; at++)
        {
            if (reading.Text[at] is '，' or '：' or '日' or '的' or '讯')
                start = at + 1;
        }

        return start;
    }

    /// <summary>"受理了X的上市申请", "终止对X首次公开发行": whom the authority's act is about.</summary>
    private IpoName? Behind(int from, int until)
    {
        var text = reading.Text;
        return from < until && from >= 2 && text[from - 1] is '理' or '对' or '意' or '准' or '核' ? Subject(from, Math.Min(until, from + 40), fromEnd: false) : null;
    }

    private bool StartsFigure(int place)
    {
        if (!char.IsDigit(reading.Text[place]))
            return false;
        foreach (var figure in reading.FiguresIn(place, place + 1))
            return figure.Date is not null || figure.Currency is not null || figure.Period is not null;
        return false;
    }

    /// <summary>A name may begin as a verb does (招商, 正大), so at its first character only function words end it, at its second nothing.</summary>
    private static bool StartsStop(ReadOnlySpan<char> rest, int read)
    {
        if (read == 1)
            return false;
        foreach (var stop in read == 0 ? Functions : Stops)
        {
            if (rest.StartsWith(stop, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private bool IsClauseMark(int at) => !IsPlaceBracket(at) && reading.Text[at] is '，' or ',' or '；' or ';' or '：' or ':' or '（' or '(' or '）' or ')';

    private static bool IsName(char c) => c is >= '\u4e00' and <= '\u9fff' || char.IsAsciiLetterOrDigit(c) || c is '·' or '-' or '*' or '&' or '.';

    [GeneratedRegex(@"[\u4e00-\u9fffA-Za-z0-9·*\-]{2,24}(?<open>[（(])(?:[^）)]{0,12}[:：])?\s*(?:\d{6}(?:\.(?:SH|SZ|BJ))?|\d{4,5}\.HK|(?:NASDAQ|NYSE|纳斯达克|纽交所|Nasdaq)[^）)]{0,12})[）)]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ticketed();

    [GeneratedRegex(@"(?:简称|下称)[:：]?\s*[“""「](?<name>[^”""」]{2,16})[”""」]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Alias();

    [GeneratedRegex(@"[\u4e00-\u9fffA-Za-z（）()]{2,24}(?:股份有限公司|有限责任公司|有限公司|集团)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Legal();
}
