namespace ChipWatch.Extract.Procurement;

/// <summary>
/// The other side as a filing's chapters tell it: defined as “甲方”, introduced under 交易对方情况, or declared unrelated to the filer.
/// </summary>
internal sealed class Counterparties(string text, Definitions definitions)
{
    private static readonly WordSet Headings = WordSet.Of(
        ["交易对方", "交易对手", "合同对方", "对方当事人", "合同当事人", "项目当事人", "相对方", "招标人", "招标方", "业主", "采购人", "发包人", "发包方", "采购方", "招标单位", "采购单位", "建设单位", "合同双方", "买方"]);

    public void Read(Findings findings)
    {
        Defined(findings);
        Described(findings);
        Unrelated(findings);
    }

    /// <summary>X（以下简称“甲方”）.</summary>
    private void Defined(Findings findings)
    {
        foreach (var (alias, full) in definitions.Known)
        {
            if (!OrganisationName.Plausible(text, full))
                continue;
            switch (alias)
            {
                case "甲方" or "招标人" or "招标方" or "业主" or "业主方" or "发包人" or "发包方" or "采购人" or "采购方" or "买方" or "需方" or "交易对方" or "委托方" or "建设单位" or "招标单位" or "采购单位" or "合同对方":
                    findings.Buyers.Add(new(full, 79, full.Start, Clue.Defined));
                    break;
                case "乙方" or "承包人" or "承包方" or "卖方" or "供方" or "中标人" or "总承包方" or "总承包商":
                    findings.Suppliers.Add(new(full, 58, full.Start));
                    break;
            }
        }
    }

    /// <summary>A heading like 交易对方情况, and the first name that the lines under it open with.</summary>
    private void Described(Findings findings)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (end - start is > 3 and < 30 && IsHeading(text.AsSpan(start, end - start)))
            {
                var line = end + 1;
                for (var lines = 0; lines < 4 && line < text.Length; lines++)
                {
                    var stop = text.IndexOf('\n', line);
                    stop = stop < 0 ? text.Length : stop;
                    var from = line;
                    var name = OrganisationName.FirstIn(text, new(from, Math.Min(stop, from + 50)));
                    if (OwnsNext(name) is var next && next > 0)
                    {
                        from = next;
                        name = OrganisationName.FirstIn(text, new(from, Math.Max(from, Math.Min(stop, from + 50))));
                    }

                    if (!name.IsEmpty && (name.Start <= from + 6 || text.AsSpan(line, name.Start - line).IndexOf(':') >= 0))
                    {
                        findings.Buyers.Add(new(definitions.Resolve(name), 70, line, text.AsSpan(line, name.Start - line).Contains("名称", StringComparison.Ordinal) ? Clue.Introduced : Clue.Described));
                        break;
                    }

                    if (stop - line > 30)
                        break;
                    line = stop + 1;
                }
            }

            start = end + 1;
        }
    }

    /// <summary>Where the next name may begin behind "X 的全资子公司", which tells whose subsidiary the next one is; or 0.</summary>
    private int OwnsNext(Span name)
    {
        if (name.IsEmpty)
            return 0;
        var after = text.AsSpan(name.End, Math.Min(10, text.Length - name.End));
        var kin = after.IndexOf("子公司", StringComparison.Ordinal);
        return kin >= 0 && after[..kin] is "" or "的" or "的全资" or "的控股" or "全资" or "控股" or "下属" or "的下属" ? name.End + kin + 3 : 0;
    }

    private static bool IsHeading(ReadOnlySpan<char> line) =>
        line.IndexOfAny(Headings) >= 0 && (line.Contains("情况", StringComparison.Ordinal) || line.Contains("介绍", StringComparison.Ordinal) || line.Contains("概况", StringComparison.Ordinal) || line.Contains("简介", StringComparison.Ordinal) || line.Contains("基本", StringComparison.Ordinal));

    /// <summary>X 与公司不存在关联关系: nobody declares that about a stranger to the deal.</summary>
    private void Unrelated(Findings findings)
    {
        for (var at = text.IndexOf("关联关系", StringComparison.Ordinal); at >= 0; at = text.IndexOf("关联关系", at + 4, StringComparison.Ordinal))
        {
            var start = at;
            while (start > 0 && at - start < 100 && text[start - 1] is not ('。' or '\n' or ';'))
                start--;
            var told = text.AsSpan(start, at - start);
            if (!(told.Contains("不存在", StringComparison.Ordinal) || told.Contains("无", StringComparison.Ordinal) || told.Contains("没有", StringComparison.Ordinal)))
                continue;
            foreach (var name in OrganisationName.AllIn(text, new(start, at)))
            {
                if (OwnsNext(name) > 0)
                    continue;
                findings.Buyers.Add(new(definitions.Resolve(name), 35, start, Clue.Unrelated));
            }

            foreach (var (alias, full) in definitions.Known)
            {
                if (alias is not ("公司" or "本公司") && alias.Length >= 2 && OrganisationName.Plausible(text, full) && text.AsSpan(start, at - start).Contains(alias, StringComparison.Ordinal))
                    findings.Buyers.Add(new(full, 35, start, Clue.Unrelated));
            }
        }
    }
}
