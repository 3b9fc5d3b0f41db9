namespace ChipWatch.Sources.Listing;

/// <summary>Exchange codes as tickers with the exchange's suffix.</summary>
internal static class Tickers
{
    /// <summary><c>688256</c> → <c>688256.SH</c>; also <c>sh688256</c> and <c>920403.BJ</c>. Null for what is no six-digit code.</summary>
    public static string? Mainland(string code)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (digits.Length != 6)
            return null;
        var suffix = digits switch
        {
            ['9', '2', ..] or ['4' or '8', ..] => "BJ",
            ['6' or '9', ..] => "SH",
            ['0' or '2' or '3', ..] => "SZ",
            _ => null,
        };
        return suffix is null ? null : $"{digits}.{suffix}";
    }

    /// <summary><c>981</c> and <c>00981</c> → <c>00981.HK</c>; the first of several.</summary>
    public static string? HongKong(string code)
    {
        var digits = string.Concat(code.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return digits.Length is > 0 and <= 5 ? digits.PadLeft(5, '0') + ".HK" : null;
    }
}
