using System.Collections.Frozen;

namespace ChipWatch.Read;

/// <summary>The language of a text by its scripts, and for Latin letters by its commonest words.</summary>
internal static class LanguageDetector
{
    private const int SampleLength = 500;

    // Characters that only one of the two Chinese scripts uses, from the most frequent of each.
    private const string SimplifiedOnly =
        "国会这个为来们时说学对发经业产动电种进现从开关长问实报东车见书亿万与专严丝两义乌乐习买乱争亏云亚亲众优伟传伤伦" +
        "伪体余债价侧俭储儿兑党兰兴养兽军农冯冲决况净减凤凭击创别则刚制剂剧劝办务劳势华协单卖卢卫历厂厅压厌厕县双变叶号听" +
        "员响团园围图圆圣场坏块坚坛坝坟垄垒执扩扫扬抚抢护担拟择挤挥据损换摆摇撑断无旧显晓术机权条杨极构枪标栋树样档桥检楼";

    private const string TraditionalOnly =
        "國會這個為來們時說學對發經業產動電種進現從開關長問實報東車見書億萬與專嚴絲兩義烏樂習買亂爭虧雲亞親眾優偉傳傷倫" +
        "偽體餘債價側儉儲兒兌黨蘭興養獸軍農馮衝決況淨減鳳憑擊創別則剛製劑劇勸辦務勞勢華協單賣盧衛歷廠廳壓厭廁縣雙變葉號聽" +
        "員響團園圍圖圓聖場壞塊堅壇壩墳壟壘執擴掃揚撫搶護擔擬擇擠揮據損換擺搖撐斷無舊顯曉術機權條楊極構槍標棟樹樣檔橋檢樓";

    /// <summary>By offset from U+4E00: 1 simplified, 2 traditional, 0 either.</summary>
    private static readonly byte[] Scripts = BuildScripts();

    private static readonly FrozenDictionary<string, string> CommonWords = new Dictionary<string, string>
    {
        ["en"] = "the and of to in is that for with as was on are this have from by which said",
        ["de"] = "der die und das ist nicht ein eine mit den auf für im dem sich auch von wird",
        ["fr"] = "le les des et la une est dans pour que qui sur pas du au avec sont plus",
        ["es"] = "el los las y que una por con para es del se como más su al lo",
        ["pt"] = "o os e que não uma com para do da em dos das no na mais são",
        ["it"] = "il e di che la non per una sono con del della nel gli alla anche più",
        ["nl"] = "de het een en van is niet dat op voor met zijn aan ook door maar",
        ["id"] = "yang dan di dari untuk dengan pada ini itu tidak dalam akan adalah juga ke",
        ["pl"] = "i w nie na się jest że do to z jak od przez oraz dla po",
        ["tr"] = "ve bir bu için ile olarak da de daha çok gibi olan",
        ["vi"] = "và của là có không được cho một các trong những với người",
        ["sv"] = "och att det som en på är av för med till den har inte om",
    }.SelectMany(l => l.Value.Split(' ').Select(w => (w, l.Key)))
        .GroupBy(x => x.w).ToFrozenDictionary(g => g.Key, g => string.Join(' ', g.Select(x => x.Key)));

    /// <param name="hint">What the source or page says of itself; decides between languages that the letters do not tell apart.</param>
    /// <returns>ISO 639-1 (<c>zh-Hant</c> for traditional Chinese), or the hint, or null.</returns>
    public static string? Detect(ReadOnlySpan<char> text, string? hint = null)
    {
        // Three windows stand for the whole: an English headline over a Chinese story must not decide alone.
        if (text.Length <= 3 * SampleLength)
            return DetectSample(text, hint);
        Span<char> sample = stackalloc char[3 * SampleLength];
        text[..SampleLength].CopyTo(sample);
        text.Slice((text.Length - SampleLength) / 2, SampleLength).CopyTo(sample[SampleLength..]);
        text.Slice(text.Length * 3 / 4 - SampleLength / 2, SampleLength).CopyTo(sample[(2 * SampleLength)..]);
        return DetectSample(sample, hint);
    }

    private static string? DetectSample(ReadOnlySpan<char> sample, string? hint)
    {
        int han = 0, simplified = 0, traditional = 0, kana = 0, hangul = 0, latin = 0, cyrillic = 0, arabic = 0, other = 0;
        foreach (var c in sample)
        {
            if ((uint)(c - '\u4E00') <= '\u9FFF' - '\u4E00')
            {
                han++;
                var script = Scripts[c - '\u4E00'];
                simplified += script & 1;
                traditional += script >> 1;
            }
            else if (c < 'A' || c is >= '\u3000' and <= '\u3004' or >= '\u3008' and <= '\u3020' or >= '\uff01' and <= '\uff20' or >= '\u2010' and <= '\u203a')
            {
                // Marks and digits, of which Chinese texts are full: letters of none.
                continue;
            }
            else if (char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF')
            {
                latin++;
            }
            else if (c is >= '\u3041' and <= '\u30FA')
            {
                kana++;
            }
            else if (c is >= '\uAC00' and <= '\uD7A3')
            {
                hangul++;
            }
            else if (c is >= '\u0400' and <= '\u04FF')
            {
                cyrillic++;
            }
            else if (c is >= '\u0600' and <= '\u06FF')
            {
                arabic++;
            }
            else if (c > '\u024F' && char.IsLetter(c))
            {
                other++;
            }
        }

        // A Han character carries about as much as four Latin letters.
        var most = Math.Max(Math.Max(Math.Max(han * 4, kana * 3), Math.Max(hangul * 3, latin)), Math.Max(Math.Max(cyrillic, arabic), other));
        if (most == 0)
            return Primary(hint);
        if (most == kana * 3 || (most == han * 4 && kana * 8 > han))
            return "ja";
        if (most == hangul * 3)
            return "ko";
        if (most == han * 4)
            return Chinese(simplified, traditional, hint);
        if (most == cyrillic)
            return Primary(hint) is "uk" or "bg" or "sr" ? Primary(hint) : "ru";
        if (most == arabic)
            return Primary(hint) is "fa" or "ur" ? Primary(hint) : "ar";
        return most == latin ? Latin(sample) ?? Primary(hint) : Primary(hint);
    }

    private static string Chinese(int simplified, int traditional, string? hint)
    {
        if (simplified == traditional)
            return hint is "zh-Hant" or "zh-TW" or "zh-HK" ? "zh-Hant" : "zh";
        return traditional > simplified ? "zh-Hant" : "zh";
    }

    private static byte[] BuildScripts()
    {
        var scripts = new byte[0x5200];
        for (var i = 0; i < SimplifiedOnly.Length; i++)
        {
            if (SimplifiedOnly[i] == TraditionalOnly[i])
                continue;
            scripts[SimplifiedOnly[i] - '\u4E00'] |= 1;
            scripts[TraditionalOnly[i] - '\u4E00'] |= 2;
        }

        return scripts;
    }

    private static string? Latin(ReadOnlySpan<char> sample)
    {
        var votes = new Dictionary<string, int>();
        var lookup = CommonWords.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[16];
        var start = -1;
        for (var i = 0; i <= sample.Length; i++)
        {
            if (i < sample.Length && char.IsLetter(sample[i]))
            {
                if (start < 0)
                    start = i;
                continue;
            }

            var word = start < 0 ? [] : sample[start..i];
            start = -1;
            if (word.Length is 0 or > 10 || word.ToLowerInvariant(lower) < 0 || !lookup.TryGetValue(lower[..word.Length], out var languages))
                continue;
            foreach (var language in languages.Split(' '))
                votes[language] = votes.GetValueOrDefault(language) + 1;
        }

        var best = votes.OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).FirstOrDefault();
        return best.Value >= 2 ? best.Key : null;
    }

    private static string? Primary(string? hint)
    {
        if (string.IsNullOrWhiteSpace(hint))
            return null;
        var tag = hint.Trim();
        if (tag is "zh-Hant" or "zh-TW" or "zh-HK")
            return "zh-Hant";
        var end = tag.IndexOfAny(['-', '_']);
        var primary = (end < 0 ? tag : tag[..end]).ToLowerInvariant();
        return primary.Length is 2 or 3 ? primary : null;
    }
}
