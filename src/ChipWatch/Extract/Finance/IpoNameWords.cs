using System.Collections.Frozen;

namespace ChipWatch.Extract.Finance;

/// <summary>The words around a company's name in Chinese news of listings, from <c>listing.zh.txt</c>.</summary>
internal static class IpoNameWords
{
    private static readonly FrozenDictionary<string, string[]> Lists = Read();
    private static readonly WordTable Stops = new(Lists["stops"]);
    private static readonly WordTable NotStops = new(Lists["not stops"]);
    private static readonly WordTable Functions = new(Lists["functions"]);
    private static readonly WordTable Inside = new(Lists["bad inside"]);
    private static readonly WordTable BadStarts = new(Lists["bad starts"]);
    private static readonly WordTable BadEnds = new(Lists["bad ends"]);

    public static WordTable Openers { get; } = new(Lists["openers"]);
    public static string[] Descriptions { get; } = Lists["descriptions"];
    public static FrozenSet<string> Pronouns { get; } = Lists["pronouns"].ToFrozenSet(StringComparer.Ordinal);
    public static FrozenSet<string> NotNames { get; } = Lists["not names"].ToFrozenSet(StringComparer.Ordinal);
    public static WordTable SideBefore { get; } = new(Lists["side before"]);
    public static WordTable SideAfter { get; } = new(Lists["side after"]);

    /// <summary>A name may begin as a verb does (招商, 正大), so at its first character only function words end it, at its second nothing.</summary>
    public static bool StartsStop(ReadOnlySpan<char> text, int place, int read)
    {
        var rest = text[place..];
        if (read == 1)
            return false;
        if (read == 0)
            return Functions.At(rest) > 0;
        return Stops.At(rest) is > 0 and var length && NotStops.At(rest) < length && !(NotStops.At(text[(place - 1)..]) > length);
    }

    public static bool StartsAsPronoun(ReadOnlySpan<char> name) => name.StartsWith("公司") || name.StartsWith("本公司") || name.StartsWith("该");

    /// <summary>Whether the words can be a company's name at all.</summary>
    public static bool Sound(ReadOnlySpan<char> name)
    {
        if (name.Length < 2 || BadStarts.At(name) > 0 || Inside.In(name) || BadEnds.Ends(name) || char.IsAsciiDigit(name[0]) && char.IsAsciiDigit(name[^1]))
            return false;
        for (var i = 0; i + 1 < name.Length; i++)
        {
            if (char.IsAsciiDigit(name[i]) && name[i + 1] is '月' or '日' or '年' or '家' or '只' or '股' or '亿' or '万' or '个' or '次' or '号' or '倍' or '元' or '.' or '时' or '点')
                return false;
        }

        return true;
    }

    /// <summary>Ends as companies' names do.</summary>
    public static bool Corporate(ReadOnlySpan<char> name)
    {
        foreach (var ending in (ReadOnlySpan<string>)["科技", "股份", "集团", "控股", "生物", "医药", "药业", "医疗", "智能", "电子", "半导体", "微电子", "芯片", "信息", "通信", "软件", "网络", "数科", "能源", "新能", "新材", "材料", "环保", "精工", "机械", "电气", "光电", "光学", "物流", "教育", "食品", "餐饮", "服饰", "家居", "物业", "银行", "汽车", "出行", "资本", "互娱", "文化", "传媒", "健康", "公司", "微", "重工", "化学", "化工", "智驾", "机器人", "数据", "云", "冷链", "智联", "存储", "算力", "技术", "制药", "动力", "装备", "航空", "电力", "智造", "精密"])
        {
            if (name.EndsWith(ending) && name.Length > ending.Length)
                return true;
        }

        return false;
    }

    public static bool IsName(char c) => c is >= '\u4e00' and <= '\u9fff' || char.IsAsciiLetterOrDigit(c) || c is '·' or '-' or '*' or '&' or '.';

    private static FrozenDictionary<string, string[]> Read()
    {
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        using var reader = new StreamReader(typeof(IpoNameWords).Assembly.GetManifestResourceStream("Extract/Finance/listing.zh.txt")!);
        List<string>? section = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                lists.Add(line.Trim('[', ']'), section = []);
            else if (!line.StartsWith('#'))
                section?.AddRange(line.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return lists.ToFrozenDictionary(list => list.Key, list => list.Value.ToArray(), StringComparer.Ordinal);
    }
}
