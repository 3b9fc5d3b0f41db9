namespace ChipWatch.Extract.Figures;

/// <summary>Single characters and what they count.</summary>
internal static class Characters
{
    /// <summary>Full-width ASCII to ASCII; other characters as they are.</summary>
    public static char Fold(char c) => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c == '\u3000' || c == '\u00A0' ? ' ' : c;

    /// <returns>0..9 of a Chinese digit, formal and colloquial ones included, or -1.</returns>
    public static int ChineseDigit(char c) => c switch
    {
        '〇' or '零' or '○' or 'Ｏ' => 0,
        '一' or '壹' or '弌' => 1,
        '二' or '贰' or '貳' or '两' or '兩' or '俩' => 2,
        '三' or '叁' or '參' or '叄' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' or '陸' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    /// <returns>The power of ten of a Chinese unit of counting, or 0.</returns>
    public static int ChinesePower(char c) => c switch
    {
        '十' or '拾' => 1,
        '百' or '佰' => 2,
        '千' or '仟' => 3,
        '万' or '萬' => 4,
        '亿' or '億' => 8,
        '兆' => 12,
        _ => 0,
    };
}
