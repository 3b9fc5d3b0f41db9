namespace ChipWatch.Extract.Procurement;

/// <summary>Reads buyers, suppliers, projects and contracts from sentences by the words that announce an award.</summary>
internal sealed class Prose(string text, Definitions definitions, Findings findings)
{
    /// <summary>A sentence without any of these tells no party and no award.</summary>
    private static readonly WordSet Awards = WordSet.Of(
        ["中标", "成交", "中选", "候选", "入围", "签", "订立", "达成", "招标", "采购", "业主", "发包", "建设单位", "交易对", "甲方", "买方", "合同对方", "委托", "公示", "公告", "公布", "发布", "发出", "参与", "参加", "投标", "授标", "承建", "供应商", "社会资本", "通知", "承包", "代建", "实施"]);

    private static readonly WordSet Askers = WordSet.Of(
        ["招标人", "采购人", "业主", "发包", "建设单位", "招标单位", "采购单位", "交易对", "招标方", "合同对方", "甲方", "买方", "采购方", "发布", "公示", "公告", "公布", "发出", "招标的", "组织的", "采购的", "实施的", "开发的", "建设的", "委托"]);

    private static readonly WordSet Bids = WordSet.Of(["投标", "招标", "竞标", "磋商", "的采购", "项目中"]);

    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create("。\n;!");
    private static readonly string[] Senders = ["发来", "发出", "发送", "下发", "签发", "出具", "颁发", "发布", "送达", "寄发", "寄来", "发至", "传真", "寄送", "关于", "共同", "授予", "给予", "的《", "的通知", "就", "委托", "发给"];
    private static readonly string[] Signings = ["签署", "签订", "签定", "订立", "签约", "签下", "达成", "签属"];
    private static readonly WordSet Winning = WordSet.Of(["中标", "成交", "中选", "候选", "入围", "承包", "社会资本", "代建", "供应商", "承建", "实施"]);
    private static readonly string[] Winners = ["中标", "成交", "中选", "预中标", "拟中标", "候选", "入围", "承包", "中标社会资本", "社会资本", "代建", "供应商", "承建", "实施", "总承包"];

    private static readonly string[] Kin = ["全资子公司", "控股子公司", "子公司", "孙公司", "下属公司", "下属企业", "下属", "参股公司", "全资公司", "联营企业", "联营公司", "合营公司", "合营企业"];

    private static readonly string[] Got = ["接到公司", "收到公司", "接到", "收到", "获悉"];

    /// <summary>收到子公司 and the like: hardly a text holds one, and looking for each would read it forty-five times.</summary>
    private static readonly WordSet KinGot = WordSet.Of(Got.SelectMany(got => Kin, (got, kin) => got + kin));

    /// <summary>"关于全资子公司 X 签订合同的公告", "接到控股子公司 X 的通知": X won, the filer reports it.</summary>
    public void ReadTitle()
    {
        var head = Math.Min(text.Length, 400);
        for (var at = text.IndexOf("关于", 0, head, StringComparison.Ordinal); at >= 0; at = at + 2 < head ? text.IndexOf("关于", at + 2, head - at - 2, StringComparison.Ordinal) : -1)
        {
            var end = text.IndexOfAny(['\n', '。', ','], at);
            end = Math.Min(end < 0 ? text.Length : end, at + 60);
            var start = at + 2;
            var kin = "";
            foreach (var word in Kin)
            {
                if (text.AsSpan(start, end - start).IndexOf(word, StringComparison.Ordinal) is var found and >= 0 and <= 6)
                {
                    kin = word;
                    start += found + word.Length;
                    break;
                }
            }

            if (OrganisationName.FirstIn(text, new(start, end)) is { IsEmpty: false } name && name.Start <= start + 1 && text[start] is not ('与' or '和') && (kin.Length > 0 || OursByName(name)) && (text.AsSpan(name.End).StartsWith("中标", StringComparison.Ordinal) || text.AsSpan(name.End).StartsWith("预中标", StringComparison.Ordinal)
                || text.AsSpan(name.End).StartsWith("收到", StringComparison.Ordinal) || text.AsSpan(name.End).StartsWith("签", StringComparison.Ordinal) || text.AsSpan(name.End).StartsWith("重大", StringComparison.Ordinal)))
            {
                findings.Suppliers.Add(new(definitions.ResolveShort(name), 94, at));
            }
        }

        if (text.AsSpan().IndexOfAny(KinGot) < 0)
            return;
        foreach (var got in Got)
        {
            foreach (var word in Kin)
            {
                var at = text.IndexOf(got + word, StringComparison.Ordinal);
                if (at < 0)
                    continue;
                var start = at + got.Length + word.Length;
                if (OrganisationName.FirstIn(text, new(start, Math.Min(text.Length, start + 40))) is { IsEmpty: false } name && name.Start <= start + 1)
                {
                    findings.Suppliers.Add(new(definitions.Resolve(name), 91, at));
                    return;
                }
            }
        }
    }

    /// <summary>A company's legal name, not the public's word for a buyer (国家电网): "关于国家电网中标" tells whose bid was won, not who won.</summary>
    private bool OursByName(Span name) => name.In(text).EndsWith("有限公司", StringComparison.Ordinal) || definitions.IsAlias(name.In(text));

    /// <summary>Where no sentence names its subject: the subsidiary that the report opens with.</summary>
    public void ReadOpening()
    {
        for (var at = text.IndexOf("子公司", StringComparison.Ordinal); at >= 0 && at < 1200; at = text.IndexOf("子公司", at + 3, StringComparison.Ordinal))
        {
            var start = at + 3;
            while (start < text.Length && text[start] is '—' or '-' or ':')
                start++;
            var before = text.AsSpan(Math.Max(0, at - 8), at - Math.Max(0, at - 8));
            if (before.IndexOfAny("及与和、") >= 0 || start >= text.Length || OrganisationName.FirstIn(text, new(start, Math.Min(text.Length, start + 40))) is not { IsEmpty: false } name || name.Start > start + 1 || !Apposed(start, name))
                continue;
            findings.Suppliers.Add(new(definitions.Resolve(name), 61, at));
            return;
        }
    }

    public void Read(Span range)
    {
        foreach (var sentence in Sentences(range))
        {
            var written = sentence.In(text);
            if (written.IndexOfAny(Awards) < 0)
                continue;
            var won = written.Contains("中标", StringComparison.Ordinal);
            if (written.IndexOfAny('函', '知', '授') >= 0)
                Letters(sentence);
            if (won)
                Told(sentence);
            if (written.IndexOfAny('签', '订', '达') >= 0)
                Signed(sentence);
            if (written.IndexOfAny('为', '是') >= 0 && written.IndexOfAny(Winning) >= 0)
                Named(sentence);
            if (won)
                Won(sentence);
            if (written.IndexOfAny(Askers) >= 0)
                Asked(sentence);
            if (written.IndexOfAny('“', '《') >= 0)
                Published(sentence);
            if (written.IndexOfAny(Bids) >= 0)
                Entered(sentence);
        }
    }

    private IEnumerable<Span> Sentences(Span range)
    {
        for (var start = range.Start; start <= range.End;)
        {
            var length = text.AsSpan(start, range.End - start).IndexOfAny(Ends);
            var end = length < 0 ? range.End : start + length;
            if (end - start > 6)
                yield return new(start, end);
            start = end + 1;
        }
    }

    private int Find(string word, Span within)
    {
        var at = text.AsSpan(within.Start, within.Length).IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? -1 : within.Start + at;
    }

    /// <summary>收到 X 发来的《中标通知书》.</summary>
    private void Letters(Span sentence)
    {
        var letter = -1;
        foreach (var word in (ReadOnlySpan<string>)["中标通知", "成交通知", "中选通知", "中标函", "中标的通知", "授标", "中标结果通知"])
        {
            letter = Find(word, sentence);
            if (letter >= 0)
                break;
        }

        if (letter < 0 && Find("通知书", sentence) is var paper and > 0 && text.AsSpan(sentence.Start, paper - sentence.Start).LastIndexOf("中标", StringComparison.Ordinal) is var marked and > 0 && paper - sentence.Start - marked < 14)
            letter = sentence.Start + marked;
        if (letter < 0)
            return;
        var got = -1;
        foreach (var word in (ReadOnlySpan<string>)["收到", "接到", "收悉", "取得", "获得", "接获", "接"])
        {
            got = Find(word, sentence with { End = letter });
            if (got < 0)
                continue;
            got += word.Length;
            break;
        }

        if (got < 0)
        {
            var before = letter;
            if (before > sentence.Start && text[before - 1] == ')' && Brackets.OpenBefore(text, before - 1, sentence.Start) is var aside and > 0)
                before = aside;
            if (OrganisationName.EndingAt(text, before, sentence.Start) is var sender && sender.Start - sentence.Start <= 4 && OrganisationName.Plausible(text, sender))
            {
                Body(sender, 80, sentence.Start, Clue.Letter);
                return;
            }

            foreach (var word in (ReadOnlySpan<string>)["通知公司", "通知本公司", "通知我公司", "向", "下发", "发出", "发来", "签发", "发布"])
            {
                var at = Find(word, sentence with { End = letter });
                if (at > sentence.Start + 4)
                {
                    Body(new(sentence.Start, at), 78, sentence.Start, Clue.Letter);
                    break;
                }
            }

            return;
        }

        if (text[got] == '了')
            got++;
        var stop = letter;
        foreach (var sender in Senders)
        {
            var at = text.AsSpan(got, stop - got).IndexOf(sender, StringComparison.Ordinal);
            if (at >= 2)
                stop = got + at;
        }

        Body(new(got, stop), 92, sentence.Start, Clue.Letter);
        var by = text.AsSpan(stop, letter - stop).LastIndexOf('由');
        if (by > 0 && text.AsSpan(stop + by, letter - stop - by).IndexOfAny('发', '出') is var sent and > 3)
            Body(new(stop + by + 1, stop + by + sent), 90, sentence.Start, Clue.Letter);
        var owned = text.AsSpan(stop, letter - stop).IndexOf('的');
        if (owned >= 0 && OrganisationName.FirstIn(text, new(stop + owned + 1, letter)) is { IsEmpty: false } owner && owner.Start <= stop + owned + 2)
            findings.Buyers.Add(new(definitions.Resolve(owner), 50, sentence.Start, Clue.Prefix));
        var about = text.AsSpan(got, letter - got).LastIndexOf("关于", StringComparison.Ordinal);
        if (about >= 0)
            Project(new(got + about + 2, letter), 74, sentence.Start);
        var quote = text.AsSpan(got, letter - got).IndexOfAny('“', '《');
        if (quote >= 0 && Brackets.CloseAfter(text, got + quote, Math.Min(sentence.End, got + 160)) is var close and > 0)
            Project(new(got + quote + 1, Math.Min(close, letter)), 70, sentence.Start);
        Subject(new(sentence.Start, got - 2), 90);
    }

    /// <summary>X 通知公司中标 P.</summary>
    private void Told(Span sentence)
    {
        foreach (var word in (ReadOnlySpan<string>)["通知公司", "通知本公司", "通知我公司", "通知我司"])
        {
            if (Find(word, sentence) is var at and >= 0 && at > sentence.Start + 3)
                Body(new(sentence.Start, at), 80, sentence.Start, Clue.Told);
        }
    }

    /// <summary>与 X 签署了《…合同》.</summary>
    private void Signed(Span sentence)
    {
        var sign = -1;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (text[i] is not ('签' or '订' or '达') || !Signs(i))
                continue;
            if (sign < 0 || Unsigned(text.AsSpan(sentence.Start, sign - sentence.Start)))
                sign = i;
            if (SignedWithUs(sentence, i))
            {
                sign = i;
                break;
            }

            if (SignsAmongBidders(i))
                return;
            if (Counterparty(sentence, i) is { IsEmpty: false } other)
            {
                findings.Buyers.Add(new(definitions.Resolve(other.Name), 84, sentence.Start, Clue.Signed));
                Subject(new(sentence.Start, other.With), 86);
                sign = i;
                break;
            }

            i++;
        }

        if (sign < 0 || Unsigned(text.AsSpan(sentence.Start, sign - sentence.Start)))
            return;
        Subject(new(sentence.Start, sign), 70, shortNames: false);
        for (var open = text.IndexOf('《', sign, sentence.End - sign); open >= 0;)
        {
            var close = Brackets.CloseAfter(text, open, Math.Min(text.Length, open + 160));
            if (close < 0)
                break;
            var title = text.AsSpan(open, close - open);
            if (title.Contains("合同", StringComparison.Ordinal) || title.Contains("协议", StringComparison.Ordinal) || title.Contains("订单", StringComparison.Ordinal))
            {
                if (!title.Contains("联合体", StringComparison.Ordinal) && !title.Contains("公告", StringComparison.Ordinal) && !title.Contains("议案", StringComparison.Ordinal))
                    findings.Contracts.Add(new(new(open + 1, close), 90, sentence.Start));
            }

            open = close < sentence.End ? text.IndexOf('《', close, sentence.End - close) : -1;
        }

        var tail = ProjectName.Trim(text, ProjectName.Clause(text, sign + 2, sentence.End));
        if (tail.Length > 6 && text[tail.Start] != '《')
        {
            var end = Math.Max(text.AsSpan(tail.Start, tail.Length).LastIndexOf("合同", StringComparison.Ordinal), text.AsSpan(tail.Start, tail.Length).LastIndexOf("协议", StringComparison.Ordinal));
            if (end > 3 && !Generic(text.AsSpan(tail.Start, end)))
                findings.Contracts.Add(new(ProjectName.Trim(text, new(tail.Start, tail.Start + end + 2)), 60, sentence.Start));
        }
    }

    /// <summary>签订《联合体协议》: the other signatory bids too.</summary>
    private bool SignsAmongBidders(int sign)
    {
        var open = text.AsSpan(sign, Math.Min(16, text.Length - sign)).IndexOf('《');
        return open > 0 && Brackets.CloseAfter(text, sign + open, Math.Min(text.Length, sign + open + 60)) is var close and > 0 && text.AsSpan(sign + open, close - sign - open).Contains("联合体", StringComparison.Ordinal);
    }

    /// <summary>X 与公司（子公司 Y）签署: the one named first is the other side.</summary>
    private bool SignedWithUs(Span sentence, int sign)
    {
        for (var with = sign - 1; with > sentence.Start + 1; with--)
        {
            if (text[with] is not ('与' or '和' or '同'))
                continue;
            var us = Us(with + 1, sign);
            if (us == 0)
                continue;
            var end = with;
            while (end > sentence.Start && text[end - 1] == ')' && Brackets.OpenBefore(text, end - 1, Math.Max(sentence.Start, end - 60)) is var open and > 0 && text.AsSpan(open, end - open).IndexOfAny("称“:") >= 0)
                end = open;
            var name = AliasEndingAt(end, sentence.Start) is { IsEmpty: false } full ? full : OrganisationName.EndingAt(text, end, sentence.Start);
            if (!OrganisationName.Plausible(text, name) || SpeaksAsUs(name))
                return false;
            findings.Buyers.Add(new(name, 84, sentence.Start, Clue.Signed));
            Subject(new(with + 1, sign), 86);
            return true;
        }

        return false;
    }

    /// <summary>Length of the words that name the filer at a place, or 0.</summary>
    private int Us(int at, int limit)
    {
        foreach (var word in (ReadOnlySpan<string>)["本公司", "我公司", "公司"])
        {
            if (at + word.Length <= limit && text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
                return word.Length;
        }

        var filer = definitions.Filer;
        return !filer.IsEmpty && filer.Length <= limit - at && text.AsSpan(at).StartsWith(filer.In(text), StringComparison.Ordinal) ? filer.Length : 0;
    }

    private bool SpeaksAsUs(Span name) => OrganisationName.IsPronoun(name.In(text)) || definitions.Filer is { IsEmpty: false } filer && filer.In(text).SequenceEqual(name.In(text));

    private Span AliasEndingAt(int end, int floor)
    {
        foreach (var (alias, full) in definitions.Known)
        {
            if (end - alias.Length >= floor && alias.Length >= 2 && !OrganisationName.IsPronoun(alias) && text.AsSpan(floor, end - floor).EndsWith(alias, StringComparison.Ordinal) && OrganisationName.Plausible(text, full))
                return full;
        }

        return default;
    }

    private bool Signs(int at)
    {
        foreach (var word in Signings)
        {
            if (text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>未, 尚未, 待, 拟 and the like before the verb: there is no contract yet.</summary>
    private static bool Unsigned(ReadOnlySpan<char> before)
    {
        var near = before.Length > 12 ? before[^12..] : before;
        foreach (var word in (ReadOnlySpan<string>)["未", "待", "拟", "若", "将", "如", "尽快", "能否", "准备", "后续", "洽谈"])
        {
            if (near.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>"正式合同", "如下合同": no contract's title.</summary>
    private static bool Generic(ReadOnlySpan<char> title)
    {
        foreach (var word in (ReadOnlySpan<string>)["正式", "重大", "书面", "相关", "具体", "最终", "该", "有关", "上述", "如下", "以下", "本", "此", "日常", "政府采购", "中标项目", "经营", "各", "两", "一", "多", "数", "三"])
        {
            if (title.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private (Span Name, int With, bool IsEmpty) Counterparty(Span sentence, int sign)
    {
        foreach (var connectives in (ReadOnlySpan<string>)["与", "和同跟向"])
        {
            for (var with = sign - 1; with > sentence.Start; with--)
            {
                if (!connectives.Contains(text[with]) || (text[with] != '与' && !OpensCounterparty(sentence.Start, with)))
                    continue;
                var name = OrganisationName.FirstIn(text, new(with + 1, sign));
                var whole = Whole(with + 1, sign);
                if (!whole.IsEmpty && (name.IsEmpty || whole.Contains(name)))
                    return (whole, with, false);
                if (name.IsEmpty || name.Start > with + 12)
                    name = AliasAt(with + 1, sign) is { IsEmpty: false } alias ? alias : name;
                if (name.IsEmpty || (name.Start > with + 18 && name.Start < sign && name.Start > with))
                    continue;
                return (name, with, false);
            }
        }

        return (default, 0, true);
    }

    /// <summary>The whole stretch between 与 and what follows a party, where it reads like one name.</summary>
    private Span Whole(int start, int sign)
    {
        var end = sign;
        for (var i = start + 3; i < sign; i++)
        {
            if (text[i] == '(' && Brackets.CloseAfter(text, i, Math.Min(text.Length, i + 40)) is var close and > 0 && text.AsSpan(i, close - i).IndexOfAny("称“方人商") < 0)
            {
                i = close;
                continue;
            }

            if (text[i] is '(' or ',' or '、' or '“' || text.AsSpan(i).StartsWith("于20", StringComparison.Ordinal) || text.AsSpan(i).StartsWith("于近", StringComparison.Ordinal) || text.AsSpan(i).StartsWith("就", StringComparison.Ordinal) || text.AsSpan(i).StartsWith("正式", StringComparison.Ordinal)
                || text.AsSpan(i).StartsWith("共同", StringComparison.Ordinal) || text.AsSpan(i).StartsWith("分别", StringComparison.Ordinal) || text.AsSpan(i).StartsWith("在", StringComparison.Ordinal) || text.AsSpan(i).StartsWith("近日", StringComparison.Ordinal) || text.AsSpan(i).StartsWith("已", StringComparison.Ordinal))
            {
                end = i;
                break;
            }
        }

        var name = OrganisationName.TrimLeft(text, new(start, end));
        var written = name.In(text);
        if (name.Length is < 4 or > 60 || written.ContainsAny("的了。;:《》") || OrganisationName.IsPronoun(written) || (text[name.End - 1] == '日'))
            return default;
        return OrganisationName.Plausible(text, name) || Letters(written) * 2 > written.Length || IsUndisclosed(written) ? name : default;
    }

    /// <summary>A party that may not be told: 特殊机构客户, 军方 A 单位.</summary>
    private static bool IsUndisclosed(ReadOnlySpan<char> name) =>
        name.Length <= 14 && (name.EndsWith("客户", StringComparison.Ordinal) || name.EndsWith("单位", StringComparison.Ordinal)) && (name.Contains("特殊", StringComparison.Ordinal) || name.Contains('军') || name.Contains("特定", StringComparison.Ordinal));

    private static int Letters(ReadOnlySpan<char> written)
    {
        var letters = 0;
        foreach (var c in written)
        {
            if (char.IsAsciiLetter(c))
                letters++;
        }

        return letters;
    }

    /// <summary>和 and 同 stand in names too (和顺, 大同): they join parties only behind a party.</summary>
    private bool OpensCounterparty(int floor, int with)
    {
        var before = text.AsSpan(floor, with - floor);
        if (before.IsEmpty || before[^1] is ')' or ',' or '日' or '。' || before.EndsWith("近日", StringComparison.Ordinal) || Lexicon.OrganisationAtEnd(before) > 0)
            return true;
        foreach (var (alias, _) in definitions.Known)
        {
            if (before.EndsWith(alias, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>确定公司为 P 的中标单位; 成为 P 的第一中标候选人.</summary>
    private void Named(Span sentence)
    {
        for (var at = sentence.Start; at < sentence.End; at++)
        {
            if (text[at] is not ('为' or '是'))
                continue;
            var stop = -1;
            var clause = ProjectName.Clause(text, at + 1, sentence.End);
            foreach (var winner in Winners)
            {
                var w = text.AsSpan(clause.Start, clause.Length).LastIndexOf(winner, StringComparison.Ordinal);
                if (w >= 0 && (stop < 0 || clause.Start + w < stop))
                    stop = clause.Start + w;
            }

            if (stop < 0 || stop - at < 6)
                continue;
            var tail = text.AsSpan(stop, clause.End - stop);
            if (!(tail.Contains('人') || tail.Contains("单位", StringComparison.Ordinal) || tail.Contains('商') || tail.Contains('方') || tail.Contains("社会资本", StringComparison.Ordinal) || tail.Contains("企业", StringComparison.Ordinal) || tail.Contains("联合体", StringComparison.Ordinal)))
                continue;
            if (text.AsSpan(at + 1, stop - at - 1).Contains("公司", StringComparison.Ordinal) && text.AsSpan(at - Math.Min(6, at - sentence.Start), Math.Min(6, at - sentence.Start)).Contains("中标", StringComparison.Ordinal))
                continue;
            Subject(new(sentence.Start, at), 82, shortNames: false);
            if (OrganisationName.FirstIn(text, new(at + 1, stop)) is { IsEmpty: false } owner && owner.Start <= at + 2)
                findings.Buyers.Add(new(definitions.Resolve(owner), 50, sentence.Start, Clue.Prefix));
            if (Project(new(at + 1, stop), 82, sentence.Start))
                break;
        }
    }

    /// <summary>中标 P.</summary>
    private void Won(Span sentence)
    {
        for (var at = Find("中标", sentence); at >= 0; at = at + 2 < sentence.End ? Find("中标", new(at + 2, sentence.End)) : -1)
        {
            var after = text.AsSpan(at + 2, Math.Min(sentence.End - at - 2, 4));
            if (after.IsEmpty || "人单价金候通公结项总额合方企供的情书提,、)》”社后联标工公产不及或风目率将是若如与".AsSpan().Contains(after[0]))
                continue;
            Subject(new(sentence.Start, at), 80, shortNames: false);
            if (AliasEndingAt(at, sentence.Start) is { IsEmpty: false } winner || (OrganisationName.EndingAt(text, at, sentence.Start) is var named && named.In(text).EndsWith("有限公司", StringComparison.Ordinal) && !(winner = named).IsEmpty))
                findings.Suppliers.Add(new(winner, SpeaksAsUs(winner) ? 0 : 63, sentence.Start));
            if (Project(ProjectName.Clause(text, at + 2, sentence.End), 76, sentence.Start))
                break;
        }

        var won = Find("中标", sentence);
        var by = won > sentence.Start ? text.LastIndexOf('由', won - 1, Math.Min(40, won - sentence.Start)) : -1;
        if (by > sentence.Start + 5)
        {
            var start = by;
            while (start > sentence.Start && text[start - 1] is not (',' or '。' or '\n'))
                start--;
            if (ProjectName.IsTitle(text, ProjectName.Trim(text, new(start, by))))
                Project(new(start, by), 78, sentence.Start);
        }
    }

    /// <summary>参与了“P”的投标; 在“P”招标活动中.</summary>
    private void Entered(Span sentence)
    {
        foreach (var word in (ReadOnlySpan<string>)["参与了", "参加了", "参与", "参加", "在"])
        {
            for (var at = Find(word, sentence); at >= 0; at = Find(word, sentence with { Start = at + 1 }))
            {
                var start = at + word.Length;
                var clause = ProjectName.Clause(text, start, sentence.End);
                var bid = -1;
                foreach (var end in (ReadOnlySpan<string>)["的投标", "的公开招标", "的招标", "招标活动中", "的公开投标", "投标", "的竞标", "项目中", "招标中", "的招投标", "的竞争性磋商", "的采购"])
                {
                    var found = clause.In(text).LastIndexOf(end, StringComparison.Ordinal);
                    if (found > 5)
                    {
                        bid = found + (end is "招标活动中" or "招标中" or "项目中" ? 2 : 0);
                        break;
                    }
                }

                if (bid > 0 && word[0] == '参' && OrganisationName.FirstIn(text, clause) is { IsEmpty: false } host && host.Start <= start + 1)
                    findings.Buyers.Add(new(definitions.Resolve(host), 45, sentence.Start, Clue.Organised));
                if (bid > 0)
                    Project(new(start, clause.Start + bid), text[start] == '“' ? 66 : 55, sentence.Start);
                if (sentence.End - at < 4)
                    break;
            }
        }
    }

    /// <summary>招标人 X, 业主为 X, X 发布了《…公示》, 由 X 招标.</summary>
    private void Asked(Span sentence)
    {
        foreach (var word in (ReadOnlySpan<string>)["招标人", "采购人", "业主", "发包人", "建设单位", "招标单位", "采购单位", "交易对方", "招标方", "合同对方", "甲方", "买方", "发包方", "业主方", "交易对手方", "业主单位", "采购方"])
        {
            var at = Find(word, sentence);
            if (at < 0)
                continue;
            var start = at + word.Length;
            var labelled = start < sentence.End && text[start] is '为' or '是' or ':' or '-' or '系';
            if (labelled)
                start++;
            var clause = ProjectName.Clause(text, start, Math.Min(sentence.End, start + 45));
            var name = OrganisationName.FirstIn(text, clause);
            if (!name.IsEmpty && name.Start <= start + 2)
                findings.Buyers.Add(new(definitions.Resolve(name), labelled ? 80 : 72, sentence.Start, Clue.Called));
        }

        foreach (var word in (ReadOnlySpan<string>)["发布了", "发布", "公示了", "公告了", "公布了", "公布", "公示", "发出"])
        {
            var at = Find(word, sentence);
            if (at < 0)
                continue;
            var name = OrganisationName.FirstIn(text, new(sentence.Start, at));
            if (!name.IsEmpty)
                findings.Buyers.Add(new(definitions.Resolve(name), 40, sentence.Start, Clue.Published));
            break;
        }

        foreach (var word in (ReadOnlySpan<string>)["招标的", "组织的", "招标采购的", "采购的", "实施的", "投资开发的", "开发的", "投资建设的", "委托"])
        {
            var at = Find(word, sentence);
            if (at > 0 && OrganisationName.EndingAt(text, at, sentence.Start) is var name && OrganisationName.Plausible(text, name))
                findings.Buyers.Add(new(definitions.Resolve(name), 66, sentence.Start, Clue.Organised));
        }
    }

    /// <summary>发布了《P 中标候选人公示》.</summary>
    private void Published(Span sentence)
    {
        for (var open = sentence.Start; open < sentence.End; open++)
        {
            if (text[open] is not ('“' or '《') || Brackets.CloseAfter(text, open, Math.Min(text.Length, open + 150)) is not (var close and > 0))
                continue;
            var title = text.AsSpan(open + 1, close - open - 1);
            foreach (var tail in (ReadOnlySpan<string>)["推荐的成交候选人公示", "中标候选人公示", "中标候选人公告", "中标候选人", "中标结果公示", "中标结果公告", "预中标公示", "预中标结果公示", "预中标公告", "预中标结果公告", "中标公示", "中标公告", "成交公告", "成交结果公告", "招标中标人名单", "中标人名单", "中标名单", "评标结果公示", "评标公示", "推荐中标候选人公示", "中标人公示", "采购结果公告", "结果公示", "结果公告", "的公告", "公告", "公示"])
            {
                if (!title.EndsWith(tail, StringComparison.Ordinal))
                    continue;
                if (!title.StartsWith("关于", StringComparison.Ordinal) && !title.Contains("股份有限公司关于", StringComparison.Ordinal))
                    Project(new(open + 1, close - tail.Length), 64, sentence.Start);
                break;
            }

            open = close;
        }
    }

    private Span AliasAt(int start, int limit)
    {
        foreach (var (alias, full) in definitions.Known)
        {
            if (text.AsSpan(start, limit - start).StartsWith(alias, StringComparison.Ordinal) && alias is not ("公司" or "本公司" or "合同" or "本合同" or "协议"))
                return full;
        }

        return default;
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

    private static bool Vague(ReadOnlySpan<char> name)
    {
        foreach (var word in (ReadOnlySpan<string>)["此", "该", "上述", "本", "相关", "以下", "其中", "第", "内容", "我公司", "公司", "联合体", "如下", "多个", "两个", "三个", "个", "包", "产品"])
        {
            if (name.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return name.Contains("推荐", StringComparison.Ordinal) || name.Contains("中标", StringComparison.Ordinal);
    }

    /// <summary>"…的子公司，X（以下简称…" names the subsidiary; "作为 Y 的子公司，X 实力雄厚" praises somebody else's.</summary>
    private bool Apposed(int start, Span name) => text[start] != ',' || (name.End < text.Length && text[name.End] == '(');

    /// <summary>The one who got, signed or won: a subsidiary where one is named, else the filer.</summary>
    private void Subject(Span before, int score, bool shortNames = true)
    {
        if (before.IsEmpty)
            return;
        foreach (var word in Kin)
        {
            var at = text.AsSpan(before.Start, before.Length).IndexOf(word, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var start = before.Start + at + word.Length;
            while (start < before.End && text[start] is '—' or '-' or ':')
                start++;
            if (OrganisationName.FirstIn(text, new(start, Math.Min(before.End + 1, text.Length))) is { IsEmpty: false } name && name.Start <= start + 6 && Apposed(start, name))
            {
                var and = text.AsSpan(before.Start, at);
                var both = and.Contains("公司及", StringComparison.Ordinal) || and.Contains("公司与", StringComparison.Ordinal) || and.Contains("公司和", StringComparison.Ordinal) || and.Contains(")及", StringComparison.Ordinal) || and.Contains(")与", StringComparison.Ordinal) || and.Contains(")和", StringComparison.Ordinal);
                findings.Suppliers.Add(new(definitions.Resolve(name), both ? score - 60 : score, before.Start));
                return;
            }
        }

        if (!shortNames)
            return;
        var length = Math.Min(before.Length, 40);
        if (length < 2)
            return;
        foreach (var (alias, full) in definitions.Known)
        {
            if (alias.Length >= 2 && text.AsSpan(before.Start, length).StartsWith(alias, StringComparison.Ordinal) && OrganisationName.Plausible(text, full))
            {
                findings.Suppliers.Add(new(full, score - 10, before.Start));
                return;
            }
        }
    }
}
