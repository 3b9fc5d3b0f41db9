using System.Text.RegularExpressions;
using ChipWatch.Extract;

namespace ChipWatch.Read;

/// <summary>Takes people's names, telephone numbers and mail addresses out of a notice's contact lines: they are not ours to keep.</summary>
internal static partial class ContactDetails
{
    /// <summary>Whether a text has contact lines at all; most have none, and then nothing is searched line by line.</summary>
    public static bool Occur(ReadOnlySpan<char> text) => text.HoldsAny("联系", "聯絡", "电话", "電話", "评审专家") || text.IndexOfAny(InLatin) >= 0;

    /// <summary>contactPoint and "Contact:" from their third letter on: "con" begins half of a page's class names.</summary>
    private static readonly System.Buffers.SearchValues<string> InLatin = System.Buffers.SearchValues.Create(["ntactPoint", "ntact:"], StringComparison.OrdinalIgnoreCase);

    /// <param name="line">A block or a table cell; shortened in place.</param>
    /// <param name="labelled">In: the cell before was a contact label. Out: this one is.</param>
    /// <returns>Characters that stay.</returns>
    public static int Drop(Span<char> line, ref bool labelled)
    {
        var afterLabel = labelled;
        labelled = false;
        if (line.IsEmpty)
        {
            labelled = afterLabel;
            return 0;
        }

        if (IsLabel(line))
        {
            labelled = true;
            return line.Length;
        }

        if (afterLabel)
            return 0;
        if (!Marked().IsMatch(line))
            return line.Length;
        return Cut(line);
    }

    public static bool IsLabel(ReadOnlySpan<char> text) => text.Length <= 40 && Label().IsMatch(text.Trim());

    private static int Cut(Span<char> line)
    {
        var kept = 0;
        var from = 0;
        foreach (var match in Value().EnumerateMatches(line))
        {
            var part = line[from..match.Index];
            part.CopyTo(line[kept..]);
            kept += part.Length;
            from = match.Index + match.Length;
        }

        var rest = line[from..];
        rest.CopyTo(line[kept..]);
        return kept + rest.Length;
    }

    [GeneratedRegex("联系|聯絡|电话|電話|手机|传真|邮箱|电邮|专家名单|经办人|contact|phone|e-?mail|\\bfax\\b|\\btel\\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Marked();

    [GeneratedRegex("^[（(]?[一二三四五六七八九十\\d]*[）)、.]?\\s*(?:(?:采购|招标|代理|项目|业务|技术)?(?:机构|单位|人)?(?:联\\s*系\\s*人|联系方式|联系电话|聯絡人|经办人|电\\s*话|電話|手机|传\\s*真|邮箱|电子邮[箱件])(?:及电话|姓名|电话)?|(?:评审专家|评标委员会|谈判小组|磋商小组|单一来源采购人员)[^:：]{0,12}名单|评审专家名单|(?:Point of )?Contact(?: person| name)?|Phone(?: number)?|Tel(?:ephone)?|Fax|E-?mail(?: address)?)\\s*[:：]?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    [GeneratedRegex("(?<=(?:联\\s?系\\s?人|经办人|聯絡人|联系方式|联系电话|电\\s?话|電話|手机|传\\s?真|邮箱|电子邮[箱件]|专家名单|Contact(?: person| name)?|Phone|Tel|Telephone|Fax|E-?mail)\\s?[:：]\\s?)[^\\s，,；;。）)]+(?:[ \\-、/][\\d+()\\-]+)*|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|(?<!\\d)1[3-9]\\d{9}(?!\\d)|(?<!\\d)0\\d{2,3}[- ]\\d{7,8}(?:[-转]\\d{1,5})?(?!\\d)", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Value();
}
