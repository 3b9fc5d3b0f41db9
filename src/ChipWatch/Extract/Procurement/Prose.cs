namespace ChipWatch.Extract.Procurement;

/// <summary>What a sentence's words may tell; one without any of <see cref="Award"/> tells no party and no award.</summary>
[Flags]
internal enum Told
{
    None = 0, Award = 1, Won = 2, Letter = 4, Signed = 8, Is = 16, Winner = 32, Asker = 64, Publishing = 128, Organised = 256, Quoted = 512, Bid = 1024,

    /// <summary>A subsidiary.</summary>
    Kin = 8192,

    /// <summary>A subsidiary got the letter: for <see cref="Prose.ReadTitle"/>.</summary>
    KinGot = 2048,

    /// <summary>Chips and computing: for whoever reads the announcement for more than its award.</summary>
    Computing = 4096,
}

/// <summary>Where a telling word stands.</summary>
internal readonly record struct ProseMark(int Start, int End, Told Told);

/// <summary>Reads buyers, suppliers, projects and contracts from sentences by the words that announce an award.</summary>
internal sealed partial class Prose(string text, List<ProseMark> marks, Definitions definitions, Findings findings)
{
    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create("。\n;!");
    private static readonly string[] Kin = ["全资子公司", "控股子公司", "子公司", "孙公司", "下属公司", "下属企业", "下属", "参股公司", "全资公司", "联营企业", "联营公司", "合营公司", "合营企业", "所属"];

    /// <summary>What a buyer is called right before its name.</summary>
    private static readonly string[] Callings = ["招标人", "采购人", "业主", "发包人", "建设单位", "招标单位", "采购单位", "交易对方", "招标方", "合同对方", "甲方", "买方", "发包方", "业主方", "交易对手方", "业主单位", "采购方"];
    private static readonly string[] Publishings = ["发布了", "发布", "公示了", "公告了", "公布了", "公布", "公示", "发出"];
    private static readonly string[] Organisings = ["招标的", "组织的", "招标采购的", "采购的", "实施的", "投资开发的", "开发的", "投资建设的", "委托"];
    private static readonly string[] Got = ["接到公司", "收到公司", "接到", "收到", "获悉"];

    private static readonly WordIndex<Told> Words = Listed(
        (Told.Award, ["中标", "成交", "中选", "候选", "入围", "签", "订立", "达成", "招标", "采购", "业主", "发包", "建设单位", "交易对", "甲方", "买方", "合同对方", "委托", "公示", "公告", "公布", "发布", "发出", "参与", "参加", "投标", "授标", "承建", "供应商", "社会资本", "通知", "承包", "代建", "实施"]),
        (Told.Won, ["中标"]),
        (Told.Letter, ["函", "知", "授"]),
        (Told.Signed, ["签", "订", "达"]),
        (Told.Is, ["为", "是"]),
        (Told.Winner, ["中标", "成交", "中选", "候选", "入围", "承包", "社会资本", "代建", "供应商", "承建", "实施"]),
        (Told.Asker, Callings),
        (Told.Publishing, Publishings),
        (Told.Organised, Organisings),
        (Told.Quoted, ["“", "《"]),
        (Told.Bid, ["投标", "招标", "竞标", "磋商", "的采购", "项目中"]),
        (Told.Kin, Kin),
        (Told.KinGot, [.. Got.SelectMany(got => Kin, (got, kin) => got + kin)]),
        (Told.Computing, ["芯片", "算力", "智算", "人工智能", "加速卡", "服务器", "GPU", "半导体", "集成电路", "晶圆"]));

    private readonly List<Sentence> said = [];

    /// <summary>The reading of the whole text that this one is part of.</summary>
    private Prose? earlier;

    /// <summary>The sentence at hand names a subsidiary.</summary>
    private bool ofKin;

    /// <summary>A sentence that was read, and where what it said begins in the findings; the next one's begins where it ends.</summary>
    private readonly record struct Sentence(Span Span, Findings.Count From);

    /// <summary>The marks of a text's words, which every reading of the text shares.</summary>
    public static List<ProseMark> Survey(string text)
    {
        var marks = new List<ProseMark>(text.Length / 12);
        foreach (var (start, end, told) in Words.In(text))
            marks.Add(new(start, end, told));
        return marks;
    }

    public void Read(Span range)
    {
        var mark = marks.FirstFrom(range.Start, m => m.Start);
        for (var start = range.Start; start <= range.End;)
        {
            var length = text.AsSpan(start, range.End - start).IndexOfAny(Ends);
            var end = length < 0 ? range.End : start + length;
            var told = Told.None;
            for (; mark < marks.Count && marks[mark].Start < end; mark++)
            {
                if (marks[mark].End <= end)
                    told |= marks[mark].Told;
            }

            if (end - start > 6 && told.HasFlag(Told.Award) && earlier?.Repeat(new(start, end), findings) != true)
            {
                said.Add(new(new(start, end), findings.Counts));
                Read(new(start, end), told);
            }

            start = end + 1;
        }

        said.Add(new(new(range.End + 1, range.End + 1), findings.Counts));
    }

    /// <summary>Reads a stretch of the text for findings of its own. What its whole sentences said when the text was read is taken from there.</summary>
    public void ReadAgain(Span range, Findings others) => new Prose(text, marks, definitions, others) { earlier = this }.Read(range);

    private bool Repeat(Span sentence, Findings others)
    {
        var at = said.FirstFrom(sentence.Start, s => s.Span.Start);
        if (at + 1 >= said.Count || said[at].Span != sentence)
            return false;
        others.AddRange(findings, said[at].From, said[at + 1].From);
        return true;
    }

    private void Read(Span sentence, Told told)
    {
        ofKin = told.HasFlag(Told.Kin);
        if (told.HasFlag(Told.Letter))
            Letters(sentence);
        if (told.HasFlag(Told.Won | Told.Letter))
            ToldUs(sentence);
        if (told.HasFlag(Told.Signed))
            Signed(sentence);
        if (told.HasFlag(Told.Is) && told.HasFlag(Told.Winner))
            Named(sentence);
        if (told.HasFlag(Told.Won))
            Won(sentence);
        if ((told & (Told.Asker | Told.Publishing | Told.Organised)) != Told.None)
            Asked(sentence, told);
        if (told.HasFlag(Told.Quoted))
            Published(sentence);
        if (told.HasFlag(Told.Bid))
            Entered(sentence);
    }

    /// <summary>A word may be of several lists.</summary>
    private static WordIndex<Told> Listed(params (Told Told, string[] Words)[] lists) =>
        new(lists.SelectMany(l => l.Words, (l, word) => (l.Told, Word: word)).GroupBy(w => w.Word, StringComparer.Ordinal).Select(g => (g.Key, g.Aggregate(Told.None, (all, w) => all | w.Told))));

    /// <summary>Whether any sentence of the text holds such a word.</summary>
    public bool Tells(Told told)
    {
        foreach (var mark in marks)
        {
            if (mark.Told.HasFlag(told))
                return true;
        }

        return false;
    }

    private int Find(string word, Span within)
    {
        var at = text.AsSpan(within.Start, within.Length).IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? -1 : within.Start + at;
    }

    private void Body(Span raw, int score, int anchor, Clue clue)
    {
        var any = false;
        foreach (var name in OrganisationName.AllIn(text, raw))
        {
            var full = definitions.Resolve(name);
            var before = Math.Max(0, Math.Max(raw.Start - 2, name.Start - 8));
            var agent = IsAgent(full) || text.AsSpan(before, name.Start - before).Contains("代理", StringComparison.Ordinal);
            findings.Buyers.Add(new(full, agent ? 20 : any ? score - 6 : score, anchor, agent ? Clue.LetterAgent : any ? Clue.LetterToo : clue));
            any |= !agent;
        }

        if (!any && raw.Length is >= 2 and <= 24)
        {
            var resolved = definitions.Resolve(OrganisationName.TrimLeft(text, raw));
            if (!IsAgent(resolved) && (!resolved.Equals(raw) || OrganisationName.Plausible(text, resolved)))
                findings.Buyers.Add(new(resolved, score - 4, anchor, clue));
        }
    }

    private bool IsAgent(Span name)
    {
        var written = name.In(text);
        return written.Contains("招标", StringComparison.Ordinal) || written.Contains("代理", StringComparison.Ordinal) || written.Contains("咨询", StringComparison.Ordinal)
            || written.Contains("交易", StringComparison.Ordinal) || written.Contains("评标", StringComparison.Ordinal) || written.Contains("采购中心", StringComparison.Ordinal) || written.Contains("项目管理有限", StringComparison.Ordinal) || written.Contains("工程管理有限", StringComparison.Ordinal) || written.Contains("监理", StringComparison.Ordinal) || written.Contains("造价", StringComparison.Ordinal);
    }

    private bool Project(Span raw, int score, int anchor)
    {
        var name = ProjectName.Trim(text, raw);
        if (!ProjectName.Plausible(text, name))
            return false;
        if (Vague(name.In(text)))
            score -= 45;
        var quote = text.AsSpan(name.Start, name.Length).IndexOf('“');
        if (quote is >= 0 and < 14 && Brackets.CloseAfter(text, name.Start + quote, name.End) is var close and > 0 && close - name.Start - quote > 8)
        {
            var inner = new Span(name.Start + quote + 1, close);
            if (inner.Length < 10 && quote == 0 && name.End - close > 4)
                inner = name;
            else
                inner = ProjectName.WithNoun(text, inner, name.End);
            findings.Projects.Add(new(inner, score + 3, anchor));
            return true;
        }

        findings.Projects.Add(new(name, score, anchor));
        return true;
    }

    private static bool Vague(ReadOnlySpan<char> name) =>
        name.BeginsWithAny("此", "该", "上述", "本", "相关", "以下", "其中", "第", "内容", "我公司", "公司", "联合体", "如下", "多个", "两个", "三个", "个", "包", "产品") || name.HoldsAny("推荐", "中标");
}
