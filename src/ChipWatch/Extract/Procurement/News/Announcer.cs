namespace ChipWatch.Extract.Procurement.News;

/// <summary>Whose announcement a news item reports, which its 公司 stands for: the headline's name, the one with a ticker, the one that 公告 follows.</summary>
internal static class Announcer
{
    private static readonly string[] Voices = ["招股书", "公告", "披露", "表示", "公布", "宣布", "称", "在互动平台", "发布《关于", "发布了《关于", "披露《关于"];

    public static Span Of(string text)
    {
        var headline = Headline(text, 0);
        if (!headline.IsEmpty)
            return headline;
        var ticker = Ticker(text);
        if (!ticker.IsEmpty)
            return ticker;
        return Voice(text);
    }

    /// <summary>Where a run-together headline ends and its body begins: behind the announcer's ticker, if an award is still told there.</summary>
    public static int Body(string text)
    {
        var open = text.IndexOf('(');
        if (open <= 0 || Headline(text, 0).IsEmpty || Ticker(text).IsEmpty)
            return 0;
        var ticker = Ticker(text);
        var close = text.IndexOf(')', ticker.End);
        return close > 0 && close - ticker.End < 14 && text.IndexOf("中标", close, StringComparison.Ordinal) > 0 ? close + 1 : 0;
    }

    /// <summary>"东华科技:预中标…" at a line's start, behind a 【label】 or a 讯.</summary>
    public static Span Headline(string text, int line)
    {
        var start = line < text.Length && text[line] is '【' or '[' ? text.IndexOfAny(['】', ']'], line) + 1 : line;
        if (start < line || start >= text.Length)
            return default;
        var colon = text.AsSpan(start, Math.Min(16, text.Length - start)).IndexOf(':');
        if (colon is < 3 or > 14)
            return default;
        var name = new Span(start, start + colon);
        var written = name.In(text);
        if (written.IndexOf('(') is > 2 and var open && written[^1] == ')')
        {
            name = name with { End = start + open };
            written = name.In(text);
        }

        return NoWinner.Is(written) || written.ContainsAny(",。、讯获悉(\n") || Lexicon.LabelAtEnd(written, out _) > 0 || written.EndsWith("公告", StringComparison.Ordinal) ? default : name;
    }

    private static Span Ticker(string text)
    {
        for (var open = text.IndexOf('('); open >= 0; open = text.IndexOf('(', open + 1))
        {
            if (TickerAt(text, open) is { IsEmpty: false } name)
                return name;
        }

        return default;
    }

    /// <summary>The name at "龙元建设(600491.SH)" or "(600491)龙元建设-".</summary>
    public static Span TickerAt(string text, int open)
    {
        var digits = open + 1;
        while (digits < text.Length && digits - open < 6 && (char.IsAsciiLetterUpper(text[digits]) || text[digits] is '.' or ':' || text[digits] is >= '\u4e00' and <= '\u9fff'))
            digits++;
        var end = digits;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        if (end - digits is not (5 or 6))
            return default;
        var before = open;
        if (before > 1 && text[before - 1] == ')' && Brackets.OpenBefore(text, before - 1, Math.Max(0, before - 40)) is var quoted and > 0)
            before = quoted;
        if (before >= 2 && ShortName(text, before) is { IsEmpty: false } name)
            return name;
        var close = text.IndexOf(')', end);
        var dash = close > 0 && close - end < 5 ? text.AsSpan(close, Math.Min(20, text.Length - close)).IndexOf('-') : -1;
        return open == 0 && dash is > 2 and < 14 ? new(close + 1, close + dash) : default;
    }

    /// <summary>"三星医疗公告," and "中国天楹发布公告称" and "格力电器7月18日晚间公告".</summary>
    private static Span Voice(string text)
    {
        foreach (var voice in Voices)
        {
            for (var at = text.IndexOf(voice, StringComparison.Ordinal); at > 1; at = text.IndexOf(voice, at + 1, StringComparison.Ordinal))
            {
                var end = BeforeTime(text, at);
                var name = ShortName(text, end);
                if (!name.IsEmpty && name.Length <= 24 && !NoWinner.Is(name.In(text)) && !text.AsSpan(name.Start, name.Length).EndsWith("的", StringComparison.Ordinal))
                    return name;
            }
        }

        return default;
    }

    /// <summary>Steps back over "7月18日晚间", "同时", "发布".</summary>
    public static int BeforeTime(string text, int end)
    {
        var moved = true;
        while (moved && end > 1)
        {
            moved = false;
            foreach (var word in (ReadOnlySpan<string>)["晚间", "早间", "午间", "盘后", "同时", "还", "最新", "还同时", "亦", "也", "日前公", "随后", "昨晚", "晚上", "发布", "披露", "发", "晚", "近日", "日前", "日", "今日", "昨日", "当日", "最新", "最近"])
            {
                if (text.AsSpan(0, end).EndsWith(word, StringComparison.Ordinal))
                {
                    end -= word.Length;
                    moved = true;
                }
            }

            var digits = end;
            while (digits > 0 && (char.IsAsciiDigit(text[digits - 1]) || text[digits - 1] is '月' or '年'))
                digits--;
            if (digits < end && end < text.Length && text[end] is '日' or '月' or '年')
            {
                end = digits;
                moved = true;
            }
        }

        return end > 0 && text[end - 1] == '于' ? end - 1 : end;
    }

    /// <summary>A name, short ones included, that ends at <paramref name="end"/> and begins behind the last mark, date or connective.</summary>
    public static Span ShortName(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < 40 && text[start - 1] is not (',' or '。' or ';' or ':' or '\n' or ')' or '】' or ']' or '”' or '“' or '《' or '》' or '、' or '(' or '!' or '-' or ' ' or '\t' or '"' or '丨' or '|' or '】'))
            start--;
        foreach (var lead in (ReadOnlySpan<string>)["近日", "日前", "其中", "此外", "同时", "晚间", "获悉", "讯", "上市公司", "根据", "依据", "而", "如", "据", "年", "月", "日"])
        {
            var at = text.AsSpan(start, end - start).LastIndexOf(lead, StringComparison.Ordinal);
            if (at >= 0 && end - (start + at + lead.Length) >= 2 && (lead.Length > 1 || at == 0 || char.IsAsciiDigit(text[start + at - 1])))
                start += at + lead.Length;
        }

        var name = new Span(start, end);
        if (name.Length is < 2 or > 30 || OrganisationName.IsPronoun(name.In(text)) || char.IsAsciiDigit(text[start]) || name.In(text).ContainsAny("了的"))
            return name.Length > 8 && !OrganisationName.IsPronoun(name.In(text)) ? Repeated(text, end, start) : default;
        return name.Length > 8 && (Lexicon.OrganisationAtEnd(name.In(text)) < 2 || name.In(text).ContainsAny("0123456789元") || name.In(text).Contains("中标", StringComparison.Ordinal)) ? Repeated(text, end, start) : name;
    }

    /// <summary>Where headline and body run together, the name is what the text says a second time; listed companies' short names have 3 to 5 characters.</summary>
    private static Span Repeated(string text, int end, int floor)
    {
        for (var length = 6; length >= 3; length--)
        {
            var start = end - length;
            if (start < floor)
                continue;
            if (text.AsSpan(0, start).Contains(text.AsSpan(start, length), StringComparison.Ordinal) || text.AsSpan(end).Contains(text.AsSpan(start, length), StringComparison.Ordinal))
                return new(start, end);
        }

        return end - 4 >= floor && !text.AsSpan(end - 4, 4).ContainsAny("的了《》") && text[end - 1] is not ('中' or '上' or '下' or '里' or '后' or '前' or '内' or '时' or '者' or '会' or '的') ? new(end - 4, end) : default;
    }
}
