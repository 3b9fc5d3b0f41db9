namespace ChipWatch.Extract.Finance;

/// <summary>Steps towards, at and away from a listing.</summary>
internal static class IpoExtractor
{
    public static IEnumerable<IpoClaim> Extract(Reading reading)
    {
        if (IpoProjectSheet.Read(reading) is { } sheet)
            return [sheet];
        if (!reading.Chinese && IpoProspectus.Read(reading) is { } cover)
            return [cover];
        var chinese = IpoTriggers.MayHold(reading.Text);
        var english = IpoEnglish.MayHold(reading.Text);
        if (!chinese && !english)
            return [];
        var drafts = new List<IpoDraft>();
        var inChinese = chinese ? new IpoChinese(reading) : null;
        foreach (var sentence in reading.Sentences)
        {
            if (IsMostlyHan(reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start)))
                inChinese?.Read(sentence, drafts);
            else if (english)
                IpoEnglish.Read(reading, sentence, drafts);
        }

        drafts.RemoveAll(d => drafts.Exists(o => IpoDraft.SameCompany(o.Company, d.Company) && IpoDraft.Supersedes(o, d)));
        if (drafts.Count > 0 && IpoContext.TakesBack(reading.Text))
            drafts.RemoveAll(d => d.Stage is IpoStage.Planned or IpoStage.Delisted or IpoStage.Suspended);
        if (drafts.Count == 0)
            return [];
        IpoFacts.Give(reading, drafts, inChinese?.Cast);
        return drafts.Select(d => d.ToClaim());
    }

    private static bool IsMostlyHan(ReadOnlySpan<char> text)
    {
        var (han, latin) = (0, 0);
        foreach (var c in text)
        {
            han += c is >= '\u4e00' and <= '\u9fff' ? 1 : 0;
            latin += char.IsAsciiLetter(c) ? 1 : 0;
        }

        return han * 3 > latin;
    }
}
