using ChipWatch.Register;

namespace ChipWatch.Reconcile;

/// <summary>
/// Short names that a document defines for long ones: 某某新材料科技股份有限公司（以下简称“某某新材”）. News uses the short name, so the
/// short name is what a company outside the register is known by.
/// </summary>
internal sealed class DefinedNames
{
    private const int LongestBracket = 40;
    private static readonly string[] Markers = ["简称", "下称", "簡稱", "下稱"];

    /// <summary>What stands for somebody inside one document only.</summary>
    private static readonly HashSet<string> Roles =
    [
        "公司", "本公司", "发行人", "上市公司", "集团", "本集团", "标的公司", "目标公司", "甲方", "乙方", "丙方", "买方", "卖方", "招标人", "中标人", "采购人", "采购单位", "联合体", "项目", "本项目", "合同", "本行",
    ];

    private readonly string text;
    private readonly List<(int Bracket, string Short)> found = [];

    private DefinedNames(string text) => this.text = text;

    public static DefinedNames In(string text)
    {
        var names = new DefinedNames(text);
        foreach (var marker in Markers)
            for (var at = text.IndexOf(marker, StringComparison.Ordinal); at >= 0; at = text.IndexOf(marker, at + marker.Length, StringComparison.Ordinal))
                names.Read(at, at + marker.Length);
        return names;
    }

    /// <summary>The short name that the document defines right behind this one, or null.</summary>
    public string? ShortOf(string name)
    {
        foreach (var (bracket, shortened) in found)
            if (name.Length > shortened.Length && text.AsSpan(0, bracket).TrimEnd().EndsWith(name, StringComparison.Ordinal))
                return shortened;
        return null;
    }

    private void Read(int marker, int end)
    {
        var from = Math.Max(0, marker - LongestBracket);
        var bracket = text.AsSpan(from, marker - from).LastIndexOfAny('（', '(');
        if (bracket < 0 || text.AsSpan(from + bracket, marker - from - bracket).IndexOfAny('）', ')', '\n') >= 0)
            return;
        while (end < text.Length && text[end] is '：' or ':' or '为' or '“' or '"' or '「' or '‘' or ' ')
            end++;
        var stop = end;
        while (stop < text.Length && stop - end <= 12 && char.IsLetterOrDigit(text[stop]))
            stop++;
        var shortened = text[end..stop];
        if (shortened.Length is >= 2 and <= 12 && !Roles.Contains(shortened) && LegalName.Key(shortened) == CharacterFold.Of(shortened))
            found.Add((from + bracket, shortened));
    }
}
