using ChipWatch.Extract.Terms;
using ChipWatch.Register;

namespace ChipWatch.Extract.Industry;

/// <summary>Sentences that go on about the product of the sentence before: "Codenamed X.", "Built on a 7nm process.", "该芯片采用…".</summary>
internal static class ProductSequel
{
    private static readonly string[] Openers =
    [
        "Codenamed ", "Code-named ", "Using ", "Built ", "Featuring ", "With ", "Based on ", "It ", "Its ", "The chip ", "Specifications ", "Claims ", "Made ", "Manufactured ", "The processor ", "The accelerator ",
        "该芯片", "该产品", "其采用", "采用", "该款", "该处理器", "该加速卡", "代号", "这款", "新芯片",
    ];

    /// <summary>Adds name, specs and gains to the last claim when the sentence continues it.</summary>
    public static void Continue(Reading reading, Sentence sentence, List<Claim> claims)
    {
        if (claims.Count == 0 || claims[^1] is not ProductClaim last || sentence.Start - last.Evidence.Max(e => e.End) > 160)
            return;
        var start = sentence.Start;
        while (start < sentence.End && reading.Text[start] is ' ')
            start++;
        var opener = Array.Find(Openers, o => reading.Text.AsSpan(start, sentence.End - start).StartsWith(o, StringComparison.Ordinal));
        if (opener is null || reading.Text.AsSpan(last.Evidence[0].End, start - last.Evidence[0].End).Contains('\n') || !Same(reading, sentence, last))
            return;

        var passage = new Passage(reading, sentence.Start, sentence.End);
        var specs = SpecReader.Read(passage);
        var gains = GainReader.Read(passage);
        var name = opener.StartsWith("Code", StringComparison.Ordinal) || opener == "代号" ? NameAfter(passage, start + opener.Length) : null;
        if (specs.Count == 0 && gains.Count == 0 && name is null)
            return;
        claims[^1] = last with
        {
            Product = name is { } found ? new Party(found.Quote, reading.Register.IdOf(found.Quote) ?? IdAt(passage, found)) : last.Product,
            Specs = [.. last.Specs, .. specs.Select(s => s.Spec)],
            Gains = [.. last.Gains, .. gains.Select(g => g.Gain)],
            Evidence = [.. last.Evidence, .. name is { } quoted ? [quoted] : Array.Empty<Evidence>(), .. specs.Select(s => s.Evidence), .. gains.Select(g => g.Evidence)],
        };
    }

    private static bool Same(Reading reading, Sentence sentence, ProductClaim last)
    {
        foreach (var mention in reading.MentionsIn(sentence.Start, sentence.End))
        {
            if (mention.ProductId is null && mention.CompanyId != last.Company?.Id && reading.Subjects.IsCompany(mention.CompanyId))
                return false;
        }

        return true;
    }

    private static string? IdAt(Passage passage, Evidence name) => passage.Mentions.FirstOrDefault(m => m.Start == name.Start) is { ProductId: { } id } ? id : null;

    private static Evidence? NameAfter(Passage passage, int start)
    {
        while (start < passage.End && passage.Text[start] is ' ' or '"' or '“' or '“' or '为' or '：')
            start++;
        var end = start;
        while (end < passage.End && passage.Text[end] is not ('.' or ',' or '"' or '”' or '，' or '。' or '\n'))
            end++;
        return end > start && end - start <= 30 ? passage.Evidence(start, end, "product") : null;
    }
}
