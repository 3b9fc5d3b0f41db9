namespace ChipWatch.Extract.Procurement;

/// <content>Who won, by the title and the opening.</content>
internal sealed partial class Prose
{
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

        if (!Tells(Told.KinGot))
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
}
