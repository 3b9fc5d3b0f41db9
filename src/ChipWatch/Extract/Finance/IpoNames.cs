using System.Text.RegularExpressions;
using static ChipWatch.Extract.Finance.IpoNameWords;

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

    private bool IsClauseMark(int at) => !IsPlaceBracket(at) && reading.Text[at] is '，' or ',' or '；' or ';' or '：' or ':' or '（' or '(' or '）' or ')';

    [GeneratedRegex(@"[\u4e00-\u9fffA-Za-z0-9·*\-]{2,24}(?<open>[（(])(?:[^）)]{0,12}[:：])?\s*(?:\d{6}(?:\.(?:SH|SZ|BJ))?|\d{4,5}\.HK|(?:NASDAQ|NYSE|纳斯达克|纽交所|Nasdaq)[^）)]{0,12})[）)]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ticketed();

    [GeneratedRegex(@"(?:简称|下称)[:：]?\s*[“""「](?<name>[^”""」]{2,16})[”""」]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Alias();

    [GeneratedRegex(@"[\u4e00-\u9fffA-Za-z（）()]{2,24}(?:股份有限公司|有限责任公司|有限公司|集团)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Legal();
}
