namespace ChipWatch.Reconcile;

/// <summary>Where a listing is to be: mainland China, Hong Kong or America. A company may try several, each its own event.</summary>
internal static class Venue
{
    private static readonly string[] HongKong = ["港交所", "港股", "香港", "联交所", "聯交所", "H股", "Hong Kong"];
    private static readonly string[] America = ["纽交所", "纳斯达克", "美股", "Nasdaq", "NYSE", "New York Stock Exchange"];
    private static readonly string[] Mainland = ["上交所", "深交所", "北交所", "科创板", "创业板", "A股", "上海证券交易所", "深圳证券交易所", "Shanghai", "Shenzhen", "mainland China"];

    /// <returns>Null when neither the claim nor the words around it tell.</returns>
    public static string? Of(IpoClaim claim, Document document) => (claim.Exchange ?? Suffix(claim.Ticker)) switch
    {
        null when claim.Board is "STAR" or "ChiNext" => "cn",
        null when Mentions(claim, document, HongKong) => "hk",
        null when Mentions(claim, document, America) => "us",
        null when Mentions(claim, document, Mainland) => "cn",
        null => OfExchange(Suffix(document.Ticker)),
        var exchange => OfExchange(exchange),
    };

    private static string? OfExchange(string? exchange) => exchange switch
    {
        null => null,
        "HKEX" or "SEHK" or "HK" => "hk",
        "NASDAQ" or "NYSE" or "US" => "us",
        _ => "cn",
    };

    private static string? Suffix(string? ticker) => ticker?.LastIndexOf('.') is { } dot and >= 0 ? ticker[(dot + 1)..] : null;

    private static bool Mentions(IpoClaim claim, Document document, string[] words) =>
        Holds(document.Title, words) || Holds(Lines(claim, document.Text), words);

    private static bool Holds(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>The lines that the evidence stands in.</summary>
    private static ReadOnlySpan<char> Lines(Claim claim, string text)
    {
        var start = Math.Clamp(claim.Evidence.Min(e => e.Start), 0, text.Length);
        var end = Math.Clamp(claim.Evidence.Max(e => e.End), start, text.Length);
        var from = text.AsSpan(0, start).LastIndexOf('\n') + 1;
        var to = text.AsSpan(end).IndexOf('\n');
        return text.AsSpan(from, (to < 0 ? text.Length : end + to) - from);
    }
}
