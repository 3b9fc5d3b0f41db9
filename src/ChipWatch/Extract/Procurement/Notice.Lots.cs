namespace ChipWatch.Extract.Procurement;

/// <content>Which lot a bidder stands under, and who leads it.</content>
internal sealed partial class Notice
{
    /// <summary>The lot that a line or label named last before the place: 标包1, 包2, 第3标段.</summary>
    private Span Lot(int place)
    {
        var from = bids.Count > 0 ? Math.Min(bids[^1].Name.Start, place) : 0;
        for (var i = place - 1; i > from; i--)
        {
            if (Text[i] is '包' or '段' or '标' && LotSpan(i) is { IsEmpty: false } found)
                return found;
        }

        return bids.Count > 0 && !lot.IsEmpty && lot.Start < place ? lot : bids.Count > 0 ? bids[^1].Lot : lot;
    }

    private Span LotSpan(int at)
    {
        var end = at + 1;
        while (end < Text.Length && (char.IsAsciiLetterOrDigit(Text[end]) || "一二三四五六七八九十".Contains(Text[end], StringComparison.Ordinal)))
            end++;
        var start = at;
        if (end > at + 1)
        {
            while (start > 0 && Text[start - 1] is '标' or '分')
                start--;
            return end - at < 5 ? new(start, end) : default;
        }

        while (start > 0 && (char.IsAsciiLetterOrDigit(Text[start - 1]) || Text[start - 1] is '第' or '标' || "一二三四五六七八九十".Contains(Text[start - 1], StringComparison.Ordinal)))
            start--;
        return Text[start] == '第' && at - start is > 1 and < 6 ? new(start, at + 1) : default;
    }

    /// <summary>Lots by their lead, the lead's lots together.</summary>
    private IEnumerable<IReadOnlyList<Bid>> Groups()
    {
        var lots = new List<List<Bid>>();
        foreach (var bid in bids)
        {
            if (lots.Count > 0 && SameLot(lots[^1][0].Lot, bid.Lot) && !(bid.Rank is null && lots[^1][0].Rank is null && bid.Share is null && lots[^1][0].Share is null) && bid.Rank != 1)
                lots[^1].Add(bid);
            else
                lots.Add([bid]);
        }

        return lots.GroupBy(l => document.Written(Lead(l).Name), StringComparer.Ordinal).Select(g => (IReadOnlyList<Bid>)[.. g.SelectMany(Ordered)]);
    }

    private static IEnumerable<Bid> Ordered(List<Bid> lot) => lot.OrderBy(b => b.Rank ?? 0).ThenByDescending(b => b.Share ?? 0);

    private static Bid Lead(List<Bid> lot) => Ordered(lot).First();

    private bool SameLot(Span a, Span b) => a.In(Text).SequenceEqual(b.In(Text));
}
