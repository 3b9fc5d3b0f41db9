using static ChipWatch.Extract.Finance.IpoNameWords;

namespace ChipWatch.Extract.Finance;

/// <summary>A company as written.</summary>
/// <param name="Start">Offset in the text, or -1 where only the title or the list names it.</param>
internal sealed record IpoName(string Text, int Start)
{
    public int End => Start + Text.Length;
}

/// <summary>Whose listing a Chinese clause speaks of: first who is of the document's cast, then who only stands where subjects stand.</summary>
internal sealed class IpoNames
{
    private static readonly string[] Units = ["旗下子公司", "所属子公司", "控股子公司", "全资子公司", "附属公司", "子公司", "旗下", "分拆"];

    private readonly Reading reading;
    private readonly IpoSpans spans;
    private readonly Lazy<IpoCast> cast;

    public IpoNames(Reading reading)
    {
        this.reading = reading;
        spans = new(reading);
        cast = new(() => new(reading, spans));
    }

    public IpoCast Cast => cast.Value;

    /// <summary>The names that a trigger speaks of: one, or the members of a list; empty when nobody is named.</summary>
    public IReadOnlyList<IpoName> For(int sentence, int trigger, int triggerEnd, int sentenceEnd)
    {
        if (ListBehind(triggerEnd, sentenceEnd) is { Count: > 0 } listed)
            return listed;
        var end = trigger;
        for (var own = true; ; own = false)
        {
            var clause = end;
            while (clause > sentence && !spans.IsClauseMark(clause - 1))
                clause--;
            if (own && Unit(clause, end) is { } unit)
                return [unit];
            if (own && triggerEnd < sentenceEnd && reading.Text[triggerEnd] == '的' && IpoContext.OfTheDay(reading.Text.AsSpan(clause, end - clause)) && Behind(triggerEnd, sentenceEnd) is { } described)
                return [described];
            if (Known(clause, end) is { Count: > 0 } known)
                return known;
            if (own && Behind(triggerEnd, sentenceEnd) is { } spokenOf)
                return [spokenOf];
            if (Unknown(clause, end, own) is { Count: > 0 } unknown)
                return unknown;
            if (clause <= sentence)
                break;
            end = clause - 1;
        }

        if (reading.Subjects.Filer is { } filer)
            return [new(filer.Name, -1)];
        return (Cast.Several ? Before(sentence) : null) is { } before ? [before] : Cast.Main is { } main ? [Named(main)] : [];
    }

    private IpoName Named(CastName name)
    {
        foreach (var mention in Cast.Mentions)
        {
            if (mention.Name == name)
                return new(name.Text, mention.Start);
        }

        return new(name.Text, -1);
    }

    /// <summary>Names of the cast in one clause: the last that is not a bank or a source, with those it is listed with.</summary>
    private List<IpoName> Known(int start, int end)
    {
        var found = new List<IpoName>();
        var mentions = Cast.Mentions;
        for (var i = Cast.At(end) - 1; i >= 0 && mentions[i].End > start; i--)
        {
            var mention = mentions[i];
            if (mention.Start < start || mention.End > end || Beside(mention, start))
                continue;
            found.Add(new(mention.Name.Text, mention.Start));
            for (var before = i - 1; before >= 0 && mentions[before].Start >= start && Listed(mentions[before].End, found[^1].Start); before--)
                found.Add(new(mentions[before].Name.Text, mentions[before].Start));
            break;
        }

        found.Reverse();
        if (found.Count > 0 && Unlisted(start, found[0].Start) is { } first)
            found.InsertRange(0, first);
        return found;
    }

    /// <summary>Names before a known one in the same list.</summary>
    private List<IpoName>? Unlisted(int start, int known)
    {
        if (known <= start || reading.Text[known - 1] is not ('、' or '和' or '及' or '与'))
            return null;
        var found = InList(start, known);
        return found.Count > 0 && found[^1].End == known - 1 ? found : null;
    }

    private bool Listed(int end, int next) => next - end is 1 && reading.Text[end] is '、' or '和' or '及' or '与';

    /// <summary>Banks, funds, sources and partners: named with a listing that is somebody else's.</summary>
    private bool Beside(CastMention mention, int floor)
    {
        var text = reading.Text;
        var before = text.AsSpan(floor, mention.Start - floor);
        var near = before[^Math.Min(before.Length, 16)..];
        var after = text.AsSpan(mention.End, Math.Min(16, text.Length - mention.End));
        var stop = after.IndexOfAny("，。；\n");
        after = stop < 0 ? after : after[..stop];
        return SideBefore.In(near) || SideAfter.In(after) || near.EndsWith("据") || near.EndsWith("由") || near.EndsWith("聘请") || near.EndsWith("委任")
            || (near.EndsWith("与") && AnyWord.HoldsAny(after, ["合并", "合作", "签", "竞争", "争夺"])) || (near.EndsWith("向") && !AnyWord.HoldsAny(after, ["发", "出具", "下发"]))
            || mention.Name.Text.EndsWith("交易所", StringComparison.Ordinal) || (mention.Name.Text.EndsWith("证券", StringComparison.Ordinal) && mention.Name != Cast.Main);
    }

    /// <summary>Who stands where a subject stands, of the cast or not.</summary>
    private List<IpoName> Unknown(int start, int end, bool own)
    {
        var text = reading.Text;
        if (!own && AnyWord.HoldsAny(text.AsSpan(start, Math.Min(4, end - start)), ["因", "由于", "随着", "若", "以下", "简称", "下称", "据", "经"]))
            return [];
        var found = InList(start, end);
        if (found.Count == 0 || (!own && found[^1].End == end && !(end < text.Length && text[end] is '（' or '(')))
            return [];
        return found.Count > 1 || Cast.Main is null || Corporate(found[0].Text) ? found : [];
    }

    private List<IpoName> InList(int start, int end)
    {
        var found = new List<IpoName>();
        var text = reading.Text;
        var at = start;
        for (var n = 0; n < 6 && at < end; n++)
        {
            if (spans.Leading(at, end) is not { } span || !Sound(text.AsSpan(span.Start, span.End - span.Start)))
                break;
            found.Add(new(text[span.Start..span.End], span.Start));
            at = span.End;
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
        foreach (var word in Units)
        {
            var at = clause.LastIndexOf(word, StringComparison.Ordinal);
            if (at <= 0 || at + word.Length >= clause.Length)
                continue;
            var from = start + at + word.Length;
            if (Cast.Near(from, 6, end) is { } mention)
                return new(mention.Name.Text, mention.Start);
            if (spans.Leading(from, end) is { } span && Sound(reading.Text.AsSpan(span.Start, span.End - span.Start)))
                return new(reading.Text[span.Start..span.End], span.Start);
        }

        return null;
    }

    /// <summary>"受理了X的上市申请", "终止对X首次公开发行": whom the authority's act is about.</summary>
    private IpoName? Behind(int from, int until)
    {
        var text = reading.Text;
        if (from < until && text[from] == '的' && text[from - 1] is '市' or '牌' or '陆' or '录')
            from++;
        else if (from >= until || from < 2 || text[from - 1] is not ('理' or '对' or '意' or '准' or '核' or '缓' or '止' or '停' or '决'))
            return null;
        until = Math.Min(until, from + 40);
        var pronoun = text.AsSpan(from);
        if (pronoun.StartsWith("其") || pronoun.StartsWith("该公司") || pronoun.StartsWith("公司"))
            return null;
        if (Cast.Near(from, 8, until) is { } mention)
            return new(mention.Name.Text, mention.Start);
        return spans.Leading(from, until) is { } span && Sound(text.AsSpan(span.Start, span.End - span.Start)) ? new(text[span.Start..span.End], span.Start) : null;
    }

    /// <summary>"同意以下企业首次公开发行股票注册：甲、乙、丙": the names behind the colon.</summary>
    private List<IpoName>? ListBehind(int from, int until)
    {
        var colon = from < until ? reading.Text.AsSpan(from, Math.Min(8, until - from)).IndexOf('：') : -1;
        if (colon < 0)
            return null;
        var found = InList(from + colon + 1, until);
        return found.Count > 1 ? found : null;
    }

    /// <summary>Whom the text named last before the place.</summary>
    private IpoName? Before(int place)
    {
        for (var i = Cast.At(place) - 1; i >= 0; i--)
        {
            var mention = Cast.Mentions[i];
            if (mention.End <= place && mention.Name.Strong && !Beside(mention, Math.Max(0, mention.Start - 16)))
                return new(mention.Name.Text, mention.Start);
        }

        return null;
    }
}
