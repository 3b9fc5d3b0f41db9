namespace ChipWatch.Extract.Procurement;

/// <content>The contract that was signed, and with whom.</content>
internal sealed partial class Prose
{
    private static readonly string[] Signings = ["签署", "签订", "签定", "订立", "签约", "签下", "达成", "签属"];

    /// <summary>与 X 签署了《…合同》.</summary>
    private void Signed(Span sentence)
    {
        var sign = -1;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            var step = text.AsSpan(i, sentence.End - i).IndexOfAny('签', '订', '达');
            if (step < 0)
                break;
            i += step;
            if (!Signs(i))
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
        for (var with = sign; with > sentence.Start + 2;)
        {
            with = text.AsSpan(sentence.Start + 2, with - sentence.Start - 2).LastIndexOfAny('与', '和', '同') + sentence.Start + 2;
            if (with < sentence.Start + 2)
                break;
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

    private bool Signs(int at) => text.AsSpan(at).BeginsWithAny(Signings);

    /// <summary>未, 尚未, 待, 拟 and the like before the verb: there is no contract yet.</summary>
    private static bool Unsigned(ReadOnlySpan<char> before) =>
        before[Math.Max(0, before.Length - 12)..].HoldsAny("未", "待", "拟", "若", "将", "如", "尽快", "能否", "准备", "后续", "洽谈");

    /// <summary>"正式合同", "如下合同": no contract's title.</summary>
    private static bool Generic(ReadOnlySpan<char> title) =>
        title.BeginsWithAny("正式", "重大", "书面", "相关", "具体", "最终", "该", "有关", "上述", "如下", "以下", "本", "此", "日常", "政府采购", "中标项目", "经营", "各", "两", "一", "多", "数", "三");

    private (Span Name, int With, bool IsEmpty) Counterparty(Span sentence, int sign)
    {
        foreach (var connectives in (ReadOnlySpan<string>)["与", "和同跟向"])
        {
            for (var with = sign; with > sentence.Start + 1;)
            {
                with = text.AsSpan(sentence.Start + 1, with - sentence.Start - 1).LastIndexOfAny(connectives) + sentence.Start + 1;
                if (with <= sentence.Start)
                    break;
                if (text[with] != '与' && !OpensCounterparty(sentence.Start, with))
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

    private Span AliasAt(int start, int limit)
    {
        foreach (var (alias, full) in definitions.Known)
        {
            if (text.AsSpan(start, limit - start).StartsWith(alias, StringComparison.Ordinal) && alias is not ("公司" or "本公司" or "合同" or "本合同" or "协议"))
                return full;
        }

        return default;
    }
}
