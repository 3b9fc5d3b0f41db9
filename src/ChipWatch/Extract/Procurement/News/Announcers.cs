namespace ChipWatch.Extract.Procurement.News;

/// <summary>Whose announcement each part of a news item reports: a round-up reports several, one after the other.</summary>
internal sealed class Announcers
{
    private readonly Span first;
    private readonly List<Span> all = [];

    /// <summary>Whom the title names as the announcer where the text does not.</summary>
    public string? Titled { get; }

    public Announcers(string text, string title)
    {
        first = Announcer.Of(text);
        if (first.IsEmpty && Announcer.Headline(title, 0) is { IsEmpty: false } titled)
        {
            Titled = title[titled.Start..titled.End];
            if (text.IndexOf(Titled, StringComparison.Ordinal) is >= 0 and var at)
                first = new(at, at + titled.Length);
        }

        for (var open = text.IndexOf('('); open >= 0; open = text.IndexOf('(', open + 1))
        {
            if (Announcer.TickerAt(text, open) is { IsEmpty: false } name && Reports(text, open))
                all.Add(name);
        }

        for (var line = text.IndexOf('\n'); line >= 0; line = text.IndexOf('\n', line + 1))
        {
            if (Announcer.Headline(text, line + 1) is { IsEmpty: false } name)
                all.Add(name);
        }

        all.Sort((a, b) => a.Start - b.Start);
    }

    /// <summary>The last announcer named before a place, or else the one of the item.</summary>
    public Span At(int place)
    {
        var last = first;
        foreach (var name in all)
        {
            if (name.Start >= place)
                break;
            if (name.Start >= first.Start)
                last = name;
        }

        return last;
    }

    /// <summary>A ticker alone may be anybody's: the announcer is said to announce.</summary>
    private static bool Reports(string text, int open)
    {
        var close = text.IndexOf(')', open);
        var rest = close < 0 ? default : text.AsSpan(close, Math.Min(14, text.Length - close));
        foreach (var voice in (ReadOnlySpan<string>)["公告", "披露", "表示", "发布", "宣布", "消息", "收到", "中标", "中选", "全资", "子公司"])
        {
            if (rest.Contains(voice, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
