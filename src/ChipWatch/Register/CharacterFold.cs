namespace ChipWatch.Register;

/// <summary>One character for all ways of writing it: width, case, hyphens and, for the characters of the register's names, traditional script. Offsets stay.</summary>
internal static class CharacterFold
{
    // Only characters that occur in names of the field: a whole conversion table would fold ordinary words, and wrongly at that.
    private const string Traditional = "紀為華騰鯤鵬線龍雲訊電國際寫軟達輝偉長儲聯發臺積體馬遜鴻廣聖邁動鐵證監會產業與財務優數礪崑崙侖瀾創億樂視維團術東車學島機構態";
    private const string Simplified = "纪为华腾鲲鹏线龙云讯电国际写软达辉伟长储联发台积体马逊鸿广圣迈动铁证监会产业与财务优数砺昆仑仑澜创亿乐视维团术东车学岛机构态";

    private static readonly char[] Table = Build();

    public static char Of(char written) => Table[written];

    public static string Of(string written) => string.Create(written.Length, written, (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = Table[from[i]];
    });

    /// <summary>Latin letter or digit, of any width.</summary>
    public static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(Table[c]) || c is >= '\u00c0' and <= '\u024f';

    private static char[] Build()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++)
            table[c] = char.ToLowerInvariant(Width((char)c));
        for (var i = 0; i < Traditional.Length; i++)
            table[Traditional[i]] = Simplified[i];
        return table;
    }

    private static char Width(char c) => c switch
    {
        >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
        '\u3000' or '\u00a0' => ' ',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' => '-',
        '\u2019' => '\'',
        _ => c,
    };
}
