using System.Text.RegularExpressions;
using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Finance;

/// <summary>Price, raise, market value and ticker, each given to the claim of the company it stands with.</summary>
internal static partial class IpoFacts
{
    private static readonly string[] PriceWords = ["发行价", "发行价格", "定价", "招股价", "发售价", "每股", "发行区间", "ADS", "offer price", "priced at", "priced its", "apiece", "per share", "IPO价", "申购价", "发行定价"];
    private static readonly string[] NotPrice = ["开盘", "收盘", "收于", "报于", "报", "现价", "股价", "每股收益", "每股净资产", "每股盈利", "派", "分红", "最高", "opened", "closed", "注册资本", "面值", "现金", "收购", "要约", "回购", "转股", "私有化", "限价", "起拍", "目标价", "收涨", "收跌", "触及", "零售价", "最新价", "溢价"];
    private static readonly string[] RaiseWords = ["募资", "募集", "集资", "筹资", "筹集", "融资额", "融资规模", "拟融资", "净额", "raise", "raised", "raising", "融资"];
    private static readonly string[] NotRaise = ["轮融资", "轮投资", "天使", "战略融资", "超额认购", "融资租赁", "融资融券", "Pre-IPO", "用于", "投入", "累计融资", "债券", "配套资金", "合计募资", "累计募", "总集资", "集资总额达", "转债", "定增"];
    private static readonly string[] ValueWords = ["市值", "估值", "market value", "market capitalisation", "market capitalization", "valuation", "valued at", "valuing"];

    public static void Give(Reading reading, List<IpoDraft> drafts, IpoCast? cast)
    {
        if (drafts.Count == 0)
            return;
        foreach (var figure in reading.Figures)
        {
            if (figure.Kind == FigureKind.Money)
                GiveMoney(reading, drafts, cast, figure);
        }

        GiveTickers(reading, drafts, cast);
    }

    private static void GiveMoney(Reading reading, List<IpoDraft> drafts, IpoCast? cast, in Figure figure)
    {
        var text = reading.Text;
        var from = figure.Start;
        while (from > 0 && figure.Start - from < 60 && text[from - 1] is not ('。' or '\n' or '！' or '？' or '；'))
            from--;
        var before = text.AsSpan(from, figure.Start - from);
        var near = before[^Math.Min(before.Length, 22)..];
        var after = text.AsSpan(figure.End, Math.Min(12, text.Length - figure.End));
        var price = Last(near, PriceWords);
        var raise = Last(near, RaiseWords);
        var value = Last(near, ValueWords);
        var share = figure.Unit == "share" || after.StartsWith("/股") || after.StartsWith("每股") || after.TrimStart().StartsWith("per share") || after.TrimStart().StartsWith("apiece");
        if (share && price < 0 && !AnyWord.HoldsAny(near, NotPrice))
            price = 0;
        var draft = Of(reading, drafts, cast, figure.Start);
        if (draft is null)
            return;
        // What a company once raised is no part of its leaving.
        if (IpoDraft.GroupOf(draft.Stage) == 4)
            (price, raise) = (-1, -1);
        var best = Math.Max(price, Math.Max(raise, value));
        if (best < 0)
        {
            if (IpoDraft.GroupOf(draft.Stage) != 4 && AnyWord.HoldsAny(after, ["的募资", "的融资", "募资额"]))
                draft.Raise ??= Take(draft, figure, text, "raise");
            else if (after.StartsWith("的市值") || after.StartsWith("市值") || after.StartsWith("的估值"))
                draft.MarketValue ??= Take(draft, figure, text, "marketValue");
            return;
        }

        if (best == price && (figure.Max ?? figure.Min) < 5000 && !AnyWord.HoldsAny(near[Math.Max(0, price)..], NotPrice))
            draft.Price ??= Take(draft, figure, text, "price");
        else if (best == value)
            draft.MarketValue ??= Take(draft, figure, text, "marketValue");
        else if (raise >= 0 && best == raise && (figure.Max ?? figure.Min) >= 1_000_000 && !AnyWord.HoldsAny(near[Math.Max(0, raise - 8)..], NotRaise))
            draft.Raise ??= Take(draft, figure, text, "raise");
    }

    private static Amount Take(IpoDraft draft, in Figure figure, string text, string field)
    {
        draft.Evidence.Add(Evidence.Of(text, figure.Start, figure.End, field));
        return figure.ToAmount(text);
    }

    /// <summary>Where the last of the words ends, or -1.</summary>
    private static int Last(ReadOnlySpan<char> near, ReadOnlySpan<string> words)
    {
        var best = -1;
        foreach (var word in words)
            best = near.LastIndexOf(word, StringComparison.Ordinal) is >= 0 and var at ? Math.Max(best, at + word.Length) : best;
        return best;
    }

    /// <summary>The claim whose company was named last before the place; the first claim for what stands before all.</summary>
    private static IpoDraft? Of(Reading reading, List<IpoDraft> drafts, IpoCast? cast, int place)
    {
        var last = (cast?.At(place) ?? 0) - 1;
        for (var i = last; i >= 0 && last - i < 40; i--)
        {
            var mention = cast!.Mentions[i];
            if (mention.End > place)
                continue;
            if (drafts.Find(d => cast.Same(mention.Name, d.Company.Name)) is { } named)
                return named;
            if (mention.Name.Ticker is not null && !reading.Text.AsSpan(mention.End, place - mention.End).ContainsAny('。', '\n'))
                return null;
        }

        IpoDraft? best = null;
        var nearest = -1;
        foreach (var draft in drafts)
        {
            var at = reading.Text.AsSpan(0, place).LastIndexOf(draft.Company.Name, StringComparison.Ordinal);
            if (at > nearest)
                (best, nearest) = (draft, at);
        }

        return best ?? drafts[0];
    }

    /// <summary>A ticker in brackets is the name's before it; one said in words is that of the company named last.</summary>
    private static void GiveTickers(Reading reading, List<IpoDraft> drafts, IpoCast? cast)
    {
        if (cast is not null)
        {
            foreach (var name in cast.Mentions.Select(m => m.Name).Distinct())
            {
                if (name.Ticker is { } ticker)
                    GiveTicker(reading, drafts.Where(d => cast.Same(name, d.Company.Name)), name.TickerStart, ticker.Length);
            }
        }

        foreach (Match match in Ticker().Matches(reading.Text))
        {
            var code = match.Groups["code"];
            var end = code.Index + code.Length;
            if ((end < reading.Text.Length && char.IsAsciiLetterOrDigit(reading.Text[end])) || reading.Text.AsSpan(match.Index, code.Index - match.Index).Contains("债券", StringComparison.Ordinal))
                continue;
            if (Of(reading, drafts, cast, match.Index + 1) is { } draft)
                GiveTicker(reading, drafts.Where(d => d.Company.Name == draft.Company.Name), code.Index, code.Length);
        }
    }

    private static void GiveTicker(Reading reading, IEnumerable<IpoDraft> drafts, int start, int length)
    {
        foreach (var draft in drafts)
        {
            if (draft.Ticker is not null)
                continue;
            draft.Ticker = reading.Text.Substring(start, length);
            draft.Evidence.Add(Evidence.Of(reading.Text, start, start + length, "ticker"));
        }
    }

    [GeneratedRegex(@"(?:(?:股票|证券|股份|交易|上市|挂牌|申购|，|,|“|”)(?:代码|代号)[^0-9A-Za-z。，,；]{0,6}|[（(](?:SH|SZ|HK|NASDAQ|NYSE|Nasdaq|纳斯达克|纽交所|港交所|HKEX)[:：]?\s?)(?<code>[0-9]{6}(?:\.(?:SH|SZ|BJ|NQ))?|[0-9]{4,5}\.HK|[0-9]{5}|[A-Z]{2,5}(?:\.[A-Z]{1,2})?)|(?:上市|挂牌)[（(](?<code>[0-9]{6}(?:\.(?:SH|SZ|BJ))?|[0-9]{4,5}(?:\.HK)?)[）)]|(?:NASDAQ|NYSE|Nasdaq|HKEX|纳斯达克|纽交所)[:：]\s?(?<code>[A-Z]{1,5}|[0-9]{4,5})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ticker();
}
