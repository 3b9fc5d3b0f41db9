namespace ChipWatch.Extract.Finance;

/// <summary>Exchanges and boards by their names.</summary>
internal static class IpoVenues
{
    private static readonly (string Word, string? Exchange, string? Board)[] Names =
    [
        ("科创板", "SSE", "STAR"), ("STAR Market", "SSE", "STAR"), ("创业板", "SZSE", "ChiNext"), ("ChiNext", "SZSE", "ChiNext"), ("中小板", "SZSE", "SME"), ("中小企业板", "SZSE", "SME"),
        ("新三板", "NEEQ", "NEEQ"), ("全国股转", "NEEQ", "NEEQ"), ("股转系统", "NEEQ", "NEEQ"), ("北交所", "BSE", null), ("北京证券交易所", "BSE", null), ("Beijing Stock Exchange", "BSE", null),
        ("上交所主板", "SSE", "Main"), ("沪市主板", "SSE", "Main"), ("上交所", "SSE", null), ("上海证券交易所", "SSE", null), ("上证所", "SSE", null), ("上海上市", "SSE", null), ("沪市", "SSE", null), ("深圳上市", "SZSE", null), ("深市", "SZSE", null), ("Shanghai Stock Exchange", "SSE", null), ("Shanghai", "SSE", null),
        ("深交所主板", "SZSE", "Main"), ("深市主板", "SZSE", "Main"), ("深交所", "SZSE", null), ("深圳证券交易所", "SZSE", null), ("Shenzhen Stock Exchange", "SZSE", null), ("Shenzhen", "SZSE", null),
        ("港交所主板", "HKEX", "Main"), ("联交所主板", "HKEX", "Main"), ("香港主板", "HKEX", "Main"), ("港交所创业板", "HKEX", "GEM"), ("联交所GEM", "HKEX", "GEM"), ("港交所", "HKEX", null), ("联交所", "HKEX", null),
        ("香港交易所", "HKEX", null), ("香港上市", "HKEX", null), ("港股", "HKEX", null), ("赴港", "HKEX", null), ("在港", "HKEX", null), ("香港", "HKEX", null), ("Hong Kong", "HKEX", null), ("H股", "HKEX", null),
        ("纳斯达克", "NASDAQ", null), ("纳指", "NASDAQ", null), ("Nasdaq", "NASDAQ", null), ("NASDAQ", "NASDAQ", null), ("纽交所", "NYSE", null), ("纽约证券交易所", "NYSE", null), ("New York Stock Exchange", "NYSE", null), ("NYSE", "NYSE", null),
    ];

    public static bool IsVenue(string name) => Names.Any(n => n.Word == name);

    /// <summary>The venue named nearest before the place, else behind it, within the sentence.</summary>
    public static (string? Exchange, string? Board, int Start, int End)? Nearest(string text, int start, int end, int place)
    {
        (string? Exchange, string? Board, int Start, int End)? best = null;
        var distance = int.MaxValue;
        var span = text.AsSpan(start, end - start);
        foreach (var (word, exchange, board) in Names)
        {
            for (var at = span.IndexOf(word, StringComparison.Ordinal); at >= 0;)
            {
                var from = start + at;
                var away = from <= place ? place - from : 2 * (from - place);
                var longer = best is { } kept && from >= kept.Start && from < kept.End;
                if (!longer && away < distance)
                    (best, distance) = ((exchange, board, from, from + word.Length), away);
                var next = span[(at + word.Length)..].IndexOf(word, StringComparison.Ordinal);
                at = next < 0 ? -1 : at + word.Length + next;
            }
        }

        return best;
    }
}
