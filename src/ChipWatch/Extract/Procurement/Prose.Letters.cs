namespace ChipWatch.Extract.Procurement;

/// <content>The letter that tells of an award.</content>
internal sealed partial class Prose
{
    private static readonly string[] Senders = ["发来", "发出", "发送", "下发", "签发", "出具", "颁发", "发布", "送达", "寄发", "寄来", "发至", "传真", "寄送", "关于", "共同", "授予", "给予", "的《", "的通知", "就", "委托", "发给"];

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
    private void ToldUs(Span sentence)
    {
        foreach (var word in (ReadOnlySpan<string>)["通知公司", "通知本公司", "通知我公司", "通知我司"])
        {
            if (Find(word, sentence) is var at and >= 0 && at > sentence.Start + 3)
                Body(new(sentence.Start, at), 80, sentence.Start, Clue.Told);
        }

        var told = Find("通知", sentence);
        if (told > sentence.Start + 3 && OrganisationName.FirstIn(text, new(told + 2, sentence.End)) is { IsEmpty: false } winner && winner.Start == told + 2 && text.AsSpan(winner.End).StartsWith("中标", StringComparison.Ordinal))
            Body(BehindNumber(new(sentence.Start, told)), 80, sentence.Start, Clue.Told);
    }
}
