using ChipWatch.Extract.Procurement.News;

namespace ChipWatch.Extract.Procurement;

/// <summary>What a document tells of purchases.</summary>
internal readonly record struct ProcurementReading(List<ProcurementClaim> Claims)
{
    /// <summary>The document is about them alone: what else stands in it introduces the parties.</summary>
    public bool NothingElse { get; init; }

    /// <summary>An award that its products and deployments are anyone's concern of here.</summary>
    public bool OfComputing { get; init; }
}

/// <summary>Procurement claims from award notices, contract announcements and news.</summary>
internal static class ProcurementExtractor
{
    private static readonly WordSet Triggers = WordSet.Of(
        ["中标", "成交", "中选", "签订", "签署", "签定", "招标", "采购", "合同", "废标", "流标"]);

    private static readonly WordSet Heads = WordSet.Of(["证券代码:", "股票代码:", "证券简称:", "公告编号:", "董事会及全体董事", "董事会全体成员"]);
    private static readonly WordSet Stories = WordSet.Of(["讯", "记者", "晚间公告", "晚公告", "早间公告", "日公告", "公告称", "公告显示", "发布公告", "公告,", "获悉", "晚间发布", "晚间披露", "消息"]);

    public static ProcurementReading Read(Reading reading)
    {
        if (!reading.Chinese)
            return new([.. EnglishNews.Extract(reading)]);
        if (reading.Text.AsSpan().IndexOfAny(Triggers) < 0)
            return new([]);
        var document = Condensed.Of(reading.Text);
        var filing = IsFiling(document.Text);
        if (!filing && Notice.Is(reading.Document.Title, document.Text))
            return new([.. new Notice(reading, document).Claims()]);
        var bids = BidWords.AnyIn(document.Text);
        var supplies = !filing && SupplyContract.MayBeIn(document.Text);
        if (!filing && !bids && !supplies)
            return new([]);
        var definitions = Definitions.In(document.Text);
        if (filing && Filer.Of(document.Text, definitions) is { IsEmpty: false } filer)
        {
            var announcement = new Announcement(reading, document, definitions, filer);
            var told = Weighed(announcement.Claims(), reading.Text, news: false);
            return new(told) { NothingElse = told.Count > 0 && AwardHeading.NamesAnAward(reading.Document.Title, document.Text), OfComputing = announcement.OfComputing };
        }

        var won = bids ? Weighed(new NewsItem(reading, document, definitions).Claims(), reading.Text, news: true) : [];
        return new(won.Count > 0 || !supplies ? won : [.. new SupplyContract(reading, document, definitions).Claims()]);
    }

    private static List<ProcurementClaim> Weighed(IEnumerable<ProcurementClaim> claims, string text, bool news)
    {
        var told = claims.ToList();
        return told.ConvertAll(claim => Confidence.Weigh(claim, text, news, told.Count));
    }

    /// <summary>The announcement in a text, or null where it is none; for learning from labelled ones.</summary>
    internal static (Announcement Announcement, string Text)? Announcement(Reading reading)
    {
        var document = Condensed.Of(reading.Text);
        var definitions = Definitions.In(document.Text);
        var filer = Filer.Of(document.Text, definitions);
        return filer.IsEmpty || !IsFiling(document.Text) ? null : (new(reading, document, definitions, filer), document.Text);
    }

    /// <summary>A filing is headed by its code or signed by the board; a story about one may name both, and says whose announcement it tells.</summary>
    private static bool IsFiling(string text)
    {
        var head = text.AsSpan(0, Math.Min(300, text.Length));
        if (text.Contains("特此公告", StringComparison.Ordinal) || head.IndexOfAny(Heads) >= 0 || text.AsSpan(Math.Max(0, text.Length - 60)).Contains("董事会", StringComparison.Ordinal) && text.Length > 200)
            return true;
        return text.Length > 300 && head.IndexOfAny(Stories) < 0 && (text.Contains("董事会", StringComparison.Ordinal) || text.Contains("证券代码", StringComparison.Ordinal) || text.Contains("股票代码", StringComparison.Ordinal)
            || text.Contains("本公司", StringComparison.Ordinal) && text.Contains("以下简称", StringComparison.Ordinal) || text.Contains("公告编号", StringComparison.Ordinal) && text.Length > 500);
    }
}
