namespace ChipWatch.Extract.Finance;

/// <summary>Tickers inside the brackets behind a name: （688831）, （02587.HK）, （NASDAQ：ZBRA）, （股票代码：833266）.</summary>
internal static class IpoTicker
{
    private static readonly string[] Markets = ["NASDAQ", "NYSE", "纳斯达克", "纽交所", "HKEX", "SEHK", "SH", "SZ", "HK", "BJ", "代码", "代号", "港交所", "上交所", "深交所", "US", "AMEX", "港股", "美股", "A股", "联交所"];

    public static (int Start, int End)? In(string text, int start, int end)
    {
        var inner = text.AsSpan(start, end - start);
        for (var at = 0; at < inner.Length; at++)
        {
            if (!char.IsAsciiLetterOrDigit(inner[at]))
                continue;
            var stop = at;
            while (stop < inner.Length && (char.IsAsciiLetterOrDigit(inner[stop]) || (inner[stop] == '.' && stop + 1 < inner.Length && char.IsAsciiLetter(inner[stop + 1]))))
                stop++;
            var word = inner[at..stop];
            if (IsCode(word, named: Named(inner[..at]), alone: at == 0 && stop == inner.Length))
                return (start + at, start + stop);
            at = stop;
        }

        return null;
    }

    /// <param name="word">Letters and digits with at most a suffix.</param>
    /// <param name="named">Behind a market's or the word 代码.</param>
    /// <param name="alone">Nothing else stands in the brackets.</param>
    private static bool IsCode(ReadOnlySpan<char> word, bool named, bool alone)
    {
        var dot = word.IndexOf('.');
        var head = dot < 0 ? word : word[..dot];
        var digits = head.Length > 0 && !head.ContainsAnyExceptInRange('0', '9');
        if (dot > 0)
            return word[(dot + 1)..] is "SH" or "SZ" or "BJ" or "HK" or "NQ" or "US" or "O" or "N" or "OC" or "KS" or "T" or "TW" && (digits || IsLetters(head));
        if (digits)
            return head.Length == 6 && head[0] is '0' or '3' or '4' or '6' or '8' or '9' or '2' && (named || alone) || (head.Length is 4 or 5 && (named || (alone && head.Length == 5)));
        return named && IsLetters(head) && !Named(head);
    }

    private static bool IsLetters(ReadOnlySpan<char> word) => word.Length is >= 1 and <= 5 && !word.ContainsAnyExceptInRange('A', 'Z');

    private static bool Named(ReadOnlySpan<char> before)
    {
        foreach (var market in Markets)
        {
            if (before.Contains(market, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
