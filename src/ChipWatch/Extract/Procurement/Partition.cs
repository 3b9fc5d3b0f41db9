using ChipWatch.Register;

namespace ChipWatch.Extract.Procurement;

/// <summary>Cuts an announcement that tells several awards into the stretches that tell one each.</summary>
internal static class Partition
{
    /// <param name="Lead">What a numbered item begins with, up to its first comma.</param>
    /// <param name="Labelled">Cut by labels, so that a missing sum is no reason for doubt.</param>
    /// <param name="Numbered">An item of a numbered list that speaks of winning or signing.</param>
    public readonly record struct Part(Span Range, Span Lead, bool Labelled, bool Numbered = false);

    private static readonly CharacterSet Numbers = new("()、. 0123456789一二三四五六七八九十");

    /// <summary>Of an item's number, or of what a heading calls it: "项目一:".</summary>
    private static readonly CharacterSet Numbering = new("()、. 0123456789一二三四五六七八九十:项目包");
    private static readonly WordSet Deeds = WordSet.Of(["中标", "签订", "签署", "通知书"]);

    /// <summary>Groups of labels that begin anew: each 项目名称 (or the label that comes before it) opens one.</summary>
    public static List<Part> ByLabels(string text, List<Labelled> labels)
    {
        var parts = new List<Part>();
        var role = Opening(text, labels);
        if (role is null)
            return parts;
        var start = -1;
        foreach (var label in labels)
        {
            if (label.Role != role || label.Label.Length < 3)
                continue;
            if (start >= 0)
                parts.Add(new(new(start, label.Label.Start), default, true));
            start = label.Label.Start;
        }

        if (start >= 0)
            parts.Add(new(new(start, text.Length), default, true));
        return parts;
    }

    /// <summary>Lines that are nothing but a project's name open a stretch each.</summary>
    public static List<Part> ByHeadings(string text)
    {
        var parts = new List<Part>();
        var heading = default(Span);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var name = Heading(text, start, end);
            if (!name.IsEmpty || (heading.End > 0 && Closes(text.AsSpan(start, end - start))))
            {
                if (!heading.IsEmpty)
                    parts.Add(new(new(heading.Start, start), heading, false));
                heading = name;
            }

            start = end + 1;
        }

        if (!heading.IsEmpty)
            parts.Add(new(new(heading.Start, text.Length), heading, false));
        return parts;
    }

    private static Span Heading(string text, int start, int end)
    {
        if (end - start is < 10 or > 90 || !Numbering.Contains(text[start]))
            return default;
        var number = start;
        while (number < end && Numbering.Contains(text[number]))
            number++;
        var name = ProjectName.Trim(text, new(number, end));
        return ProjectName.Clause(text, name.Start, name.End).End == name.End && ProjectName.IsTitle(text, name) ? name : default;
    }

    /// <summary>The chapter behind the last award: effects, risks, papers.</summary>
    private static bool Closes(ReadOnlySpan<char> line) =>
        line.Length < 40 && (line.Contains("影响", StringComparison.Ordinal) || line.Contains("风险", StringComparison.Ordinal) || line.Contains("备查", StringComparison.Ordinal)) && "一二三四五六七八".Contains(line.Length > 0 ? line[0] : ' ', StringComparison.Ordinal);

    /// <summary>Numbered items that speak of winning or signing, and priced clauses between semicolons.</summary>
    public static List<Part> ByItems(string text, List<Money> sums)
    {
        var sum = 0;
        var parts = new List<Part>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var step = text.AsSpan(i).IndexOfAny('\n', ';', '。');
            i = step < 0 ? text.Length : i + step;
            if (i < text.Length && text[i] == '。' && !(i + 2 < text.Length && ((char.IsAsciiDigit(text[i + 1]) && text[i + 2] is '、' or '.') || (text[i + 1] == '其' && text[i + 2] == '中'))))
                continue;
            while (sum < sums.Count && sums[sum].Figure.Start < start)
                sum++;
            if (i - start is > 14 and < 600)
            {
                var numbered = NumberLength(text, start, i) > 0 && text.AsSpan(start, i - start).IndexOfAny(Deeds) >= 0;
                if ((numbered || (sum < sums.Count && sums[sum].Figure.Start < i)) && !Sums(text.AsSpan(start, i - start)))
                    parts.Add(new(new(start, i), Lead(text, start, i), false, numbered));
            }

            start = i + 1;
        }

        return parts;
    }

    /// <summary>The role whose label opens each group: project names, unless another role's label comes before each of them.</summary>
    private static Role? Opening(string text, List<Labelled> labels)
    {
        var projects = new List<Labelled>();
        foreach (var label in labels)
        {
            if (label.Role == Role.Project && label.Label.Length >= 4 && !projects.Exists(p => p.Value.In(text).SequenceEqual(label.Value.In(text))))
                projects.Add(label);
        }

        if (projects.Count < 2)
            return null;
        var buyers = labels.FindAll(l => l.Role == Role.Buyer && l.Label.Length >= 3);
        return buyers.Count >= projects.Count && buyers[0].Label.Start < projects[0].Label.Start && buyers[1].Label.Start < projects[1].Label.Start && buyers[1].Label.Start > projects[0].Label.Start
            ? Role.Buyer
            : Role.Project;
    }

    private static Span Lead(string text, int start, int end)
    {
        var number = NumberLength(text, start, end);
        if (number == 0)
            return Priced(text, text.AsSpan(start, end - start).StartsWith("其中", StringComparison.Ordinal) ? start + 2 : start, end);
        var lead = ProjectName.Trim(text, ProjectName.Clause(text, start + number, end));
        return lead.End < end && ProjectName.IsTitle(text, lead) ? lead : default;
    }

    /// <summary>"其中，P 中标价为…；Q 中标价为…": a name right before its price.</summary>
    private static Span Priced(string text, int start, int end)
    {
        if (text[start] == ',')
            start++;
        var clause = text.AsSpan(start, Math.Min(end - start, 90));
        foreach (var word in (ReadOnlySpan<string>)["中标价", "中标金额", "中标标价", "合同金额", "合同价", "位于"])
        {
            if (clause.IndexOf(word, StringComparison.Ordinal) is var at and > 5 && ProjectName.Trim(text, new(start, start + at)) is var name && ProjectName.IsTitle(text, name))
                return name;
        }

        return default;
    }

    /// <summary>Length of an item's number ("3、", "（二）"), or 0.</summary>
    private static int NumberLength(string text, int start, int end)
    {
        var number = start;
        while (number < end && Numbers.Contains(text[number]))
            number++;
        return number - start <= 6 ? number - start : 0;
    }

    /// <summary>A sentence that adds up what the others tell.</summary>
    private static bool Sums(ReadOnlySpan<char> sentence) =>
        sentence.StartsWith("上述", StringComparison.Ordinal) || sentence.StartsWith("以上", StringComparison.Ordinal) || sentence.Contains("营业收入", StringComparison.Ordinal) && !sentence.Contains("公司中标", StringComparison.Ordinal) && !sentence.Contains("通知书", StringComparison.Ordinal)
        || sentence.StartsWith("合计", StringComparison.Ordinal) || sentence.StartsWith("本次", StringComparison.Ordinal) || sentence.StartsWith("此次", StringComparison.Ordinal) || sentence.StartsWith("自", StringComparison.Ordinal) || sentence.StartsWith("该", StringComparison.Ordinal) || sentence.StartsWith("根据", StringComparison.Ordinal) && sentence.Contains("占", StringComparison.Ordinal);
}
